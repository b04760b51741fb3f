"""One module a subject: `blocks` draws its outcome, `FINDINGS` holds a sentence for each of its codes."""

from content.wording.subjects import hours, objection, pip, term

MODULES = {"term": term, "pip": pip, "objection": objection, "hours": hours}
