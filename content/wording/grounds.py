"""The names of the grounds for more time, and the proof that each asks."""

from __future__ import annotations

from content.languages import N_

NAMES = {
    "ext-ziekte": N_("ziekte"),
    "ext-overlijden": N_("een overlijden"),
    "ext-bevalling": N_("een bevalling"),
    "ext-opvanghuis": N_("wonen in een opvanghuis"),
    "ext-alfabetisering": N_("leren lezen en schrijven"),
    "ext-dakloos": N_("geen huis"),
    "ext-aanbod-laat": N_("een te late cursus van de gemeente"),
    "ext-aanbod-laat-onderwijs": N_("een te late start in de onderwijsroute"),
    "ext-aanbieder": N_("het kon niet door de school"),
    "ext-bijzonder": N_("iets bijzonders"),
    "ext-combinatie": N_("meer redenen samen"),
    "ext-pro-vso-klaar": N_("praktijkonderwijs, vso of entree (klaar)"),
    "ext-pro-vso-bezig": N_("praktijkonderwijs, vso of entree (nog bezig)"),
    "ext-onderbreking": N_("een onderbreking van uw verblijf"),
    "ext-bijna-klaar": N_("bijna klaar"),
    "ext-examen-2024": N_("lang wachten op een uitslag"),
    "ext-examen-2026": N_("lang wachten op een uitslag"),
    "ext-plan-werk": N_("werk"),
    "ext-plan-kinderopvang": N_("geen kinderopvang"),
    "ext-plan-azc": N_("wonen in het azc"),
    "ext-plan-mantelzorg": N_("zorg voor familie"),
    "ext-plan-routewissel": N_("een andere route"),
    "ext-plan-consultatie": N_("een plan van het kabinet"),
}
PROOF = {
    "ext-ziekte": N_("Bewijs bij ziekte: u geeft een medische machtiging."),
    "ext-overlijden": N_("Bewijs bij een overlijden: een kopie van de overlijdensakte."),
    "ext-bevalling": N_("Bewijs bij een bevalling: de geboorteakte."),
    "ext-opvanghuis": N_("Bewijs bij een opvanghuis: een verklaring van het huis."),
    "ext-alfabetisering": N_("Bewijs bij leren lezen en schrijven: een verklaring van de taalschool."),
    "ext-dakloos": N_("Bewijs bij geen huis: een uittreksel van de gemeente (BRP)."),
    "ext-aanbod-laat": N_("Bewijs bij een te late cursus: een verklaring van de gemeente."),
    "ext-aanbod-laat-onderwijs": N_("Bewijs bij een te late start: een verklaring van de gemeente."),
    "ext-aanbieder": N_("Bewijs: papieren waarop staat waarom de school het niet kon."),
    "ext-bijzonder": N_("Bewijs: papieren die laten zien wat er was."),
    "ext-combinatie": N_("Bewijs bij meer redenen: de papieren van elke reden."),
    "ext-pro-vso-klaar": N_("Bewijs van uw school: de inschrijving, het profiel en de uitschrijving."),
    "ext-pro-vso-bezig": N_("Bewijs van uw school: de inschrijving."),
    "ext-onderbreking": N_("Bij een onderbreking hoeft u niets te sturen. DUO telt dit zelf."),
    "ext-bijna-klaar": N_("Bij bijna klaar heeft DUO uw gegevens al. U vraagt het wel zelf."),
}
