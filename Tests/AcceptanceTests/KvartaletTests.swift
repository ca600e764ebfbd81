import Foundation
import Testing

@Suite("Ett kvartal från början till slut")
struct KvartaletTests {
    @Test("Botkyrkas kvartal 3 2023 kommer rad för rad ur händelser, och jobbet har beräknat det")
    func botkyrka() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("importera", Exempel.historik).status == 0)
            #expect(try await evb.evb("jobb", "--nu", "2023-09-01", "--tills-tomt").ut.hasSuffix(" Att göra om: 0. Uppgivna: 0.\n"))
            let lista = try await evb.evb("jobb", "lista").ut
            #expect(Self.utfall("berakna_rapport", lista) == ["beraknad"] && lista.contains("berakna_rapport SN/2023K3/36: klart"))
            #expect(Self.utfall("prova_lasmodeller", lista) == ["stammer"])
            #expect(Self.utfall("forsegla", lista) == ["forseglad"] && lista.contains("forsegla SN/2023-09-01: klart"))
            #expect(try await evb.evb("jobb", "kor-om", "1").fel.hasSuffix("(jobb_ej_uppgivet)\n"))
            #expect(try await evb.evb("importera", Exempel.fastställ).status == 0)
            let rapport = try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3")
            #expect(Botkyrka.rader(i: rapport.ut) == Botkyrka.rader)
            #expect(!rapport.ut.contains("kvartal 4"))
            // Everything once more: nothing is due, nothing is new, the same bytes.
            #expect(try await evb.evb("importera", Exempel.historik).status == 0)
            #expect(try await evb.evb("jobb", "--nu", "2023-09-01", "--tills-tomt").ut == "Jobb klara: 0. Att göra om: 0. Uppgivna: 0.\n")
            #expect(try await evb.evb("importera", Exempel.fastställ).status == 0)
            #expect(try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3").ut == rapport.ut)
            #expect(try await evb.evb("verifiera").status == 0)
        }
    }

    @Test("jobbet beräknar inte en omgång vars brytdatum inte är passerat; loggen förseglas och läsmodellerna prövas ändå")
    func ejFörfallet() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            #expect(try await evb.evb("jobb", "--nu", "2023-08-31", "--tills-tomt").ut.hasSuffix(" Att göra om: 0. Uppgivna: 0.\n"))
            let lista = try await evb.evb("jobb", "lista").ut
            #expect(Self.utfall("berakna_rapport", lista).isEmpty)
            #expect(Self.utfall("prova_lasmodeller", lista) == ["stammer"] && Self.utfall("forsegla", lista) == ["forseglad"])
        }
    }

    /// What came of the jobs of one kind, by the lines of `evb jobb lista`, each at its first attempt.
    private static func utfall(_ slag: String, _ lista: String) -> [String] {
        lista.split(separator: "\n").filter { $0.contains("\(slag) ") && $0.hasSuffix(", försök 1") }
            .compactMap { $0.split(separator: ", ").dropLast().last.map(String.init) }
    }

    @Test("kvartal 2 har B01–B04 som nya, och kvartal 4 tar upp B05–B07 igen och inga andra")
    func omgångarnaRuntOm() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            #expect(try await Self.rader(evb, "2023K2") == ["R4 01 oppen", "R4 02 oppen", "R4 03 oppen", "R4 04 oppen"])
            _ = try await evb.evb("importera", Exempel.fastställ)
            let svar = try await evb.evb(
                "importera",
                rader: [
                    #"{"kommando":"RegistreraInskick","namnd":"SN","period":"2023K3","datum":"2023-09-10","kanal":"etjanst","frister":"alla"}"#,
                    #"{"kommando":"OppnaOmgang","namnd":"SN","period":"2023K4","brytdatum":"2023-12-31"}"#,
                ])
            #expect(svar.status == 0)
            #expect(try await Self.rader(evb, "2023K4") == ["R3 05 oppen", "R3 06 oppen", "R3 07 oppen"])
        }
    }

    @Test("brytdatum 13 juli utelämnar B05 och B10, 14 juli har dem")
    func brytdatum() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let (före, efter) = (
                try await Self.rader(evb, "2023K3", "--brytdatum", "2023-07-13"), try await Self.rader(evb, "2023K3", "--brytdatum", "2023-07-14")
            )
            #expect(Set(efter).subtracting(före) == ["R4 05 oppen", "R4 10 oppen"])
            #expect(Set(före).subtracting(efter).isEmpty)
        }
    }

    @Test("ett beslut från februari som registreras efter att kvartal 2 fastställts blir nytt i kvartal 3")
    func sentRegistrerat() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let sent =
                #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-000000000011","person":{"id":"#
                + #""018f3c6e-0000-7000-9000-000000000011","kon":"man"},"omrade":"IFO","lagrum":"SoL2001-4:1","insats":"bostad","#
                + #""beslutsdatum":"2023-02-23"}"#
            #expect(try await evb.evb("importera", rader: [sent]).status == 0)
            #expect(try await Self.rader(evb, "2023K3").contains("R4 11 oppen"))
            #expect(try await !Self.rader(evb, "2023K2").contains("R4 11 oppen"))
        }
    }

    /// «R4 05 oppen» for each row, sorted; the beslut by the last digits of its id.
    private static func rader(_ evb: Provmapp, _ period: String, _ val: String...) async throws -> [String] {
        let svar = try await Program.kör(["rapport", "--namnd", "SN", "--period", period, "--format", "json"] + val, data: evb.mapp)
        try #require(svar.status == 0, "\(svar.fel)")
        let rapport = try #require(try JSONSerialization.jsonObject(with: Data(svar.ut.utf8)) as? [String: Any])
        let rader = try #require(rapport["rader"] as? [[String: Any]])
        return rader.map { "\($0["rubrik"]!) \(($0["beslut"] as! String).suffix(2)) \($0["utfall"]!)" }.sorted()
    }
}
