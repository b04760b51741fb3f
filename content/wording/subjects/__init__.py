"""One module a subject: `blocks` draws its outcome, `FINDINGS` holds a sentence for each of its codes."""

from content.wording.subjects import (
    costs,
    downscale,
    duty,
    exams,
    extension,
    fees,
    fine,
    hours,
    loan,
    objection,
    pip,
    repayment,
    steps,
    switch,
    term,
)

MODULES = {
    "term": term,
    "pip": pip,
    "objection": objection,
    "hours": hours,
    "duty": duty,
    "steps": steps,
    "switch": switch,
    "downscale": downscale,
    "costs": costs,
    "loan": loan,
    "repayment": repayment,
    "extension": extension,
    "exams": exams,
    "fees": fees,
    "fine": fine,
}
