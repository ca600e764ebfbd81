import CanonicalJSON
import Handlaggning
import Journal

/// A line of the file as a command, or why it is none.
enum Radtolkning {
    static func tolka(_ rad: Radläsare.Rad) throws(Avvisning) -> Kommandorad {
        guard let byte = rad.byte else {
            throw Avvisning(.radForLang, "Raden är längre än \(Radläsare.längstaRad / 1024) kB. Ett kommando per rad.")
        }
        let json: JSON
        do throws(JSONError) { json = try JSON(parsing: byte) } catch { throw avvisning(error, byte) }
        return try Kommandorad(json)
    }

    private static func avvisning(_ fel: JSONError, _ byte: [UInt8]) -> Avvisning {
        let plats = "tecken \(kolumn(fel.offset, byte))"
        switch fel.reason {
        case .notUTF8:
            return Avvisning(.ejUTF8, "Raden är inte UTF-8. Spara filen som UTF-8 och försök igen.")
        case .duplicateKey(let nyckel):
            return Avvisning(.ejJSON, fält: String(nyckel.prefix(60)), "Fältet \(nyckel.prefix(60)) finns två gånger på raden (\(plats)).")
        case .badNumber:
            return Avvisning(.ejJSON, "Talet vid \(plats) kan inte läsas: skriv det utan exponent och med högst 15 siffror.")
        case .unexpectedEnd: return Avvisning(.ejJSON, "Raden är inte ett helt JSON-objekt: den tar slut vid \(plats).")
        case .trailingText: return Avvisning(.ejJSON, "Det står något efter JSON-objektet, vid \(plats). Ett kommando per rad.")
        case .tooDeep: return Avvisning(.ejJSON, "JSON-objektet är för djupt nästlat (\(plats)).")
        case .unexpectedByte, .badEscape, .controlCharacter:
            return Avvisning(.ejJSON, "Raden är inte JSON: felet finns vid \(plats).")
        }
    }

    /// The place as a person counts it: characters from 1, not bytes.
    private static func kolumn(_ byte: Int, _ rad: [UInt8]) -> Int { String(decoding: rad.prefix(byte), as: UTF8.self).count + 1 }
}
