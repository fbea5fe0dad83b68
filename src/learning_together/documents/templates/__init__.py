"""View + template -> Markdown: the only Jinja.

Takes a view and the name of a template, gives Markdown in the dialect that `documents` reads. Must
not know what a report is about: no reviews, no records, no dates, no lookups.

**A view** is a frozen dataclass of plain data: text, numbers, yes or no, None, tuples, mappings,
other such dataclasses (properties included). Plain text is `str`; text in the Markdown subset is
wrapped: `Prose(episode.summary)`, and `Prose(section.text, wrapped=True)` for Markdown files. Dates
come formatted. Ids stay ids. A Prose field that somebody forgot to wrap prints its marks; it does
no harm.

    @dataclass(frozen=True, slots=True)
    class Episode:
        id: str
        title: str
        when: str
        appraisal: Prose
        factors: tuple[str, ...]

    @dataclass(frozen=True, slots=True)
    class Episodes:
        title: str
        episodes: tuple[Episode, ...]

**A template** is `reports/<name>/report.md.j2` and sees only `view`. Whatever `{{ }}` prints is
made safe for where it stands, so text cannot be printed unescaped; what does not fit is an error
that names the line.

    {% import "reports/_macros.md.j2" as macros %}
    # {{ view.title }}

    {% for episode in view.episodes %}
    ## {{ episode.title }} {{ episode.id | anchor }}

    {{ episode.appraisal | block }}

    Rests on {{ episode.factors | map("ref") | join(", ") }}; see {{ episode.id | ref }}.

    {% endfor %}
    {% call macros.table([("Episode", 12), ("When", 20), ("Appraisal", 68)], "The episodes") %}
    {% for episode in view.episodes %}
    | {{ episode.id | ref }} | {{ episode.when | cell }} | {{ episode.appraisal | cell }} |
    {% endfor %}
    {% endcall %}

==========================  ===================================================================
in the template             prints
==========================  ===================================================================
`{{ x }}`                   plain text or a number on one line, anywhere (same as `x | inline`);
                            Prose, None, yes/no and lists are errors
`x | cell`                  plain text or Prose as the content of a table cell
`x | block`                 plain text or Prose as paragraphs; `block("   ")` puts that before
                            every further line, for use in a list or a quotation
`id | ref`                  a reference to a record, as `link` says; also what `[[ID]]` becomes
`id | anchor`               `{#KPE3}` after a heading; `id | anchor("event")` for one field
`x | anchored(id)`          text as the place of a record: `[x]{#KPE3}`
`x | attribute`             text as the value of an attribute, between double quotes
`id | told`                 the place of a record, or a link to it where the document has one
`heading | elsewhere`       a part of the records that are named and told of nowhere, each with
                            what it is called; nothing if there are none
`list | join(", ")`, `~`    put together, each part made safe
==========================  ===================================================================

A reference is a link exactly where the finished document holds its anchor. Anchors are unique: the
first place of a record gets it, later ones get none. Besides, templates have Jinja's statements and
those of its filters that pick, sort and count; text that a template itself writes is Markdown. A
line that ends in `%}` loses its line break (`+%}` keeps it); spaces before a `{%` go too.

**A team's own templates** lie in the review's `templates/`, under the same names, and win; the
shipped one is still there as `shipped/reports/<name>/report.md.j2`, to extend or include. They are
somebody's files: they run in Jinja's immutable sandbox, in a child process with limits on time,
memory and output, and see no file but templates. Data goes there and comes back as JSON.
"""

from collections.abc import Callable
from pathlib import Path

from learning_together import resources
from learning_together.documents.templates.reference import Reference
from learning_together.errors import LtError

__all__ = ["Reference", "render"]


def render(
    template: str,
    view: object,
    *,
    link: Callable[[str], Reference],
    own: Path | None = None,
    anchors: bool = True,
) -> str:
    """The Markdown of a view.

    Args:
        template: The name, such as `reports/findings/report.md.j2`.
        view: The view; see above.
        link: What a record is called, and which record's anchor to jump to. It is asked about every
            id in a text, so it answers for those it does not know too: `Reference(id)`.
        own: The `templates/` folder of the review, if the team's templates are to count.
        anchors: Whether places get anchors and references links.

    Raises:
        LtError: There is no such template, or the team's own does not work.
    """
    if own is not None:
        from learning_together.documents.templates import sources, team

        if (found := sources.read(own, template)) is not None:
            return team.render(template, found, view, link=link, anchors=anchors)

    from jinja2 import FileSystemLoader, TemplateNotFound

    from learning_together.documents.templates.environment import Writer, environment

    writer = Writer(link, anchors=anchors)
    loader = FileSystemLoader(resources.folder("templates"))
    try:
        text = environment(writer, loader, sandboxed=False).get_template(template).render(view=view)
    except TemplateNotFound as fault:
        if fault.name != template:
            raise
        raise LtError(
            f"There is no template {template}.",
            "Put it into the review's templates/ folder, or choose one of the shipped reports.",
        ) from None
    return writer.finish(text)
