import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Påminnelser om frister")
struct FristpåminnelserTests {
    /// Beslutet 2024-01-10 har slutdag 2024-04-10; nämnden har en omgång, så att inget annat än fristen syns.
    static func nämnd(_ ursprung: Ursprung = .nämnd) throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, .exempel("2024-01-10", ursprung: ursprung))
        try nämnd.genomför("2024K1", "2023-12-31")
        try nämnd.anta("2024K1", "2024-02-20")
        for mottagare in Mottagare.allCases {
            try nämnd.utför(.överlämnaRapport(ÖverlämnaRapport(period: kvartal("2024K1"), mottagare: mottagare, datum: dag("2024-02-21"))))
        }
        return nämnd
    }

    @Test(
        "kommer 30, 14 och 7 dagar före slutdagen, en i taget, och den dag fristen blir rapporteringsbar",
        arguments: [
            ("2024-03-10", []), ("2024-03-11", ["bevakning/1/beslut0/30"]), ("2024-03-26", ["bevakning/1/beslut0/30"]),
            ("2024-03-27", ["bevakning/1/beslut0/14"]), ("2024-04-03", ["bevakning/1/beslut0/7"]), ("2024-04-10", ["bevakning/1/beslut0/7"]),
            ("2024-04-11", ["rapporteringsbar/1/beslut0", "skal_saknas/1/beslut0"]),
        ])
    func bevakningen(_ idag: String, _ väntade: [String]) throws {
        // Omgången för april saknas, men det är en annan påminnelse.
        #expect(nycklar(try Self.nämnd(), idag).filter { !$0.hasPrefix("omgang") } == väntade)
    }

    @Test("om en dom kommer före slutdagen men aldrig om att rapportera")
    func dom() throws {
        #expect(nycklar(try Self.nämnd(.dom), "2024-04-10").contains("bevakning/1/beslut0/7"))
        #expect(nycklar(try Self.nämnd(.dom), "2024-04-11").filter { !$0.hasPrefix("omgang") } == [])
    }

    @Test("om skälet upphör när det är angivet, och den om rapporteringen när fristen är lämnad")
    func upphör() throws {
        var nämnd = try Self.nämnd()
        try nämnd.ange(1, skäl: "kö.")
        #expect(nycklar(nämnd, "2024-04-20").filter { $0.contains("/1/") } == ["rapporteringsbar/1/beslut0"])
        try nämnd.öppna("2024K2", "2024-04-15")
        try nämnd.fastställ("2024K2")
        #expect(nycklar(nämnd, "2024-04-20").contains("rapporteringsbar/1/beslut0"))
        try nämnd.skicka("2024K2")
        #expect(nycklar(nämnd, "2024-04-20") == [])
    }

    @Test("om rapporteringen kommer igen för den som rapporterades, rättades bort och nu är sen på nytt")
    func rättadOchSenIgen() throws {
        var nämnd = try Self.nämnd()
        try nämnd.ange(1, skäl: "kö.")
        try nämnd.genomför("2024K2", "2024-04-15")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2024-05-10")))
        try nämnd.öppna("2024K3", "2024-06-30")
        try nämnd.fastställ("2024K3")
        #expect(nycklar(nämnd, "2024-08-11").filter { $0.hasPrefix("rapp") } == [])
        try nämnd.utför(.meddelaRättelse(MeddelaRättelse(period: kvartal("2024K3"), datum: dag("2024-07-11"), urval: .alla)))
        // Tre månader efter det rättade datumet, som är 2024-08-10.
        #expect(nycklar(nämnd, "2024-08-10").filter { $0.hasPrefix("rapp") } == [])
        #expect(nycklar(nämnd, "2024-08-11").filter { $0.hasPrefix("rapp") } == ["rapporteringsbar/1/beslut0"])
    }

    @Test("om skälet ska göras till dagen då omgångens rapporter senast ska vara hos IVO")
    func skäletsDag() throws {
        var nämnd = try Self.nämnd()
        try nämnd.öppna("2024K2", "2024-04-15")
        let skäl = påminnelser(nämnd, "2024-04-16").alla.first { $0.anledning.kod == "skal_saknas" }
        #expect(skäl?.senast == dag("2024-04-30") && skäl?.sedan == dag("2024-04-11"))
    }

    @Test("om slutrapporten kommer när en rapporterad frist har tagit slut, och upphör när den är lämnad")
    func slutrapporten() throws {
        var nämnd = try Self.nämnd()
        try nämnd.ange(1, skäl: "kö.")
        try nämnd.genomför("2024K2", "2024-04-15")
        #expect(nycklar(nämnd, "2024-04-25") == [])
        try nämnd.verkställ(1, "2024-04-20")
        #expect(nycklar(nämnd, "2024-04-25") == ["slutrapport/2024K2/1/beslut0"])
        let rad = nämnd.fastställd(kvartal("2024K2"))!.rapport.rader[0]
        try nämnd.skicka("2024K2", .valda([Fristval(beslut: rad.frist.beslut, start: rad.start, art: nil, nr: nil)]), art: .verkstalld)
        #expect(nycklar(nämnd, "2024-04-25") == [])
    }

    @Test("om något som tog slut utan att ha rapporterats finns inte")
    func aldrigRapporterat() throws {
        var nämnd = try Self.nämnd()
        try nämnd.verkställ(1, "2024-04-20")
        #expect(nycklar(nämnd, "2024-04-25").filter { !$0.hasPrefix("omgang") } == [])
    }
}
