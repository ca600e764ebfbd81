import Application
import EventStore
import Foundation
import Handlaggning
import Postgres
import Testing

@Suite("Ett år, dag för dag", .serialized)
struct ÅretTests {
    private static func dagar(_ händelser: [(String, [String])]) -> [Datum: [String]] {
        Dictionary(händelser.map { (Datum($0.0)!, $0.1) }) { $0 + $1 }
    }

    /// The leap year 2024: one nämnd without rounds before it. Its people do what they should, except that July's report is sent late and
    /// that no runner was at work while October's round should have been opened.
    private static let år2024 = dagar([
        ("2024-01-01", [Rad.nämnd, Rad.fatta(1, "2023-09-10"), Rad.fatta(4, "2023-11-30")]),
        ("2024-01-05", [Rad.skäl(1, "Anledningen är kö.")]), ("2024-01-15", [Rad.fastställ("2023K4")]),
        ("2024-01-16", [Rad.inskick("2023K4", "2024-01-16")]),
        ("2024-01-31", [Rad.fatta(2, "2024-01-31")]), ("2024-02-05", [Rad.verkställ(1, "2024-02-01")]),
        ("2024-02-20", [anta("2023K4", "2024-02-20")]), ("2024-02-21", [överlämna("2023K4", "revisorer", "2024-02-21")]),
        ("2024-02-28", [överlämna("2023K4", "fullmaktige", "2024-02-28")]), ("2024-02-29", [Rad.fatta(3, "2024-02-29")]),
        ("2024-03-05", [Rad.skäl(4, "Anledningen är kö.")]), ("2024-04-10", [Rad.fastställ("2024K1")]),
        ("2024-04-12", [Rad.inskick("2024K1", "2024-04-12")]),
        ("2024-05-20", [Rad.verkställ(3, "2024-05-20")]),
        ("2024-05-22", [anta("2024K1", "2024-05-21"), överlämna("2024K1", "revisorer", "2024-05-22")]),
        ("2024-05-22", [överlämna("2024K1", "fullmaktige", "2024-05-22")]),
        ("2024-07-05", [Rad.skäl(2, "Anledningen är kö.")]), ("2024-08-28", [Rad.fastställ("2024K2")]),
        ("2024-09-05", [Rad.inskick("2024K2", "2024-09-05")]),
        ("2024-10-30", [Rad.fastställ("2024K3"), Rad.inskick("2024K3", "2024-10-30")]),
    ])

    private static func anta(_ period: String, _ datum: String) -> String {
        #"{"kommando":"AntaRapport","namnd":"SN","period":"\#(period)","sammantradesdatum":"\#(datum)"}"#
    }

    private static func överlämna(_ period: String, _ mottagare: String, _ datum: String) -> String {
        #"{"kommando":"OverlamnaRapport","namnd":"SN","period":"\#(period)","mottagare":"\#(mottagare)","datum":"\#(datum)"}"#
    }

    @Test("2024: varje omgång öppnas en gång, varje jobb görs en gång för sin period, och varje påminnelse väcks och avslutas på sin dag")
    func skottåret() async throws {
        let prov = try await Provinstallation()
        let lopp = Årslopp(
            från: Datum("2024-01-01")!, till: Datum("2024-12-31")!, nere: Datum("2024-09-10")!...Datum("2024-10-22")!, händer: Self.år2024)
        try await lopp.kör(prov)

        #expect(
            try await prov.öppnade() == [
                "2023K4 2023-12-31 jobb:oppna_omgang", "2024K1 2024-03-31 jobb:oppna_omgang", "2024K2 2024-06-30 jobb:oppna_omgang",
                "2024K3 2024-09-30 jobb:oppna_omgang", "2024K4 2024-12-31 jobb:oppna_omgang",
            ])
        #expect(try await prov.upprepadeJobb() == [])
        for slag in ["paminn", "prova_lasmodeller", "rensa"] { #expect(try await prov.antalUtfall(slag) == ["\(366 - 43)"], "\(slag)") }
        #expect(try await prov.antalUtfall("gallringskandidater") == ["4"])
        #expect(try await prov.antalUtfall("oppna_omgang") == ["5"])
        try await påminnelserna(prov)
    }

    private func påminnelserna(_ prov: Provinstallation) async throws {
        let (ett, två, tre) = (Rad.id(1), Rad.id(2), Rad.id(3))
        for (nyckel, dagar) in [
            ("skal_saknas/\(ett)/beslut0", ["2024-01-01–2024-01-05"]), ("ej_faststalld/2023K4", ["2024-01-01–2024-01-15"]),
            ("ej_inskickad/2023K4", ["2024-01-15–2024-01-16"]), ("fonster_stanger/2023K4/%", []), ("ej_antagen/2023K4", ["2024-02-01–2024-02-20"]),
            ("ej_overlamnad/2023K4/revisorer", ["2024-02-20–2024-02-21"]), ("ej_overlamnad/2023K4/fullmaktige", ["2024-02-20–2024-02-28"]),
            // Till nästa rapport är fastställd.
            ("slutrapport/2023K4/\(ett)/beslut0", ["2024-02-05–2024-04-10"]),
            ("bevakning/\(två)/beslut0/30", ["2024-03-31–2024-04-16"]), ("bevakning/\(två)/beslut0/14", ["2024-04-16–2024-04-23"]),
            ("bevakning/\(två)/beslut0/7", ["2024-04-23–2024-05-01"]), ("rapporteringsbar/\(två)/beslut0", ["2024-05-01–2024-09-05"]),
            ("skal_saknas/\(två)/beslut0", ["2024-05-01–2024-07-05"]), ("bevakning/\(tre)/beslut0/14", ["2024-05-15–2024-05-20"]),
            ("rapporteringsbar/\(tre)/%", []), ("ej_antagen/2024K1", ["2024-05-01–2024-05-22"]),
            ("fonster_stanger/2024K2/14", ["2024-08-19–2024-08-26"]), ("fonster_stanger/2024K2/7", ["2024-08-26–2024-09-01"]),
            ("fonster_stanger/2024K2/1", ["2024-09-01–2024-09-03"]), ("fonster_stangt/2024K2", ["2024-09-03–2024-09-05"]),
            // Den 23 oktober är köraren tillbaka: omgången öppnas innan någon påminns.
            ("omgang_saknas/%", []), ("ej_faststalld/2024K3", ["2024-10-23–2024-10-30"]), ("fonster_stanger/2024K3/14", ["2024-10-23–2024-10-24"]),
            ("ej_antagen/2024K2", ["2024-09-03–"]), ("ej_antagen/2024K3", ["2024-11-01–"]),
        ] { #expect(try await prov.påmindes(nyckel) == dagar, "\(nyckel)") }
    }

    @Test("2025, då lagen byts: nämndens egna brytdatum fortsätter, och en missad omgång larmar tills en senare är fastställd")
    func lagbytet() async throws {
        let nyLag = Rad.fatta(6, "2025-07-01").replacing("SoL2001-4:1", with: "SoL2025-11:1")
        let lopp = Årslopp(
            från: Datum("2025-01-01")!, till: Datum("2026-02-28")!,
            händer: Self.dagar([
                ("2025-01-01", [Rad.nämnd, Rad.fatta(5, "2025-02-28"), Rad.öppna("2025K1", "2025-01-15"), Rad.fastställ("2025K1")]),
                ("2025-07-03", [nyLag]), ("2025-10-20", [Rad.fastställ("2025K2"), Rad.fastställ("2025K3")]),
            ]))
        let prov = try await Provinstallation()
        try await lopp.kör(prov)
        let öppnade = [
            "2025K1 2025-01-15 import:prov", "2025K2 2025-03-31 jobb:oppna_omgang", "2025K3 2025-06-30 jobb:oppna_omgang",
            "2025K4 2025-09-30 jobb:oppna_omgang", "2026K1 2025-12-31 jobb:oppna_omgang",
        ]
        #expect(try await prov.öppnade() == öppnade)
        #expect(try await prov.upprepadeJobb() == [])
        // 31 augusti 2025 är en söndag; rapporten fastställs för sent, och dess rader lämnas aldrig.
        #expect(try await prov.påmindes("omgang_missad/2025K3") == ["2025-09-02–2025-10-20"])
        #expect(try await prov.påmindes("fonster_stangt/2025K3") == ["2025-10-20–"])
        #expect(try await prov.påmindes("rapporteringsbar/\(Rad.id(6))/%") == ["2025-10-02–"])
        #expect(try await prov.påmindes("omgang_missad/2025K4") == ["2025-11-01–"])
        #expect(try await prov.påmindes("omgang_missad/2025K2") == ["2025-05-01–2025-10-20"])
    }
}

@Suite("Tre år, dag för dag, för många påhittade historiker")
struct TreÅrTests {
    private static let frön: ClosedRange<UInt64> = 1...3

    @Test(
        "öppnar en omgång för varje fönster, gör varje jobb en gång och minns bara det som gäller",
        .enabled(if: ProcessInfo.processInfo.environment["EVB_LANGT"] == "1"), arguments: frön)
    func historiker(_ frö: UInt64) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Historik(frö: frö).rader, fortsätt: true)
        let nere = Datum("2024-03-10")!.plus(dagar: Int(frö) * 40)
        try await Årslopp(från: Datum("2024-01-01")!, till: Datum("2026-11-01")!, nere: nere...nere.plus(dagar: 42)).kör(prov)
        #expect(try await prov.upprepadeJobb() == [])
        let öppnade = try await prov.superanvändare(
            "select data::jsonb ->> 'brytdatum' from eventlog.event where type = 'OmgangOppnad' order by stream")
        let fönster = try await prov.kör { installation in öppnade.compactMap { installation.katalog.fönster(brytdatum: Datum($0)!)?.kvartal } }
        #expect(Set(fönster).count == fönster.count && fönster.last == Kvartal("2026K3"))
        #expect(try await prov.kör { try await Verifiering($0).verifiera(nil).allSatisfy { $0.fel == nil } })
    }
}
