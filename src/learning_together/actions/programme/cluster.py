"""A cluster of Dask that reads reviews, as an executor of `concurrent.futures`.

Takes the address of its scheduler and gives the executor, once each of its workers is known to have
this `lt` and to see the reviews. Whoever reaches a scheduler has its workers run any code, beside
case data: so only one that asks for certificates, or of this machine alone, is spoken to.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from learning_together import __version__
from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.folder import private_folder
from learning_together.folder.look import is_file
from learning_together.review.paths import REVIEW_FILE

if TYPE_CHECKING:
    from distributed import Client

#: This machine, as an address calls it.
_HERE = {"127.0.0.1", "::1", "localhost"}
#: Seconds that a scheduler has to answer.
_PATIENCE = 15


@dataclass(frozen=True)
class Cluster:
    """Workers that read reviews.

    Attributes:
        executor: Hands them what is to be done.
        workers: Their addresses, when they were first asked.
        lost: How it is told that what was to be done ended several workers.
    """

    executor: Executor
    workers: frozenset[str]
    lost: type[Exception]
    _client: "Client"

    def told(self) -> str:
        """What is to be known of workers that are gone since; empty where all are there."""
        gone = len(self.workers - set(self._client.nthreads()))
        if not gone:
            return ""
        lost = counted(gone, "worker")
        return f"{lost} of the cluster died meanwhile; what was being read there was read again."


@contextmanager
def connected(address: str, folders: Sequence[Path]) -> Iterator[Cluster]:
    """A cluster that may read some reviews; it goes on when nothing is read any more.

    Args:
        address: Of its scheduler: `tls://…`, or one of this machine.
        folders: Of the reviews, as whole paths.

    Raises:
        LtError: It must not, cannot be reached, or does not fit.
    """
    refuse_open(address)
    try:
        from distributed import Client, KilledWorker, Security
    except ModuleNotFoundError:
        raise LtError(
            "A cluster needs the package “distributed”, which is not installed with lt.",
            "Install lt with it: pipx install '.[cluster]', or pipx inject learning-together "
            "distributed. Without --scheduler, lt reads with processes of its own.",
        ) from None
    try:
        security = Security(require_encryption=True) if address.startswith("tls://") else None
        client = Client(address, security=security, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise LtError(
            f"No scheduler answers at {address}: {error}.",
            "See that it runs, and under that address; for tls:// Dask's configuration names the "
            "certificates (distributed.comm.tls).",
        ) from None
    try:
        workers = client.run(_about, [str(one) for one in folders[:1]], on_error="return")
        _refuse_unfit(workers, folders)
        # A review may read otherwise a moment later: what was asked once is asked anew.
        executor = client.get_executor(pure=False)
        yield Cluster(executor, frozenset(workers), KilledWorker, client)
    except CancelledError:
        raise LtError(
            f"The cluster at {address} ended before all reviews were read.",
            "Nothing was written. See why it ended, and run the command again.",
        ) from None
    finally:
        client.close()


def refuse_open(address: str) -> None:
    """Refuses a scheduler that others may reach without a certificate.

    Raises:
        LtError: It is one, or no address.
    """
    where = urlsplit(address if "://" in address else f"tcp://{address}")
    if where.scheme == "tls" or (where.scheme == "tcp" and where.hostname in _HERE):
        return
    raise LtError(
        f"lt hands no reviews to a scheduler at “{address}”: whoever reaches it could have its "
        "workers run anything, beside case data.",
        "Run the cluster with certificates and give tls://HOST:PORT, or on this machine alone and "
        "give tcp://127.0.0.1:PORT.",
    )


def refuse_locked(folders: Sequence[Path]) -> None:
    """Refuses reviews whose key is locked: a passphrase is not sent to other computers.

    Raises:
        LtError: There are some.
    """
    locked = [one.name for one in folders if private_folder.is_key_locked(one)]
    if locked:
        named = ", ".join(locked[:5]) + (", …" if len(locked) > 5 else "")
        raise LtError(
            f"The key of real names of {counted(len(locked), 'review')} is locked ({named}), and "
            "lt sends no passphrase to a cluster.",
            "Leave --scheduler out, so that lt reads them on this computer.",
        )


def _about(folders: list[str]) -> tuple[str, list[str]]:
    """What a worker has: its version of `lt`, and which of some reviews it does not see."""
    return __version__, [one for one in folders if not is_file(Path(one) / REVIEW_FILE)]


def _refuse_unfit(workers: dict[str, Any], folders: Sequence[Path]) -> None:
    if not workers:
        raise LtError("The cluster has no workers.", "Start some, and run the command again.")
    for address, said in workers.items():
        version = said[0] if isinstance(said, tuple) else ""
        if version != __version__:
            has = f"has lt {version}" if version else f"has no lt that fits ({said})"
            raise LtError(
                f"The worker at {address} {has}; here it is lt {__version__}.",
                "Install the same lt on all of them: two versions may count differently.",
            )
        if said[1]:
            raise LtError(
                f"The worker at {address} does not see {folders[0]}.",
                "The reviews have to lie on a drive that all of them have under the same path.",
            )
