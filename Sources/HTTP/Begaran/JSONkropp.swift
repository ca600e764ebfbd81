import CanonicalJSON
import Handlaggning
import HTTPTypes

extension Begäran {
    /// The body as JSON.
    ///
    /// - Throws: `fel_innehallstyp`, those of ``Kropp/byte()``, `kropp_saknas`; `Avvisning` (`ej_utf8`, `ej_json`) with the line and the character.
    func json() async throws -> JSON {
        guard try huvud(.contentType).map(Self.ärJSON) ?? false else {
            throw Problem(.felInnehallstyp, fält: "Content-Type", "Kroppen ska vara application/json.")
        }
        if let kodning = try huvud(.contentEncoding), kodning.lowercased() != "identity" {
            throw Problem(.felInnehallstyp, fält: "Content-Encoding", "Kroppen ska vara okomprimerad.")
        }
        let byte = try await kropp.byte()
        guard !byte.isEmpty else { throw Problem(.kroppSaknas, "Begäran saknar kropp.") }
        do throws(JSONError) { return try JSON(parsing: byte) } catch { throw Self.avvisning(error, byte) }
    }

    /// UTF-8 is the only encoding JSON has between systems.
    ///
    /// Källa: RFC 8259, 8.1 och 11.
    private static func ärJSON(_ typ: String) -> Bool {
        let delar = typ.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" && $0 != "\"" } }
        return delar.first == "application/json" && delar.dropFirst().allSatisfy { $0 == "charset=utf-8" }
    }

    private static func avvisning(_ fel: JSONError, _ byte: [UInt8]) -> Avvisning {
        let plats = plats(fel.offset, byte)
        switch fel.reason {
        case .notUTF8: return Avvisning(.ejUTF8, "Kroppen är inte UTF-8.")
        case .duplicateKey(let nyckel):
            return Avvisning(.ejJSON, fält: String(nyckel.prefix(60)), "Fältet \(nyckel.prefix(60)) finns två gånger (\(plats)).")
        case .badNumber: return Avvisning(.ejJSON, "Talet på \(plats) kan inte läsas: skriv det utan exponent och med högst 15 siffror.")
        case .unexpectedEnd: return Avvisning(.ejJSON, "Kroppen är inte ett helt JSON-objekt: den tar slut på \(plats).")
        case .trailingText: return Avvisning(.ejJSON, "Det står något efter JSON-objektet, på \(plats).")
        case .tooDeep: return Avvisning(.ejJSON, "JSON-objektet är för djupt nästlat (\(plats)).")
        case .unexpectedByte, .badEscape, .controlCharacter: return Avvisning(.ejJSON, "Kroppen är inte JSON: felet finns på \(plats).")
        }
    }

    /// The place as a person counts it: lines and characters from 1.
    private static func plats(_ offset: Int, _ byte: [UInt8]) -> String {
        let före = byte.prefix(offset)
        let rad = före.count { $0 == UInt8(ascii: "\n") } + 1
        let sista = före.lastIndex(of: UInt8(ascii: "\n")).map { före.suffix(from: $0 + 1) } ?? före
        return "rad \(rad), tecken \(String(decoding: sista, as: UTF8.self).count + 1)"
    }
}
