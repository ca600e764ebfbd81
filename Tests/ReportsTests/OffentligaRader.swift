/// Raderna i Botkyrka kommuns offentliga rapport (socialnämnden 2023-09-19, ärende 07), rubrik för rubrik.
let offentligaRaderna: [[String]] = [
    [
        "Beslut om öppenvårdsverksamhet 2022-12-28 har rapporterats som ej verkställt men är verkställt nu.",
        "Beslut om kontaktperson 2023-01-17 har rapporterats som ej verkställt men är verkställt nu.",
    ],
    [
        "Beslut om kontaktperson 2023-01-16 har rapporterats som ej verkställt och kommer inte verkställas eftersom "
            + "klienten inte har kommit till bokade möten.",
        "Beslut om kontaktperson 2022-12-29 har rapporterats som ej verkställt och kommer inte verkställas på grund av "
            + "att klienten inte har tillgodogjort sig insatsen.",
    ],
    [
        "Det finns inga beslut att återrapportera."
    ],
    [
        "Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-04-13 har rapporterats som ej "
            + "verkställt. Klienten har fått erbjudande om lägenhet och väntar på att flytta in.",
        "Beslut om kontaktfamilj 2023-04-12 har rapporterats som ej verkställt. Anledningen till detta är att det inte "
            + "har hittats en lämplig kontaktfamilj.",
        "Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-03-22 har rapporterats som ej "
            + "verkställt. Anledningen till detta är klienten väntar på en tillgänglig lägenhet.",
        "Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-02-23 är ett ej verkställt "
            + "beslut men som avslutas. Anledningen till detta är att klienten har återtagit ansökan.",
        "Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-03-24 är ett ej verkställt "
            + "beslut men som avslutas. Anledningen till detta är att klienten har återtagit ansökan för att hen flyttade från kommunen.",
        "Beslut om kontaktperson 2023-04-13 är ett ej verkställt beslut men som avslutas. Anledningen till detta är "
            + "att klienten inte är i behov av sökt bistånd eftersom klientens behov av stöd tillgodoses på annat sätt.",
    ],
]
