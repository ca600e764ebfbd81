import CanonicalJSON
import CryptoExtras
import FoundationEssentials
import JWTKit

/// The issuer's key pairs, one for each family of algorithms.
struct Utfärdarnycklar: Sendable {
    static let algoritmer: [Token.Algoritm] = [.es256, .rs256, .ps256]

    private let es256: ES256PrivateKey
    private let rsa: JWTKit.Insecure.RSA.PrivateKey
    private let id: String

    init() throws {
        es256 = ES256PrivateKey()
        rsa = try JWTKit.Insecure.RSA.PrivateKey(backing: try _RSA.Signing.PrivateKey(keySize: .bits2048))
        id = String(UInt64.random(in: .min ... .max), radix: 36)
    }

    /// - Parameter huvud: more members of the header, or others in the place of those it has.
    func signera(_ anspråk: JSON, algoritm: Token.Algoritm, huvud: [JSON.Member] = []) async throws -> String {
        let vanliga: [JSON.Member] = [
            .init("alg", .string(algoritm.rawValue)), .init("typ", "at+jwt"), .init("kid", .string(namn(algoritm))),
        ]
        let ändrade = Set(huvud.map(\.key))
        let hela = JSON.object(vanliga.filter { !ändrade.contains($0.key) } + huvud.filter { !$0.value.isNull })
        let signerat = Base64URL.kodat(Array(hela.text.utf8)) + "." + Base64URL.kodat(Array(anspråk.text.utf8))
        let signatur = try await nyckel(algoritm).sign(Array(signerat.utf8))
        return signerat + "." + Base64URL.kodat(signatur)
    }

    /// The public halves.
    var jwks: JSON {
        get throws {
            let punkt = es256.parameters
            let (n, e) = try rsa.publicKey.getKeyPrimitives()
            return [
                "keys": [
                    [
                        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": .string(namn(.es256)),
                        "x": .string(Self.utanFyllnad(punkt?.x ?? "")), "y": .string(Self.utanFyllnad(punkt?.y ?? "")),
                    ],
                    [
                        "kty": "RSA", "use": "sig", "kid": .string(namn(.rs256)), "n": .string(Base64URL.kodat(Array(n))),
                        "e": .string(Base64URL.kodat(Array(e))),
                    ],
                ]
            ]
        }
    }

    private func nyckel(_ algoritm: Token.Algoritm) async throws -> any JWTAlgorithm {
        let nycklar = JWTKeyCollection()
        switch algoritm {
        case .es256: await nycklar.add(ecdsa: es256)
        case .rs256: await nycklar.add(rsa: rsa, digestAlgorithm: .sha256)
        case .ps256: await nycklar.add(pss: rsa, digestAlgorithm: .sha256)
        case .es384, .eddsa: throw JWTError.noKeyProvided
        }
        return try await nycklar.getKey()
    }

    private func namn(_ algoritm: Token.Algoritm) -> String { (algoritm == .es256 ? "es-" : "rs-") + id }

    /// The library gives coordinates in base64.
    private static func utanFyllnad(_ base64: String) -> String { Base64URL.kodat(Data(base64Encoded: base64).map(Array.init) ?? []) }
}
