/// The published report of kvartal 3 2023: its rows under their headings.
///
/// Källa: Botkyrka kommun, socialnämnden, sammanträde 2023-09-19, ärende 07 (allmän handling, avidentifierad).
enum Botkyrka {
    private static let bostad = "bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning"

    static let rader: [String: Set<String>] = [
        "Återrapportering av beslut som har verkställts": [
            "Beslut om öppenvårdsverksamhet 2022-12-28 har rapporterats som ej verkställt men är verkställt nu.",
            "Beslut om kontaktperson 2023-01-17 har rapporterats som ej verkställt men är verkställt nu.",
        ],
        "Återrapportering av beslut som avslutats utan att beslutet verkställts": [
            "Beslut om kontaktperson 2023-01-16 har rapporterats som ej verkställt och kommer inte verkställas eftersom klienten inte har kommit till "
                + "bokade möten.",
            "Beslut om kontaktperson 2022-12-29 har rapporterats som ej verkställt och kommer inte verkställas på grund av att klienten inte har "
                + "tillgodogjort sig insatsen.",
        ],
        "Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts": ["Det finns inga beslut att återrapportera."],
        "Ny rapportering av ej verkställda beslut under kvartal 3": [
            "Beslut om \(bostad) 2023-04-13 har rapporterats som ej verkställt. Klienten har fått erbjudande om lägenhet och väntar på att flytta in.",
            "Beslut om kontaktfamilj 2023-04-12 har rapporterats som ej verkställt. Anledningen till detta är att det inte har hittats en lämplig "
                + "kontaktfamilj.",
            "Beslut om \(bostad) 2023-03-22 har rapporterats som ej verkställt. Anledningen till detta är klienten väntar på en tillgänglig lägenhet.",
            "Beslut om \(bostad) 2023-02-23 är ett ej verkställt beslut men som avslutas. Anledningen till detta är att klienten har återtagit ansökan.",
            "Beslut om \(bostad) 2023-03-24 är ett ej verkställt beslut men som avslutas. Anledningen till detta är att klienten har återtagit ansökan "
                + "för att hen flyttade från kommunen.",
            "Beslut om kontaktperson 2023-04-13 är ett ej verkställt beslut men som avslutas. Anledningen till detta är att klienten inte är i behov av "
                + "sökt bistånd eftersom klientens behov av stöd tillgodoses på annat sätt.",
        ],
    ]

    /// The lines under each of the four headings in a printed report, up to the first empty one.
    static func rader(i text: String) -> [String: Set<String>] {
        let alla = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var funna: [String: Set<String>] = [:]
        for rubrik in rader.keys {
            guard let plats = alla.firstIndex(of: rubrik) else { continue }
            funna[rubrik] = Set(alla[(plats + 1)...].prefix { !$0.isEmpty })
        }
        return funna
    }
}
