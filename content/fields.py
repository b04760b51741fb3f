"""What each field is called when it is asked, which of them a subject asks, and what a wrong one gets."""

from __future__ import annotations

from content.languages import N_

NO_DATE = "not-a-date"

LABELS = {
    "pip_date": (
        N_("Welke datum staat op uw PIP?"),
        N_("Dat is de brief van de gemeente: het Persoonlijk plan Inburgering en Participatie."),
    ),
    "group": (N_("Waarom bent u in Nederland?"), ""),
    "sponsor": (N_("Bij wie bent u in Nederland komen wonen?"), ""),
    "term_end_duo": (
        N_("Welke laatste dag noemt DUO?"),
        N_("Kijk in uw brief of in Mijn Inburgering. U mag dit leeg laten."),
    ),
    "notice_date": (
        N_("Welke datum staat op de brief van DUO?"),
        N_("In die brief staat dat u moet inburgeren."),
    ),
    "registered_date": (
        N_("Woonde u toen nog in een azc? Wanneer schreef uw gemeente u in?"),
        N_("U mag dit leeg laten."),
    ),
    "decision_date": (N_("Welke datum staat op het besluit?"), N_("Die datum staat boven aan de brief.")),
    "decision_kind": (N_("Wat voor brief is het?"), ""),
    "hours_course": (N_("Hoeveel uur les had u al?"), N_("Tel alleen lessen op een school met keurmerk.")),
    "hours_participation": (N_("Hoeveel uur participatie deed u al?"), N_("Tel PVT en MAP mee.")),
    "done": (N_("Wat hebt u al gedaan?"), N_("U mag dit leeg laten.")),
    "birth_date": (N_("Wanneer bent u geboren?"), N_("U mag dit leeg laten. Wij bewaren het niet.")),
    "nationality": (N_("Welke nationaliteit hebt u?"), N_("Wij bewaren dit niet.")),
    "temporary_stay": (
        N_("Is uw verblijf tijdelijk?"),
        N_("Bijvoorbeeld voor studie of als kennismigrant. Wij bewaren dit niet."),
    ),
    "ukraine_protection": (
        N_("Hebt u tijdelijke bescherming voor Oekraïne?"),
        N_("Wij bewaren dit niet."),
    ),
    "route": (N_("Welke route staat in uw PIP?"), ""),
    "law": (N_("Welke wet noemt uw brief?"), N_("U mag dit leeg laten.")),
    "new_term_until": (N_("Kreeg u een nieuwe termijn na een boete? Tot welke dag?"), ""),
    "planned_hours": (
        N_("Hoeveel uur les wilt u nog kopen?"),
        N_("Leert u zelf, zonder school? Vul dan een nul in."),
    ),
    "price_per_hour": (N_("Wat kost een uur les?"), N_("Vraag dit aan de school.")),
    "income": (
        N_("Wat was het inkomen van uw huishouden in het jaar voor vorig jaar?"),
        N_("Tel het inkomen van uw partner mee. Kijk op de brief van de Belastingdienst."),
    ),
    "partner": (N_("Hebt u een partner?"), ""),
    "debt": (N_("Hoe hoog is uw schuld bij DUO?"), N_("Kijk in Mijn Inburgering.")),
    "finished_date": (
        N_("Op welke dag was u klaar met inburgeren?"),
        N_("Die dag staat in de brief van DUO."),
    ),
}
YES_NO = {"true": N_("Ja"), "false": N_("Nee")}
OPTIONS = {
    "done": {
        "pvt": N_("De PVT"),
        "map": N_("De MAP"),
        "pvt,map": N_("De PVT en de MAP"),
        "pvt,map,gesprek": N_("De PVT, de MAP en het eindgesprek"),
    },
    "nationality": {
        "eu": N_("Een land van de EU, de EER of Zwitserland"),
        "tr": N_("Turkije"),
        "other": N_("Een ander land"),
    },
    "temporary_stay": YES_NO,
    "ukraine_protection": YES_NO,
    "group": {
        "asiel": N_("Asiel"),
        "gezin": N_("Gezin"),
        "overig": N_("Werk of een andere reden"),
        "geestelijk": N_("Geestelijk bedienaar"),
    },
    "sponsor": {
        "asiel": N_("Iemand met een asielvergunning"),
        "nl": N_("Een Nederlander"),
        "eu": N_("Een burger van een ander EU-land"),
        "overig": N_("Iemand anders"),
    },
    "route": {"b1": N_("B1-route"), "onderwijs": N_("Onderwijsroute"), "z": N_("Z-route")},
    "law": {"2021": N_("De Wet inburgering 2021"), "2013": N_("De oude Wet inburgering")},
    "partner": YES_NO,
    "decision_kind": {
        "decision": N_("Een besluit"),
        "exam-mark": N_("De uitslag van een examen"),
        "reminder": N_("Een aanmaning om te betalen"),
        "enforcement": N_("Een dwangbevel"),
        "nt2-irregularity": N_("Een besluit over een onregelmatigheid bij het staatsexamen"),
    },
}
ERRORS = {
    NO_DATE: N_("Deze datum bestaat niet. Kijk nog eens in uw brief."),
    "before-law": N_("Deze datum is te vroeg. De wet begon op {first}."),
    "too-far": N_("Deze datum is te ver weg. Kijk nog eens in uw brief."),
    "not-a-number": N_("Vul hier een getal in, met cijfers."),
    "not-one-of": N_("Kies een van de antwoorden."),
}
ASKED = {
    "term": ("pip_date", "group", "sponsor", "term_end_duo", "new_term_until"),
    "pip": ("notice_date", "group", "sponsor", "registered_date"),
    "objection": ("decision_date", "decision_kind"),
    "hours": ("group", "sponsor", "hours_course", "hours_participation"),
    "duty": (
        *("group", "sponsor", "temporary_stay", "ukraine_protection"),
        *("nationality", "birth_date", "notice_date", "law"),
    ),
    "switch": ("pip_date", "route", "term_end_duo", "new_term_until"),
    "downscale": ("route", "hours_course"),
    "loan": ("group", "sponsor", "income", "partner", "planned_hours", "price_per_hour"),
    "repayment": ("debt", "finished_date", "income", "partner"),
    "schools": (
        *("planned_hours", "group", "sponsor", "route", "pip_date"),
        *("term_end_duo", "income", "partner"),
    ),
}
OPTIONAL_IN = {
    "loan": frozenset({"planned_hours", "price_per_hour"}),
    "repayment": frozenset({"income", "partner"}),
    "schools": frozenset({"group", "sponsor", "route", "pip_date", "term_end_duo", "income", "partner"}),
}
OPTIONAL = frozenset(
    {
        *("term_end_duo", "registered_date", "decision_kind", "route", "done", "nationality"),
        *("birth_date", "ukraine_protection", "law", "new_term_until"),
    }
)
