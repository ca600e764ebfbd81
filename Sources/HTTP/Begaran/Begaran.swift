import EventStore
import Handlaggning
import HTTPTypes
import Hummingbird

/// A request that has found its route: its parts, each read strictly.
struct Begäran: Sendable {
    let metod: HTTPRequest.Method
    /// What stood where the route has `{name}`.
    let delar: [String: String]
    let fråga: Frågesträng
    let huvuden: HTTPFields
    /// The request's id, given or made; in the answer, in the logs and in every problem.
    let id: String
    /// From where it comes.
    let avsändare: String?
    let kropp: Kropp
}

// The path's parts. One that cannot be what it should is nobody's address.
extension Begäran {
    var nämnd: Tenant {
        get throws(Problem) { try del("namnd") { Tenant(rawValue: $0) } }
    }

    var beslut: BeslutID {
        get throws(Problem) { try del("beslut") { BeslutID($0) } }
    }

    var period: Kvartal {
        get throws(Problem) { try del("period") { Kvartal($0) } }
    }

    private func del<Värde>(_ namn: String, _ läs: (String) -> Värde?) throws(Problem) -> Värde {
        guard let värde = delar[namn].flatMap(läs) else { throw .okändAdress }
        return värde
    }
}

// The headers. Each may stand once.
extension Begäran {
    func huvud(_ namn: HTTPField.Name) throws(Problem) -> String? {
        let värden = huvuden[values: namn]
        guard värden.count <= 1 else { throw Problem(.ogiltigtHuvud, fält: namn.rawName, "Huvudet \(namn.rawName) står flera gånger.") }
        return värden.first
    }

    /// The assignment that the request is made under, when the one who asks has several that permit it.
    var valtUppdrag: Uppdrag? {
        get throws(Problem) {
            guard let text = try huvud(.uppdrag) else { return nil }
            // What is no assignment is nobody's.
            guard let uppdrag = procentavkodad(text).flatMap({ Uppdrag($0) }) else {
                throw Problem(
                    status: .forbidden, kod: Avvisning.Kod.ejBehorig.rawValue,
                    "Uppdrag är inget av dina: NÄMND/roll eller NÄMND/roll/ENHET, procentkodat.")
            }
            return uppdrag
        }
    }
}

extension Problem {
    static let okändAdress = Problem(.okandAdress, "Adressen finns inte. Se GET /v1 för dem som finns.")
}

extension HTTPField.Name {
    static let begäran = HTTPField.Name("X-Request-Id")!
    static let idempotensnyckel = HTTPField.Name("Idempotency-Key")!
    static let ändamål = HTTPField.Name("Andamal")!
    static let uppdrag = HTTPField.Name("Uppdrag")!
    /// How far in the log what is answered is known.
    static let position = HTTPField.Name("Evb-Position")!
    static let vidarebefordradFör = HTTPField.Name("X-Forwarded-For")!
    static let länk = HTTPField.Name("Link")!
    static let referensregel = HTTPField.Name("Referrer-Policy")!
}
