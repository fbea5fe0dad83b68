"""Checks of confidentiality; one module each."""

from learning_together.checks.rule import rules

#: By code.
RULES = rules(
    __name__,
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
    "id_in_public_text",
    "several_in_one",
)
