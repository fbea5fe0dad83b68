"""Every form of the public JSON, and its JSON Schema.

Gives text, writes nothing. Draft 2020-12.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from learning_together.actions.public_json.audit import AuditForm
from learning_together.actions.public_json.changes import ChangesForm
from learning_together.actions.public_json.clean import CleanForm
from learning_together.actions.public_json.comments import CommentsForm
from learning_together.actions.public_json.conflicts import ConflictsForm
from learning_together.actions.public_json.doctor import DoctorForm
from learning_together.actions.public_json.form import Form
from learning_together.actions.public_json.import_ import ImportForm, RecheckForm
from learning_together.actions.public_json.join import JoinForm
from learning_together.actions.public_json.leaks import LeaksForm
from learning_together.actions.public_json.mend import MendForm
from learning_together.actions.public_json.programme import ProgrammeForm
from learning_together.actions.public_json.proposals import ProposalsForm
from learning_together.actions.public_json.show import ShowForm, TunnelForm
from learning_together.actions.public_json.status import StatusForm
from learning_together.actions.public_json.validate import ValidateForm

#: By the name of the file of its schema.
FORMS: dict[str, type[Form]] = {
    "validate": ValidateForm,
    "status": StatusForm,
    "audit": AuditForm,
    "show": ShowForm,
    "tunnel": TunnelForm,
    "conflicts": ConflictsForm,
    "changes": ChangesForm,
    "import": ImportForm,
    "recheck": RecheckForm,
    "comments": CommentsForm,
    "proposals": ProposalsForm,
    "join": JoinForm,
    "mend": MendForm,
    "leaks": LeaksForm,
    "clean": CleanForm,
    "programme": ProgrammeForm,
    "doctor": DoctorForm,
}

#: Where a review keeps the schemas.
FOLDER = ".lt/json"


def texts() -> dict[str, str]:
    """Every schema's text, by the name of its file; the same each time."""
    return {f"{name}.json": text(name) for name in FORMS}


def text(name: str) -> str:
    """The schema of a form as it is written to a file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def schema(name: str) -> dict[str, Any]:
    """The schema of a form.

    Args:
        name: Its key in `FORMS`.
    """
    form = FORMS[name]
    made = form.model_json_schema(mode="serialization", schema_generator=_Schema)
    return made | {"title": f"The JSON of `{form.COMMAND}`"}


class _Schema(GenerateJsonSchema):
    """Without titles of fields, which only repeat their names."""

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
        return {"$schema": self.schema_dialect, **super().generate(schema, mode)}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False
