"""A cluster of Dask on this machine reads reviews: the same bytes, and what goes wrong is told."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Lt
from learning_together import __version__
from learning_together.actions.programme import cluster
from learning_together.errors import LtError
from places import TESTS
from sample import SAMPLE, write

#: Holds a cluster of two workers, and tells its address; lives as long as its input is open.
_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=2, host="127.0.0.1", protocol="tcp",
                      dashboard_address=None) as held:
        print(held.scheduler_address, flush=True)
        sys.stdin.read()
"""
#: The same with certificates, which each side asks of the other.
_WITH_CERTIFICATES = """
import sys
from distributed import LocalCluster, Security
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1", protocol="tls://",
                      security=Security(require_encryption=True), dashboard_address=None) as held:
        print(held.scheduler_address, flush=True)
        sys.stdin.read()
"""
KEY = "- {code: HV9, names: [Aurelia Thistledown]}\n"

needs_cluster = pytest.mark.cluster


def _shelf(folder: Path, number: int) -> Path:
    for one in range(number):
        write(folder / f"review-{one:02d}", {**SAMPLE, "private/identities.yaml": KEY})
    return folder


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.9:8786", "scheduler:8786", "ws://127.0.0.1:1", "inproc://1", "tls.example"],
)
def test_a_scheduler_that_others_reach_is_refused(address: str, lt: Lt, tmp_path: Path) -> None:
    _shelf(tmp_path, 1)
    ran = lt("programme", ".", "--scheduler", address, cwd=tmp_path)
    assert ran.code == 2
    assert "certificates" in ran.err


@pytest.mark.parametrize("address", ["tls://scheduler:8786", "127.0.0.1:8786", "tcp://[::1]:8786"])
def test_one_with_certificates_or_of_this_machine_is_not(address: str) -> None:
    cluster.refuse_open(address)


def test_a_locked_key_is_refused(lt: Lt, tmp_path: Path) -> None:
    root = _shelf(tmp_path, 1) / "review-00"
    (root / "passphrase").write_text("four words of mine")
    assert lt("key", "lock", "--passphrase-file", "passphrase", cwd=root).code == 0
    ran = lt("programme", ".", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path)
    assert ran.code == 2
    assert "1 review is locked (review-00)" in " ".join(ran.err.split())


def test_workers_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    folders = [tmp_path / "review"]
    for said, why in (
        ({}, "has no workers"),
        ({"tcp://w": ("0.0.1", [])}, "has lt 0.0.1"),
        ({"tcp://w": ModuleNotFoundError("learning_together")}, "has no lt"),
        ({"tcp://w": (__version__, ["x"])}, "does not see"),
    ):
        with pytest.raises(LtError, match=why):
            cluster._refuse_unfit(said, folders)


def test_jobs_and_a_cluster_are_not_asked_at_once(lt: Lt, tmp_path: Path) -> None:
    ran = lt("programme", ".", "--scheduler", "tls://a:1", "--jobs", "2", cwd=tmp_path)
    assert ran.code == 2
    assert "Leave one of" in ran.err


@contextmanager
def _held(program: Path, code: str) -> Iterator[str]:
    """The address of a cluster that lives meanwhile."""
    program.write_text(textwrap.dedent(code))
    env = {**os.environ, "PYTHONPATH": str(TESTS.parent / "src")}
    with subprocess.Popen(
        [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    ) as held:
        assert held.stdout is not None
        yield held.stdout.readline().strip()
        assert held.poll() is None, "lt ended the cluster"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("distributed")
    with _held(tmp_path_factory.mktemp("cluster") / "held.py", _CLUSTER) as address:
        yield address


@needs_cluster
def test_a_cluster_gives_the_same_bytes_and_goes_on(lt: Lt, tmp_path: Path, address: str) -> None:
    _shelf(tmp_path, 12)
    write(tmp_path / "broken", {"review.yaml": "title: [\n"})
    for form in ("json", "csv"):
        there = lt("programme", ".", "--format", form, "--scheduler", address, cwd=tmp_path)
        here = lt("programme", ".", "--format", form, "--jobs", "2", cwd=tmp_path)
        assert (there.code, there.out, there.err) == (here.code, here.out, here.err)
        assert there.out


@needs_cluster
def test_a_worker_that_dies_is_told_and_its_reviews_are_read(
    lt: Lt, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client

    _shelf(tmp_path, 12)
    connected = Client.get_executor

    def dying(client: Client, **more: object) -> object:
        (first, *_) = client.run(os.getpid).values()
        os.kill(first, signal.SIGKILL)
        return connected(client, **more)

    monkeypatch.setattr(Client, "get_executor", dying)
    ran = lt("programme", ".", "--format", "json", "--scheduler", address, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "1 worker of the cluster died meanwhile" in ran.err
    monkeypatch.undo()
    assert ran.out == lt("programme", ".", "--format", "json", "--jobs", "1", cwd=tmp_path).out


def _certificates(folder: Path) -> dict[str, str]:
    """Where Dask's configuration names a certificate for each side, made for this once."""
    from distributed import Security

    made = Security.temporary()
    folder.mkdir()
    for name, text in (
        ("ca.pem", made.tls_ca_file),
        ("cert.pem", made.tls_client_cert),
        ("key.pem", made.tls_client_key),
    ):
        (folder / name).write_text(text, encoding="ascii")
    named = {"ca-file": str(folder / "ca.pem")}
    for side in ("scheduler", "worker", "client"):
        named |= {f"{side}.{one}": str(folder / f"{one}.pem") for one in ("cert", "key")}
    return {f"distributed.comm.tls.{name}": path for name, path in named.items()}


@needs_cluster
def test_a_cluster_with_certificates_gives_the_same_bytes_and_asks_for_them(
    lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dask = pytest.importorskip("dask")
    pytest.importorskip("distributed")
    shelf = _shelf(tmp_path / "shelf", 3)
    named = _certificates(tmp_path / "certificates")
    for name, path in named.items():
        variable = f"DASK_{name.upper().replace('.', '__').replace('-', '_')}"
        monkeypatch.setenv(variable, path)
    with _held(tmp_path / "held.py", _WITH_CERTIFICATES) as address:
        assert address.startswith("tls://127.0.0.1:")
        monkeypatch.setattr(cluster, "_PATIENCE", 5)
        asked = ("programme", ".", "--format", "json")
        with dask.config.set(named):
            there = lt(*asked, "--scheduler", address, cwd=shelf)
        assert there.code == 0, there.err
        assert there.out == lt(*asked, "--jobs", "1", cwd=shelf).out
        # A stranger's certificate opens nothing, and none does not, either.
        for others in (_certificates(tmp_path / "others"), dict.fromkeys(named)):
            with dask.config.set(others):
                refused = lt(*asked, "--scheduler", address, cwd=shelf)
            assert refused.code == 2
            assert "No scheduler answers" in " ".join(refused.err.split())


@needs_cluster
def test_no_scheduler_is_told(lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    _shelf(tmp_path, 1)
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    ran = lt("programme", ".", "--scheduler", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert ran.code == 2
    assert "No scheduler answers at tcp://127.0.0.1:9" in " ".join(ran.err.split())
