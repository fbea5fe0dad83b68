"""From drafts that readers sent back to records of what they said.

`take` is the way in; `authors` knows who is called what, `marks` what is recorded already.
"""

from learning_together.actions.comments.take_in import CommentsResult, File, Item, take
from learning_together.actions.comments.untracked import Untracked

__all__ = ["CommentsResult", "File", "Item", "Untracked", "take"]
