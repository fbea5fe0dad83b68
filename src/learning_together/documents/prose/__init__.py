"""From what a person typed to safe Markdown, so that it arrives in Word as it was typed.

Takes text of two sorts and gives Markdown that pandoc reads as nothing but that text:

* plain text (`str`): any characters, `[[ID]]` references, line breaks;
* prose (`Prose`): a subset of Markdown, namely paragraphs, emphasis, lists, block quotations, links
  (http, https, mailto), `[[ID]]`, and `[[picture: NAME]]` on a line of its own. All else in it is
  literal: `# x`, `|`, `<b>`, `:smile:`, `~`, `^`, `---`, backticks, tables, footnotes, images, HTML
  entities.

Must not know records, reports or templates: what a reference is called and whether it leads
anywhere is said by the `link` that the caller passes.

=============  =====================================  ========================================
function       for                                    gives
=============  =====================================  ========================================
`inline`       a heading, a sentence, a list item     one line
`cell`         a cell of a pipe table                 one line
`paragraphs`   plain text that stands by itself       paragraphs
`block`        prose that stands by itself            paragraphs, lists, quotations
`flatten`      prose in a cell                        one line; "• " for lists, quotation marks
`plain`        screens; plain text or prose           the words alone, no markup
=============  =====================================  ========================================

Some characters could act instead of being read. The controls, the two private characters that stand
for breaks (and their neighbours up to U+E01F), the ones that turn the direction of writing round,
lone surrogates and non-characters become U+FFFD; the separators U+0085, U+2028, U+2029, vertical
tab and form feed are line breaks; U+FEFF becomes U+2060, which means the same inside a text.
"""

from learning_together.documents.prose.escape import (
    CELL_BREAK,
    LINE_BREAK,
    Link,
    attribute,
    cell,
    clean,
    inline,
    literal,
    paragraphs,
    references,
)
from learning_together.documents.prose.safe_markdown import PICTURE, Prose, block, flatten, plain

__all__ = [
    "CELL_BREAK",
    "LINE_BREAK",
    "PICTURE",
    "Link",
    "Prose",
    "attribute",
    "block",
    "cell",
    "clean",
    "flatten",
    "inline",
    "literal",
    "paragraphs",
    "plain",
    "references",
]
