import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Reports
import Testing

@Suite("Det som står runt raderna i en rapport")
struct RapportsammanhangTests {
    private static func avsnitt(_ period: String, _ text: String) -> String {
        #"{"kommando":"SkrivAvsnitt","namnd":"SN","period":"\#(period)","insats":"kontaktperson","text":"\#(text)"}"#
    }

    /// Två beslut som är sena i 2022K2, en omgång som aldrig skickas in, och ett kvartal utan omgång.
    private static let början = [
        Rad.nämnd, Rad.fatta(1, "2022-01-10"), Rad.fatta(2, "2022-01-11"), Rad.skäl(1, "Det finns inte någon uppdragstagare."),
        Rad.öppna("2022K2", "2022-06-30"), Rad.fastställ("2022K2"), Rad.öppna("2022K4", "2022-12-31"),
    ]

    @Test("nämndens avsnitt öppnas, och den som är ord för ord den förra omgångens märks")
    func avsnitt() async throws {
        let prov = try await Provinstallation()
        let rader = Self.början + [Self.avsnitt("2022K2", "Vi söker fler."), Self.avsnitt("2022K4", "Vi har anställt en samordnare.")]
        #expect(try await prov.importera(rader).avvisade == [])
        var skrivna = try await prov.rapport("2022K4").sammanhang.avsnitt
        #expect(skrivna.map(\.text.visad) == ["Vi har anställt en samordnare."] && skrivna.map(\.oförändrat) == [false])
        _ = try await prov.importera([Self.avsnitt("2022K4", "Vi söker fler.")])
        skrivna = try await prov.rapport("2022K4").sammanhang.avsnitt
        #expect(skrivna.map(\.text.visad) == ["Vi söker fler."] && skrivna.map(\.oförändrat) == [true])
        #expect(try await prov.rapport("2022K2").sammanhang.avsnitt.map(\.oförändrat) == [false])
    }

    @Test("en text med fynd är osläppt i utkastet tills någon släpper den, och står aldrig i revisorernas rapport")
    func osläppt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.början + [Rad.skäl(2, "Väntar på svar från 070-123 45 67.")])
        let svar = try await prov.rapport("2022K4")
        #expect(svar.sammanhang.osläppta.map { "\($0.beslut)" } == [Rad.id(2)])
        let revisor = Revisorsrapport(svar.rapport, svar.huvud, svar.sammanhang, katalog: Katalog())
        #expect(!revisor.dokument.text.contains("070-123") && revisor.dokument.text.contains("texten är inte släppt"))
        _ = try await prov.importera([
            #"{"kommando":"SlappText","namnd":"SN","beslut":"\#(Rad.id(2))","handelse":{"typ":"SkalAngivet"}}"#
        ])
        #expect(try await prov.rapport("2022K4").sammanhang.osläppta.isEmpty)
        #expect(try await prov.rapport("2022K4", position: svar.huvud.position).sammanhang.osläppta.count == 1)
    }

    @Test("det som blir känt efter fastställandet är avvikelser, och rapporten är densamma")
    func avvikelser() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.början)
        let före = try await prov.rapport("2022K2")
        let fastställande = try #require(före.sammanhang.fastställande)
        #expect(fastställande.avvikelser.tom && fastställande.kedjehash.count == 64)
        let händelse = try await prov.händelser()[Int(fastställande.position) - 1]
        #expect(händelse.type == "RapportFaststalld")

        _ = try await prov.importera([Rad.verkställ(1, "2022-05-02")])
        let efter = try await prov.rapport("2022K2")
        #expect(efter.rapport == före.rapport && efter.huvud == före.huvud)
        let skillnader = try #require(efter.sammanhang.fastställande).avvikelser.skillnader
        guard case .ändrad(_, let nu, _)? = skillnader.first else { return #expect(Bool(false), "raden är ändrad") }
        #expect(skillnader.count == 1 && nu.utfall == .verkställd)
        #expect(efter.json["avvikelser"]?.array?.count == 1 && efter.json["versioner"]?.array?.count == 1)
    }

    @Test("ett inskick i omgången själv är ingen avvikelse, och omgångar som missats räknas upp")
    func missade() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.början)
        #expect(try await prov.rapport("2022K4").sammanhang.missade == [.ejLämnad(Kvartal("2022K2")!), .ejÖppnad(Kvartal("2022K3")!)])
        _ = try await prov.importera([Rad.inskick("2022K2", "2022-07-10")])
        let svar = try await prov.rapport("2022K2")
        #expect(svar.sammanhang.fastställande?.avvikelser.tom == true)
        #expect(try await prov.rapport("2022K4").sammanhang.missade == [.ejÖppnad(Kvartal("2022K3")!)])
    }

    @Test("statistiken av en fastställd rapport har könet som det var känt när den fastställdes")
    func statistik() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.början)
        func perKön(_ period: String) async throws -> [Kön: Statistiktal] {
            let fråga = Rapportfråga(nämnd: Tenant(rawValue: "SN")!, period: Kvartal(period)!)
            let svar = try await prov.kör { try await Rapportläsning($0).statistik(fråga, tröskel: .ingen) }
            return svar.statistik.beslut.perKön.compactMapValues { $0[.öppna] }
        }
        let före = try await perKön("2022K2")
        #expect(före == [.kvinna: .antal(2), .man: .antal(0), .annat: .antal(0), .okänt: .antal(0)])
        let rättat = try await prov.importera([
            #"{"kommando":"RattaUppgift","namnd":"SN","beslut":"\#(Rad.id(1))","handelse":{"typ":"BeslutFattat"},"falt":"kon","varde":"man","skal":"fel"}"#
        ])
        #expect(rättat.avvisade == [])
        #expect(try await perKön("2022K2") == före)
        #expect(try await perKön("2022K4")[.man] == .antal(1))
    }
}
