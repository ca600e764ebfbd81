@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("En sökning")
struct SökTests {
    private static let sn = Tenant(rawValue: "SN")!

    private static func som(_ roll: Roll, enhet: String? = nil, nämnd: Tenant = sn) -> Behörighet {
        Behörighet(subjekt: "anna.berg", roll: roll, nämnd: nämnd, enhet: enhet)
    }

    private static func läsare(_ behörighet: Behörighet) -> Läsande {
        Läsande(behörighet, ändamål: .handläggning, från: "192.0.2.1", begäran: "b-1")
    }

    private static func fatta(
        _ nummer: Int, person: Int, namn: String, personnummer: String, enhet: String? = nil, dnr: String? = nil, skyddad: Bool = false,
        källa: String? = nil, datum: String = "2023-01-10"
    ) -> String {
        let valfria =
            (enhet.map { #","enhet":"\#($0)""# } ?? "") + (dnr.map { #","dnr":"\#($0)""# } ?? "")
            + (källa.map { #","kalla":{"system":"prov","id":"\#($0)"}"# } ?? "")
        return #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(Rad.id(nummer))","person":{"id":"\#(Rad.id(person, "9"))","kon":"kvinna","#
            + #""personnummer":"\#(personnummer)","namn":"\#(namn)","skyddad":\#(skyddad)},"omrade":"IFO","lagrum":"SoL2001-4:1","#
            + #""insats":"kontaktperson","beslutsdatum":"\#(datum)"\#(valfria)}"#
    }

    private static let rader = [
        Rad.nämnd,
        fatta(1, person: 1, namn: "Alma Maria Exempelsson", personnummer: "19710211-T121", enhet: "Ett", dnr: "SN 2023:7", källa: "E-1"),
        fatta(2, person: 1, namn: "Alma Maria Exempelsson", personnummer: "19710211-T121", enhet: "Två", datum: "2023-03-01"),
        fatta(3, person: 2, namn: "Åsa Exempelsson", personnummer: "19800101-T131", enhet: "Ett", dnr: "2023:8"),
        fatta(4, person: 3, namn: "Gömd Exempelsson", personnummer: "19900101-T141", enhet: "Ett", dnr: "SN 2023:9", skyddad: true),
    ]

    private func sök(_ prov: Provinstallation, _ fråga: JSON, _ behörighet: Behörighet = som(.rapportör)) async throws -> [String] {
        try await hela(prov, fråga, behörighet).träffar.map(\.beslut.description)
    }

    private func hela(_ prov: Provinstallation, _ fråga: JSON, _ behörighet: Behörighet = som(.rapportör)) async throws -> Sökresultat {
        try await prov.kör { try await Sök($0).sök(try Sökfråga(fråga), behörighet, läsare: Self.läsare(behörighet)) }
    }

    private func med(_ rader: [String] = SökTests.rader) async throws -> Provinstallation {
        let prov = try await Provinstallation()
        #expect(try await prov.importera(rader).avvisadeAntal == 0)
        return prov
    }

    @Test("hittar på namn, personnummer och ärendenummer, och på inget annat")
    func hittar() async throws {
        let prov = try await med()
        #expect(try await sök(prov, ["namn": "exempelsson alma"]) == [Rad.id(2), Rad.id(1)], "det senaste först")
        #expect(try await sök(prov, ["namn": "Maria Exempelsson Alma"]) == [Rad.id(2), Rad.id(1)])
        #expect(try await sök(prov, ["namn": "Asa Exempelsson"]) == [])
        #expect(try await sök(prov, ["namn": "Exempelsson"]) == [])
        #expect(try await sök(prov, ["namn": "Alma Exempelsson Karin"]) == [])
        #expect(try await sök(prov, ["personnummer": "710211T121"]) == [Rad.id(2), Rad.id(1)])
        #expect(try await sök(prov, ["personnummer": "19710211-T122"]) == [])
        #expect(try await sök(prov, ["arendenummer": "Dnr SN/2023:00007"]) == [Rad.id(1)])
        #expect(try await sök(prov, ["arendenummer": "2023:7"]) == [Rad.id(1)])
        #expect(try await sök(prov, ["arendenummer": "KS 2023:7"]) == [])
        #expect(try await sök(prov, ["arendenummer": "e-1"]) == [Rad.id(1)])
        #expect(try await sök(prov, ["arendenummer": "2023:8"]) == [Rad.id(3)])
    }

    @Test(
        "på något annat än lagen tillåter, på flera saker eller på ingenting avvisas utan att upprepa det",
        arguments: [
            (#"{"insats":"kontaktperson"}"#, Avvisning.Kod.okantFalt), (#"{"namn":"Alma Exempelsson","personnummer":"19710211-T121"}"#, .okantFalt),
            ("{}", .faltSaknas), (#"["Alma"]"#, .felTyp), (#"{"namn":7}"#, .felTyp), (#"{"namn":"-"}"#, .ogiltigtVarde),
            (#"{"namn":""}"#, .ogiltigtVarde),
            (#"{"personnummer":"Alma"}"#, .ogiltigtVarde), (#"{"arendenummer":" "}"#, .ogiltigtVarde), (#"{"text":"Provgården"}"#, .okantFalt),
        ])
    func avvisas(_ fråga: String, _ kod: Avvisning.Kod) throws {
        let json = try JSON(parsing: fråga)
        do throws(Avvisning) {
            _ = try Sökfråga(json)
            Issue.record("godtogs")
        } catch {
            #expect(error.kod == kod)
            for ord in ["Alma", "19710211", "Provgården"] { #expect(!error.text.contains(ord)) }
        }
    }

    @Test("visar den egna enhetens beslut för den som har en enhet, och hela nämndens för den som inte har det")
    func enheter() async throws {
        let prov = try await med()
        #expect(try await sök(prov, ["personnummer": "19710211-T121"], Self.som(.handläggare, enhet: "Två")) == [Rad.id(2)])
        #expect(try await sök(prov, ["personnummer": "19710211-T121"], Self.som(.handläggare, enhet: "Tre")) == [])
        #expect(try await sök(prov, ["personnummer": "19710211-T121"], Self.som(.förvaltningsjurist)).count == 2)
    }

    @Test("visar namn bara för den som får se dem, och aldrig för den som har skyddade personuppgifter")
    func identitet() async throws {
        let prov = try await med()
        let sedd = try await hela(prov, ["arendenummer": "SN 2023:7"]).träffar
        #expect(sedd.map(\.identitet) == [.init(namn: "Alma Maria Exempelsson", personnummer: "19710211-T121")])
        let osedd = try await hela(prov, ["arendenummer": "SN 2023:7"], Self.som(.informationsägare))
        #expect(osedd.träffar.map(\.identitet) == [nil])
        #expect(!osedd.json.text.contains("Exempelsson") && !osedd.json.text.contains("19710211"))
        #expect(osedd.träffar.map(\.person.description) == [Rad.id(1, "9")])

        #expect(try await sök(prov, ["namn": "Gömd Exempelsson"]) == [], "ett skyddat namn finns inte att söka på")
        let skyddad = try await hela(prov, ["personnummer": "900101-T141"])
        #expect(skyddad.träffar.map(\.skyddad) == [true])
        #expect(skyddad.träffar.map(\.identitet) == [nil])
        #expect(!skyddad.json.text.contains("Gömd"))
        #expect(try await sök(prov, ["arendenummer": "SN 2023:9"]) == [Rad.id(4)])
    }

    @Test("följer en rättelse: på det nya hittas, på det gamla inte längre")
    func rättelse() async throws {
        let prov = try await med()
        #expect(try await sök(prov, ["namn": "Åsa Exempelsson"]) == [Rad.id(3)])
        let rättelser = [
            Rad.rätta(3, "BeslutFattat", "namn", #""Åsa Provsson""#), Rad.rätta(3, "BeslutFattat", "personnummer", #""19800102-T131""#),
            Rad.rätta(1, "BeslutFattat", "skyddad", "true"),
        ]
        #expect(try await prov.importera(rättelser).avvisadeAntal == 0)
        #expect(try await sök(prov, ["namn": "Åsa Exempelsson"]) == [])
        #expect(try await sök(prov, ["namn": "Åsa Provsson"]) == [Rad.id(3)])
        #expect(try await sök(prov, ["personnummer": "19800101-T131"]) == [])
        #expect(try await sök(prov, ["personnummer": "19800102-T131"]) == [Rad.id(3)])
        #expect(try await sök(prov, ["namn": "Alma Exempelsson"]) == [Rad.id(2)], "det första beslutet är skyddat")
    }

    @Test("i en nämnd som inte finns, eller en annan än där beslutet finns, hittar inget")
    func annanNämnd() async throws {
        let prov = try await med(Self.rader + [Rad.nämnd.replacing("\"SN\"", with: "\"AN\"")])
        let an = try #require(Tenant(rawValue: "AN")), xn = try #require(Tenant(rawValue: "XN"))
        #expect(try await sök(prov, ["namn": "Alma Exempelsson"], Self.som(.rapportör, nämnd: an)) == [])
        await #expect { try await sök(prov, ["namn": "Alma Exempelsson"], Self.som(.rapportör, nämnd: xn)) } throws: {
            ($0 as? Avvisning)?.kod == .okandNamnd
        }
    }

    @Test("antecknas i åtkomstloggen innan den besvaras, också när den inte hittar någon, och utan det som söktes")
    func antecknas() async throws {
        let prov = try await med()
        _ = try await sök(prov, ["namn": "Alma Exempelsson"])
        _ = try await sök(prov, ["namn": "Ingen Alls"])
        let anslutning = try await prov.logg.connection()
        let rader = try await anslutning.query(
            Statement("test_reads", "select aktor, atgard, personer::text, cardinality(beslut), l::text from atkomst.las l order by nr"))
        #expect(try rader.map { try $0[0] as String } == ["anna.berg", "anna.berg"])
        #expect(try rader.map { try $0[1] as String } == ["soka", "soka"])
        #expect(try rader.map { try $0[2] as String } == ["{\(Rad.id(1, "9"))}", "{}"])
        #expect(try rader.map { try $0[3] as Int32 } == [2, 0])
        for rad in rader { for hemligt in ["Alma", "Exempelsson", "Ingen"] { #expect(try !(rad[4] as String).contains(hemligt)) } }
        await anslutning.close()
    }

    @Test("som ger för många träffar säger det i stället")
    func förMånga() async throws {
        let många = (1...501).map { Self.fatta($0, person: $0, namn: "Anna Andersson", personnummer: "19710211-T\(100 + $0)", enhet: "Två") }
        let prov = try await med([Rad.nämnd] + många)
        await #expect { try await sök(prov, ["namn": "Anna Andersson"]) } throws: { ($0 as? Avvisning)?.kod == .forMangaTraffar }
        // Who reaches none of them is not told how many there are.
        #expect(try await sök(prov, ["namn": "Anna Andersson"], Self.som(.handläggare, enhet: "Ett")).isEmpty)
        let anslutning = try await prov.logg.connection()
        let antecknade = try await anslutning.query(
            Statement("test_noted", "select coalesce(enhet, '-'), cardinality(personer) from atkomst.las where atgard = 'soka' order by nr"))
        #expect(try antecknade.map { try "\($0[0] as String) \($0[1] as Int32)" } == ["- 0", "Ett 0"])
        await anslutning.close()
        #expect(try await sök(prov, ["personnummer": "19710211-T101"]).count == 1)
    }
}

@Suite("Sökregistret")
struct SökregisterTests {
    private static let sn = Tenant(rawValue: "SN")!

    private static func läst(_ prov: Provinstallation) async throws -> Set<String> {
        try await prov.kör { installation in
            try await installation.pool.withConnection { databas in
                let rader = try databas.query(
                    Statement("test_lookup", "select kind || '/' || encode(digest, 'hex') || '/' || beslut from lookup.entry where namnd = 'SN'"))
                return Set(try rader.map { try $0[0] as String })
            }
        }
    }

    @Test("är detsamma följt bit för bit som byggt på nytt, och har ingenting i klartext")
    func ombyggt() async throws {
        let prov = try await Provinstallation()
        for del in [
            [Rad.nämnd, Rad.fatta(1, "2023-01-10")], [Rad.fatta(2, "2023-01-11")], [Rad.rätta(1, "BeslutFattat", "namn", #""Ny Provsson""#)],
        ] {
            _ = try await prov.importera(del)
            let klar = try await prov.kör { try await Sökregister($0).följ(Self.sn) }
            #expect(klar)
        }
        let följt = try await Self.läst(prov)
        // The first beslut: «Ny Provsson» and a number; the second: «Prov Provsson 2» and a number.
        #expect(följt.count == 2 + 4)
        let byggt = try await prov.kör { try await $0.byggOmSökregister(nil) }
        #expect(byggt.map(\.poster) == [följt.count])
        #expect(try await Self.läst(prov) == följt)
        for rad in följt { for hemligt in ["prov", "19800101"] { #expect(!rad.lowercased().contains(hemligt)) } }
    }

    @Test("följs av ett jobb, en gång, och jobbet har sedan inget att göra")
    func jobbet() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10")])
        try await prov.kör { installation in
            _ = try await Jobbkörare(installation, nu: Datum("2023-02-01"), namn: "prov").tillsTomt()
            let efter = try await installation.pool.withConnection { try Sökregister(installation).efter(Self.sn, $0) }
            #expect(efter == 0)
        }
        #expect(try await !Self.läst(prov).isEmpty)
    }

    @Test("har inget om den som är gallrad, varken genast, sedan det följts eller sedan det byggts om")
    func gallrad() async throws {
        let p = try await Gallringsprovning()
        _ = try await p.prov.kör { try await Sökregister($0).följ(Self.sn) }
        let ettan = try await Self.läst(p.prov).filter { $0.hasSuffix(Rad.id(1)) || $0.hasSuffix(Rad.id(3)) }
        #expect(!ettan.isEmpty)
        try await p.gallra()
        for _ in 0..<2 {
            #expect(try await Self.läst(p.prov).isDisjoint(with: ettan))
            #expect(try await !Self.läst(p.prov).isEmpty, "andra finns kvar")
            _ = try await p.prov.kör { try await Sökregister($0).följ(Self.sn) }
            #expect(try await Self.läst(p.prov).isDisjoint(with: ettan))
            _ = try await p.prov.kör { try await $0.byggOmSökregister(Self.sn) }
        }
    }

    @Test("från en gammal säkerhetskopia hittar ingen som är gallrad")
    func kopia() async throws {
        let p = try await Gallringsprovning()
        _ = try await p.prov.kör { try await Sökregister($0).följ(Self.sn) }
        let valv = try await p.prov.nycklar.connection()
        try await valv.run(script: "update vault.key set wrapped = null, destroyed_at = now(), master_id = null where subject like 'person/%'")
        await valv.close()
        let anna = Behörighet(subjekt: "anna", roll: .rapportör, nämnd: Self.sn, enhet: nil)
        let läsare = Läsande(anna, ändamål: .rapportering, från: "192.0.2.1", begäran: nil)
        let funna = try await p.prov.kör { try await Sök($0).sök(.personnummer("19800101-T101"), anna, läsare: läsare) }
        #expect(funna.träffar.isEmpty)
    }

    @Test("följt av flera på en gång blir detsamma")
    func samtidigt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd] + (1...40).map { Rad.fatta($0, "2023-01-10") })
        try await prov.kör { installation in
            try await withThrowingTaskGroup { grupp in
                for _ in 0..<6 { grupp.addTask { _ = try await Sökregister(installation).följ(Self.sn) } }
                try await grupp.waitForAll()
            }
        }
        let följt = try await Self.läst(prov)
        _ = try await prov.kör { try await $0.byggOmSökregister(Self.sn) }
        #expect(try await Self.läst(prov) == följt)
    }
}
