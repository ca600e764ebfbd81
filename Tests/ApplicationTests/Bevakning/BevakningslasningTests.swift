import Application
import EventStore
import Handlaggning
import Postgres
import Reports
import Support
import Testing

@Suite("Bevakningen ur läsmodellen och loggen")
struct BevakningsläsningTests {
    static func ersätt(_ nummer: Int, _ nytt: Int, _ datum: String) -> String {
        #"{"kommando":"ErsattBeslut","namnd":"SN","beslut":"\#(Rad.id(nummer))","nytt":"\#(Rad.id(nytt))","datum":"\#(datum)"}"#
    }

    /// Beslut of one and the same person.
    static func fattaFörSammaPerson(_ nummer: Int, _ datum: String) -> String {
        #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(Rad.id(nummer))","person":{"id":"\#(Rad.id(1, "9"))","kon":"kvinna"},"omrade":"IFO","#
            + #""lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"\#(datum)","enhet":"Enhet Norr"}"#
    }

    @Test("är den rena vikningens, för varje påhittad historik", arguments: 1...4 as ClosedRange<UInt64>)
    func vikningen(frö: UInt64) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Historik(frö: frö).rader, fortsätt: true)
        let vikning = try Vikning(try await prov.händelser())
        let idag = Datum("2023-05-05")!
        let väntade = try await prov.kör { installation in
            vikning.beslut.values.compactMap { beslut in
                Bevakningsrad(beslut, idag: idag, katalog: installation.katalog) { vikning.beslut[$0] }
            }
        }
        let lista = try await prov.bevakning("2023-05-05")
        #expect(!väntade.isEmpty)
        #expect(lista.bevakning == Bevakning(idag: idag, rader: väntade))
        #expect(try await lista.position == Int64(prov.händelser().count))
    }

    @Test("läser fler beslut än en sats, och de ersatta i satsen efter sina ättlingar")
    func satser() async throws {
        let prov = try await Provinstallation()
        let kedja = [(1, "2022-01-01"), (2, "2022-06-01"), (3, "2023-01-17")].map { Self.fattaFörSammaPerson($0.0, $0.1) }
        let rader = [Rad.nämnd] + kedja + [Self.ersätt(1, 2, "2022-06-01"), Self.ersätt(2, 3, "2023-01-17")]
        let övriga = (10..<420).map { Rad.fatta($0, "2023-02-01") } + (10..<20).map { Rad.verkställ($0, "2023-02-02") }
        let resultat = try await prov.importera(rader + övriga)
        #expect(resultat.avvisade == [])
        let bevakning = try await prov.bevakning("2023-03-01").bevakning
        #expect(bevakning.rader.count == 401)
        #expect(bevakning.rader.first?.frist.beslut == BeslutID(Rad.id(3)))
        #expect(bevakning.rader.first?.enhet == "Enhet Norr")
        let kedjor = bevakning.rader.flatMap(\.varningar).compactMap { if case .klockanNollställd(let kedja) = $0 { kedja } else { nil } }
        #expect(kedjor.map(\.längd) == [3])
        #expect(kedjor.first?.första == BeslutID(Rad.id(1)))
        #expect(kedjor.first?.dagar == 424)
    }

    @Test("räknar från dagens datum i Sverige när ingen dag är given")
    func idag() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-17")])
        func klockan() async throws -> Datum { try await prov.kör { try await $0.pool.withConnection { try Klocka.idag($0) } } }
        let före = try await klockan()
        let bevakning = try await prov.bevakning(nil).bevakning
        let efter = try await klockan()
        #expect([före, efter].contains(bevakning.idag))
        #expect(bevakning.rader.map(\.dagarKvar) == [Datum("2023-04-17")!.dagar(sedan: bevakning.idag)])
    }

    @Test("följer loggen: det som verkställs försvinner, och det som återkallas kommer tillbaka")
    func följer() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-17")])
        #expect(try await prov.bevakning("2023-02-01").bevakning.rader.count == 1)
        _ = try await prov.importera([Rad.verkställ(1, "2023-01-20")])
        #expect(try await prov.bevakning("2023-02-01").bevakning.rader.isEmpty)
        let återkalla =
            #"{"kommando":"AterkallaHandelse","namnd":"SN","beslut":"\#(Rad.id(1))","handelse":{"typ":"BeslutVerkstallt"},"skal":"fel beslut"}"#
        _ = try await prov.importera([återkalla])
        #expect(try await prov.bevakning("2023-02-01").bevakning.rader.count == 1)
        _ = try await prov.importera([#"{"kommando":"MakuleraBeslut","namnd":"SN","beslut":"\#(Rad.id(1))","skal":"registrerat två gånger"}"#])
        #expect(try await prov.bevakning("2023-02-01").bevakning.rader.isEmpty)
    }

    @Test("en nämnd som inte är registrerad avvisas")
    func okändNämnd() async throws {
        let prov = try await Provinstallation()
        let avvisning = await #expect(throws: Avvisning.self) { _ = try await prov.bevakning("2023-02-01") }
        #expect(avvisning?.kod == .okandNamnd)
    }

    @Test("en läsmodell som säger att en avslutad frist är öppen hör inte till loggen")
    func läsmodellen() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-17"), Rad.verkställ(1, "2023-01-20")])
        _ = try await prov.bevakning("2023-02-01")
        try await prov.somÄgare("update readmodel.frist_v3_1 set slut = null, slut_art = null, rapporteras = 'kan' where kand_till is null")
        let fel = await #expect(throws: (any Error).self) { _ = try await prov.bevakning("2023-02-01") }
        #expect(fel.map { "\($0)" } == #"förLoggen(namn: "frist_v3")"#)
    }
}

extension Provinstallation {
    fileprivate func bevakning(_ idag: String?) async throws -> Bevakningslista {
        try await kör { try await Bevakningsläsning($0).lista(Tenant(rawValue: "SN")!, idag: idag.map { Datum($0)! }) }
    }

    fileprivate func somÄgare(_ sql: String) async throws {
        let anslutning = try await logg.connection()
        try await anslutning.run(script: sql)
        await anslutning.close()
    }
}
