"""Checks of confidentiality; one module each."""

from importlib import import_module
from typing import cast

from learning_together.checks.rule import Rule

#: By code.
RULES: tuple[Rule, ...] = tuple(
    cast("Rule", import_module(f"{__name__}.{name}"))
    for name in (
        "no_key",
        "key_incomplete",
        "key_of_nobody",
        "private_tracked",
        "private_was_tracked",
        "no_repository",
        "no_marking",
        "restricted_record_cited",
        "real_name",
        "near_name",
        "personal_number",
        "contact_details",
        "birth_date",
        "machine_path",
        "name_of_file",
        "key_in_shared_place",
        "identifying_together",
        "handover_tells_more",
    )
)
