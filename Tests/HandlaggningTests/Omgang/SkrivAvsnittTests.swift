import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att skriva ett avsnitt i sammanställningen")
struct SkrivAvsnittTests {
    let k3 = kvartal("2023K3")

    func skriv(_ text: String = "Det är brist på kontaktpersoner.", _ insats: String = "kontaktperson", _ period: String = "2023K3") -> Kommando {
        .skrivAvsnitt(SkrivAvsnitt(period: kvartal(period), avsnitt: AvsnittSkrivet(insats: insats, text: .skriven(text))))
    }

    @Test("lagras per omgång och insats, och det senaste gäller")
    func lagras() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.utför(skriv("Först."))
        try nämnd.utför(skriv("Sedan."))
        try nämnd.utför(skriv("Om lägenheter.", "bostad"))
        #expect(nämnd.omgångar[k3]?.avsnitt == ["kontaktperson": .skriven("Sedan."), "bostad": .skriven("Om lägenheter.")])
        #expect(nämnd.omgångar[kvartal("2023K2")]?.avsnitt == [:])
    }

    @Test("går före och efter fastställandet men inte sedan nämnden antagit rapporten")
    func antagen() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.utför(skriv())
        let rapport = try nämnd.fastställ("2023K3")
        try nämnd.utför(skriv("Efter."))
        #expect(nämnd.fastställd(k3)?.rapport == rapport)
        let antagen = RapportAntagen(sammanträdesdatum: dag("2023-09-19"), paragraf: nil, dnr: nil)
        try nämnd.utför(.antaRapport(AntaRapport(period: k3, antagen: antagen)))
        #expect(avvisad { try nämnd.utför(skriv()) }?.kod == .redanAntagen)
    }

    @Test("avvisas för en okänd omgång eller insats")
    func okänd() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(avvisad { try nämnd.utför(skriv("x.", "kontaktperson", "2023K4")) }?.kod == .okandOmgang)
        #expect(avvisad { try nämnd.utför(skriv("x.", "slott")) }?.kod == .okandInsats)
    }

    @Test(
        "avvisas med personnummer, telefonnummer eller e-postadress, och säger inte vilket",
        arguments: [
            "Ring 08-123 456 78.", "Skriv till alma@exempel.se.", "Gäller 19710211-T121.",
        ])
    func personuppgift(_ text: String) throws {
        var nämnd = try Botkyrka.kvartal3()
        let svar = avvisad { try nämnd.utför(skriv(text)) }
        #expect(svar?.kod == .personuppgiftIAvsnitt)
        #expect(svar?.fält == "text")
        #expect(svar?.text.contains(text) == false)
        #expect(nämnd.omgångar[k3]?.avsnitt == [:])
    }

    @Test("en verksamhets namn är ingen personuppgift som hindrar")
    func namn() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(avvisad { try nämnd.utför(skriv("Ett nytt boende i Tumba öppnar i höst.")) } == nil)
    }
}
