public import Handlaggning

/// Botkyrka kommuns offentliga rapport för kvartal 3 2023 som händelser: tio beslut, B01–B10. Dagarna då något hände är påhittade.
public enum Botkyrka {
    static let bostad = "bostad"

    /// Allt som hänt till och med att kvartal 3 öppnats: kvartal 2 är fastställt och inskickat.
    ///
    /// - Parameter brytdatum: dagen som kvartal 3 visar.
    public static func kvartal3(_ brytdatum: String = "2023-08-31") throws -> Provnämnd {
        var nämnd = Provnämnd()
        for (nr, insats, datum) in beslut { try nämnd.fatta(nr, .exempel(datum, insats: insats, person: .nr(nr))) }
        try nämnd.genomför("2023K2", "2023-04-30")
        for (nr, text) in skäl { try nämnd.ange(nr, skäl: text) }
        for (nr, datum) in verkställda { try nämnd.verkställ(nr, datum) }
        for (nr, datum, orsak, text) in avslutade { try nämnd.avsluta(nr, datum, orsak, text) }
        try nämnd.öppna("2023K3", brytdatum)
        return nämnd
    }

    public static let beslut: [(UInt64, String, String)] = [
        (1, "oppenvardsverksamhet", "2022-12-28"), (2, "kontaktperson", "2023-01-17"), (3, "kontaktperson", "2023-01-16"),
        (4, "kontaktperson", "2022-12-29"), (5, bostad, "2023-04-13"), (6, "kontaktfamilj", "2023-04-12"), (7, bostad, "2023-03-22"),
        (8, bostad, "2023-02-23"), (9, bostad, "2023-03-24"), (10, "kontaktperson", "2023-04-13"),
    ]

    static let skäl: [(UInt64, String)] = [
        (5, "Klienten har fått erbjudande om lägenhet och väntar på att flytta in."),
        (6, "Anledningen till detta är att det inte har hittats en lämplig kontaktfamilj."),
        (7, "Anledningen till detta är klienten väntar på en tillgänglig lägenhet."),
    ]

    static let verkställda: [(UInt64, String)] = [(1, "2023-05-15"), (2, "2023-06-01")]

    static let avslutade: [(UInt64, String, Avslutsorsak, String)] = [
        (3, "2023-06-12", .ejMedverkat, "eftersom klienten inte har kommit till bokade möten."),
        (4, "2023-05-22", .ejMedverkat, "på grund av att klienten inte har tillgodogjort sig insatsen."),
        (8, "2023-06-05", .återtagenAnsökan, "Anledningen till detta är att klienten har återtagit ansökan."),
        (
            9, "2023-07-03", .återtagenAnsökan,
            "Anledningen till detta är att klienten har återtagit ansökan för att hen flyttade från kommunen."
        ),
        (
            10, "2023-08-02", .tillgodosettAnnatSätt,
            "Anledningen till detta är att klienten inte är i behov av sökt bistånd eftersom klientens behov av stöd tillgodoses på annat sätt."
        ),
    ]
}

extension Rapport {
    /// Beslutens nummer under rubriken, i rapportens ordning.
    public func nummer(_ rubrik: Rubrik) -> [UInt64] { rader(under: rubrik).map { $0.frist.beslut.låg & 0xFFFF_FFFF } }
}
