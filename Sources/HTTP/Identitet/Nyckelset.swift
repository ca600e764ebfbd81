import CanonicalJSON
import JWTKit

/// An issuer's public keys, each with the algorithms it may be used with: a key never chooses by what a token says that it is for.
///
/// Källa: RFC 7517, 4 and 5 (a set's keys of unknown kind are left out); RFC 8725, 3.1 (one key, one algorithm).
struct Nyckelset: Sendable {
    /// An issuer has a few, and twice as many while they are changed.
    static let flestNycklar = 50

    private var nycklar: [String: [Token.Algoritm: any JWTAlgorithm]] = [:]

    init() {}

    /// - Parameter json: the JWKS document.
    /// - Throws: ``Hämtningsfel/ogiltigt`` when it is none, or has no key that can be used.
    init(_ json: JSON) async throws(Hämtningsfel) {
        guard let uppgifter = json["keys"]?.array, uppgifter.count <= Self.flestNycklar else { throw .ogiltigt }
        var tvetydiga: Set<String> = []
        for uppgift in uppgifter {
            guard let nyckel = Nyckeluppgift(uppgift) else { continue }
            let funna = await nyckel.algoritmer()
            guard !funna.isEmpty else { continue }
            if nycklar.updateValue(funna, forKey: nyckel.id) != nil { tvetydiga.insert(nyckel.id) }
        }
        // Two keys of one name: which is meant is not for us to guess.
        for id in tvetydiga { nycklar[id] = nil }
        guard !nycklar.isEmpty else { throw .ogiltigt }
    }

    func har(_ id: String) -> Bool { nycklar[id] != nil }

    subscript(_ id: String, _ algoritm: Token.Algoritm) -> (any JWTAlgorithm)? { nycklar[id]?[algoritm] }
}

/// One key of a JWKS, when it is a public one for signatures.
private struct Nyckeluppgift {
    let id: String
    private let json: JSON
    private let möjliga: [Token.Algoritm]

    init?(_ json: JSON) {
        guard let id = json["kid"]?.string, !id.isEmpty, json["use"] == nil || json["use"]?.string == "sig" else { return nil }
        if let bruk = json["key_ops"] { guard bruk.array?.contains("verify") == true else { return nil } }
        // A key whose private half is published proves nothing.
        guard json["d"] == nil, json["k"] == nil else { return nil }
        let efterSlag: [Token.Algoritm] =
            switch (json["kty"]?.string, json["crv"]?.string) {
            case ("RSA", _): [.rs256, .ps256]
            case ("EC", "P-256"): [.es256]
            case ("EC", "P-384"): [.es384]
            case ("OKP", "Ed25519"): [.eddsa]
            case _: []
            }
        möjliga = efterSlag.filter { json["alg"] == nil || json["alg"]?.string == $0.rawValue }
        guard !möjliga.isEmpty else { return nil }
        self.id = id
        self.json = json
    }

    func algoritmer() async -> [Token.Algoritm: any JWTAlgorithm] {
        var funna: [Token.Algoritm: any JWTAlgorithm] = [:]
        for algoritm in möjliga {
            // A key that is malformed or too short is no key; the others of the set still are.
            do {
                let nycklar = JWTKeyCollection()
                try await nycklar.add(jwk: jwk(algoritm))
                funna[algoritm] = try await nycklar.getKey(for: JWKIdentifier(string: id))
            } catch {
                continue
            }
        }
        return funna
    }

    private func jwk(_ algoritm: Token.Algoritm) throws(Hämtningsfel) -> JWK {
        let kid = JWKIdentifier(string: id)
        func del(_ namn: String) throws(Hämtningsfel) -> String {
            guard let text = json[namn]?.string, text.utf8.count <= Self.längstaDel, Base64URL.avkodat(Array(text.utf8)) != nil else {
                throw .ogiltigt
            }
            return text
        }
        return switch algoritm {
        case .rs256: .rsa(.rs256, identifier: kid, modulus: try del("n"), exponent: try del("e"))
        case .ps256: .rsa(.ps256, identifier: kid, modulus: try del("n"), exponent: try del("e"))
        case .es256: .ecdsa(.es256, identifier: kid, x: try del("x"), y: try del("y"), curve: .p256)
        case .es384: .ecdsa(.es384, identifier: kid, x: try del("x"), y: try del("y"), curve: .p384)
        case .eddsa: .octetKeyPair(.eddsa, identifier: kid, x: try del("x"), y: nil, curve: .ed25519)
        }
    }

    /// 8 192 bits in base64url: a longer modulus is a way to keep us busy.
    private static let längstaDel = 1_366
}
