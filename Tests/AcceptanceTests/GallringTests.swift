import Foundation
import Postgres
import Testing

@Suite("Gallringen, registerutdraget och huvudnyckeln")
struct GallringTests {
    private static let person = "018f3c6e-0000-7000-9000-000000000001"

    private static let rader = [
        #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#,
        #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-000000000001","person":{"id":"\#(person)","kon":"kvinna","personnummer":"19800101-T123","namn":"Prov Provsson"},"omrade":"IFO","lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"2012-01-10"}"#,
        #"{"kommando":"AvslutaUtanVerkstallighet","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2012-02-01","orsak":"behov_upphort"}"#,
    ]

    private static func kommando(_ namn: String, av aktör: String, _ fält: String = "") -> String {
        #"{"kommando":"\#(namn)","namnd":"SN","person":"\#(person)","aktor":"\#(aktör)"\#(fält)}"#
    }

    @Test("hela vägen: listas, provas, föreslås, godkänns av en annan, och sedan finns inget kvar att läsa")
    func kedjan() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("importera", rader: Self.rader).status == 0)
            let lista = try await evb.evb("gallring", "--namnd", "SN", "--idag", "2017-02-02", "--format", "json")
            #expect(lista.ut.contains(#""lage":"kan_foreslas""#) && lista.ut.contains(Self.person) && !lista.ut.contains("Provsson"))
            #expect(try await evb.evb("gallring", "--namnd", "SN", "--idag", "2017-02-01").ut.contains("Ingens uppgifter ska gallras nu."))
            let prov = try await evb.evb("gallring", "--namnd", "SN", "--person", Self.person)
            #expect(prov.ut.contains("Får gallras.") && prov.ut.contains("1 nyckel"))

            let fil = evb.mapp + "/utdrag.json"
            func utdrag() async throws -> (svar: Program.Svar, text: String) {
                let svar = try await evb.evb("registerutdrag", "--namnd", "SN", "--person", Self.person, "--till", fil)
                return (svar, try String(contentsOfFile: fil, encoding: .utf8))
            }
            let före = try await utdrag()
            #expect(före.svar.ut == "2 händelser skrivna till \(fil).\n")
            #expect(före.text.contains("Prov Provsson") && före.text.contains("19800101-T123"))
            let igen = try await utdrag()
            #expect(igen.svar.status == 1 && igen.svar.fel.contains("filen finns redan") && igen.text == före.text)
            // Nothing was handed out the second time.
            let antecknade = try await evb.evb("atkomstlogg", "--namnd", "SN").ut.split(separator: "\n")
            #expect(antecknade.count { $0.contains("lamna_registerutdrag") } == 1)
            try FileManager.default.removeItem(atPath: fil)

            #expect(try await evb.evb("importera", rader: [Self.kommando("ForeslaGallring", av: "anna", #","grund":"fem år har gått""#)]).status == 0)
            let samma = try await evb.evb("importera", rader: [Self.kommando("GodkannGallring", av: "anna")])
            #expect(samma.status == 1 && samma.fel.contains("samma_person_godkanner"))
            #expect(try await evb.evb("importera", rader: [Self.kommando("GodkannGallring", av: "bo")]).status == 0)
            let efter = try await utdrag()
            #expect(!efter.text.contains("Provsson") && !efter.text.contains("T123") && efter.text.contains("uppgiften är gallrad"))
            #expect(try await evb.evb("gallring", "--namnd", "SN", "--person", Self.person).ut.contains("redan_gallrad"))
            #expect(try await evb.evb("verifiera").status == 0)
        }
    }

    @Test("huvudnyckeln byts, också när bytet dödas mitt i; efteråt läses allt med den nya och ingenting med den gamla")
    func huvudnyckeln() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("importera", rader: Self.rader).status == 0)
            // Many keys, so that there is a middle: a beslut each.
            let många = (2...4_000).map { nummer in
                let siffror = String(repeating: "0", count: 12 - String(nummer).count) + String(nummer)
                return Self.rader[1].replacingOccurrences(of: "000000000001", with: siffror)
            }
            #expect(try await evb.evb("importera", rader: många).status == 0)
            let huvudnyckel = evb.mapp + "/huvudnyckel"
            let gammal = try String(contentsOfFile: huvudnyckel, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)

            let byte = try Program.start(["huvudnyckel", "byt"], data: evb.mapp)
            try await evb.vänta("exists (select from vault.key k join vault.master m on m.check_id = k.master_id where m.is_next)")
            byte.döda()
            _ = await byte.slut()
            // Both keys are there: who comes now reads and writes on.
            #expect(try await evb.evb("gallring", "--namnd", "SN", "--person", Self.person).ut.contains("Får gallras."))
            #expect(try await evb.evb("importera", rader: [Self.rader[1].replacingOccurrences(of: "000000000001", with: "000000009999")]).status == 0)

            let igen = try await evb.evb("huvudnyckel", "byt")
            #expect(igen.status == 0 && igen.ut.hasPrefix("Huvudnyckeln är bytt. "))
            #expect(!FileManager.default.fileExists(atPath: huvudnyckel + ".ny"))
            let ny = try String(contentsOfFile: huvudnyckel, encoding: .utf8)
            #expect(!ny.contains(gammal))
            #expect(try FileManager.default.attributesOfItem(atPath: huvudnyckel)[.posixPermissions] as? Int == 0o600)
            let fil = evb.mapp + "/utdrag.json"
            #expect(try await evb.evb("registerutdrag", "--namnd", "SN", "--person", Self.person, "--till", fil).status == 0)
            #expect(try String(contentsOfFile: fil, encoding: .utf8).contains("Prov Provsson"))
            #expect(try await evb.evb("verifiera").status == 0)

            let medGammal = try await Program.kör(["gallring", "--namnd", "SN"], data: evb.mapp, miljö: ["EVB_HUVUDNYCKEL": gammal])
            #expect(medGammal.status == 1 && medGammal.fel.contains("(fel_huvudnyckel)"))
        }
    }
}

extension Provmapp {
    /// Waits until something is true in the key database; bounded, and then the test goes on and fails.
    fileprivate func vänta(_ villkor: String) async throws {
        let anslutning = try await Connection.open(kluster.target(database: "evb_nycklar", user: "postgres"))
        for _ in 0..<5_000 {
            if try await anslutning.query(Statement("wait", "select \(villkor) from pg_sleep(0.005)"))[0][0] as Bool { break }
        }
        await anslutning.close()
    }
}
