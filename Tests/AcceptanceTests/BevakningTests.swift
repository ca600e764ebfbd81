import Foundation
import Testing

@Suite("Bevakningen av öppna frister")
struct BevakningTests {
    @Test("av Botkyrkas tio beslut är tre öppna: de visas i alla fyra formerna, de mest försenade först")
    func botkyrka() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("bevakning", "--namnd", "SN").fel.contains("okand_namnd"))
            _ = try await evb.evb("importera", rader: [#"{"kommando":"RegistreraNamnd","namnd":"AN","namn":"A","kommun":"B","kommunkod":"9999"}"#])
            #expect(try await evb.evb("bevakning", "--namnd", "AN").ut.contains("Det finns inga öppna frister att bevaka."))

            #expect(try await evb.evb("importera", Exempel.historik).status == 0)
            func bevakning(_ format: String) async throws -> String {
                let svar = try await evb.evb("bevakning", "--namnd", "SN", "--idag", "2023-07-13", "--format", format)
                #expect(svar.status == 0)
                return svar.ut
            }
            let text = try await bevakning("text")
            #expect(text.contains("Öppna frister: 3. Försenade: 2, varav utan skäl: 0.\n"))
            #expect(text.contains("Slutdag inom 7 dagar: 1, inom 14 dagar: 1, inom 30 dagar: 1.\n"))
            #expect(text.split(separator: "\n").compactMap { Int($0.prefix(5).drop { $0 == " " }) } == [-21, -1, 0])
            let json = try JSONDecoder().decode(Lista.self, from: Data(try await bevakning("json").utf8))
            #expect(json.frister.map { $0.beslut.suffix(2) } == ["07", "06", "05"])
            #expect(json.frister.map(\.dagarKvar) == [-21, -1, 0])
            #expect(json.frister.map(\.niva) == ["forsenad", "forsenad", "inom_7"])
            let koder = [["planering_saknas", "tvaarsgrans"], ["planering_saknas", "tvaarsgrans"], ["planering_saknas"]]
            #expect(json.frister.map { $0.varningar.map(\.kod) } == koder)
            #expect(try await bevakning("csv").hasPrefix("\u{FEFF}Beslut,Frist,"))
            #expect(try await bevakning("html").hasPrefix("<!DOCTYPE html>"))
        }
    }

    private struct Lista: Decodable {
        let frister: [Frist]

        struct Frist: Decodable {
            let beslut: String
            let dagarKvar: Int
            let niva: String
            let varningar: [Varning]
        }

        struct Varning: Decodable { let kod: String }
    }
}
