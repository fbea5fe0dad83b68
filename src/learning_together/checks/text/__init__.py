"""Checks of the text: files, YAML, the fields of records.

No rules over a review: what is wrong with a text is found while it is read, before there is one.
Each check is declared where it is raised.
"""

from learning_together.folder import faults
from learning_together.records import field_faults
from learning_together.review.passed_over import PASSED_OVER

RULES = ()
#: By code.
CHECKS = (*faults.FAULTS, *field_faults.FAULTS, PASSED_OVER)
