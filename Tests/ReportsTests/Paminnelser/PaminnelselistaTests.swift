import CanonicalJSON
import Foundation
import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Påminnelselistan")
struct PåminnelselistaTests {
    /// En nämnd som har missat något av varje slag, och en som inget har att göra.
    static func lista(_ idag: String = "2024-04-25") throws -> Påminnelselista {
        var nämnd = Provnämnd()
        for (nr, datum) in [(1, "2023-10-10"), (2, "2023-10-11"), (3, "2024-01-28"), (4, "2023-11-10")] { try nämnd.fatta(UInt64(nr), datum) }
        for nr: UInt64 in [1, 2] { try nämnd.ange(nr, skäl: "kö till Alma.") }
        try nämnd.utför(.släppText(SläppText(beslut: .nr(1), val: Händelseval(typ: .skälAngivet, nr: nil))))
        try nämnd.utför(.släppText(SläppText(beslut: .nr(2), val: Händelseval(typ: .skälAngivet, nr: nil))))
        try nämnd.öppna("2023K3", "2023-10-15")
        try nämnd.fastställ("2023K3")
        try nämnd.genomför("2023K4", "2024-01-20")
        try nämnd.anta("2023K4", "2024-02-20")
        try nämnd.verkställ(2, "2024-02-01")
        try nämnd.öppna("2024K1", "2024-03-31")
        let fastställd = nämnd.fastställd(kvartal("2023K4"))!.rapport
        let läge = Påminnelseläge(
            nämnd: "SN", nämnd.allaOmgångar, registrerad: nämnd.registrerad, öppna: nämnd.underlag.filter(\.frist.öppen),
            senaste: .init(fastställd, Dictionary(uniqueKeysWithValues: nämnd.underlag.map { ($0.id, $0) })), parkerade: [.nr(9): dag("2024-04-24")],
            provetAvviker: dag("2024-04-20"))
        let påminnelser = Påminnelser(läge, .program, idag: dag(idag))
        let inget = Påminnelser(Påminnelseläge(nämnd: "AN", Omgångar([]), registrerad: dag("2024-03-01")), .program, idag: dag("2024-03-20"))
        let sedda = Dictionary(uniqueKeysWithValues: påminnelser.alla.dropLast(2).map { ($0.nyckel, dag("2024-04-24")) })
        return Påminnelselista(
            idag: dag(idag), [.init(påminnelser, uppmärksammade: sedda), .init(inget)])
    }

    @Test("är i varje form det som Golden säger")
    func golden() throws {
        let lista = try Self.lista()
        try ärGolden("paminnelser.txt", lista.text)
        try ärGolden("paminnelser.json", lista.json.text + "\n")
        try ärGolden("paminnelser.csv", lista.tabell.csv)
    }

    @Test("har ingen person och ingen text ur det förseglade, i någon form")
    func sekretess() throws {
        let lista = try Self.lista()
        for form in [lista.text, lista.json.text, lista.tabell.csv] {
            for uppgift in ["Alma", "19710211", "\(PersonID.nr(1))\"", "kö till"] { #expect(!form.contains(uppgift) || uppgift.hasPrefix("018f")) }
        }
    }

    private static func drift() throws -> String {
        try String(
            contentsOfFile: #filePath.replacing("Tests/ReportsTests/Paminnelser/PaminnelselistaTests.swift", with: "deploy/drift.md"), encoding: .utf8
        )
    }

    @Test(
        "säger om varje slag vad som ska göras, i hela meningar",
        arguments: [
            Anledning.omgångSaknas(fönster: kvartal("2024K1")), .omgångMissad(kvartal("2024K1"), rader: nil),
            .omgångMissad(kvartal("2024K1"), rader: 1),
            .fönsterStängt(kvartal("2024K1"), rader: 3), .fönsterOkänt, .fönsterStänger(kvartal("2024K1"), nivå: 1, rader: nil),
            .fönsterStänger(kvartal("2024K1"), nivå: 14, rader: 2), .ejFastställd(kvartal("2024K1")), .ejInskickad(kvartal("2024K1"), rader: 1),
            .rättelseAttMeddela(kvartal("2024K1"), rader: 1), .slutrapport(FristID(beslut: .nr(1), nummer: .beslut), kvartal("2024K1")),
            .ejAntagen(kvartal("2024K1")), .ejÖverlämnad(kvartal("2024K1"), .revisorer), .ejÖverlämnad(kvartal("2024K1"), .fullmäktige),
            .sommarUtanSammanträde(kvartal("2024K2"), nästa: nil), .sommarUtanSammanträde(kvartal("2024K2"), nästa: dag("2024-09-17")),
            .skälSaknas(FristID(beslut: .nr(1), nummer: .beslut)), .bevakning(FristID(beslut: .nr(1), nummer: .beslut), nivå: 7),
            .rapporteringsbar(FristID(beslut: .nr(1), nummer: FristNummer(art: .avbrott, nr: 2))), .parkerat(.nr(1)), .provetAvviker,
            .förseglingMisslyckad, .jobbUppgivet(slag: "oppna_omgang"),
        ])
    func meningar(_ anledning: Anledning) throws {
        let läge = Påminnelselista(idag: dag("2024-04-01"), [])
        #expect(läge.text == "Påminnelser 2024-04-01. Larm: 0. Övriga: 0.\n")
        // Who looks after it all is told which alarms to wait for.
        if anledning.larm { #expect(try Self.drift().contains("`\(anledning.kod)`"), "\(anledning.kod)") }
        for senast in [nil, dag("2024-04-30")] {
            let text = anledning.text(senast: senast)
            #expect(text.hasSuffix(".") && text.first?.isUppercase == true && !text.contains("  ") && !text.contains("..") && !text.contains("nil"))
        }
    }
}
