import CanonicalJSON
import Crypto
import EventStore
import Foundation
import Handlaggning
import Synchronization
import Support
import Testing

@testable import HTTP

@Suite("En bärartoken")
struct TokenTests {
    @Test("med flera faktorer och ett uppdrag är en inloggad", arguments: Utfärdarnycklar.algoritmer)
    func godtas(_ algoritm: Token.Algoritm) async throws {
        try await Provutfärdare.med { prov in
            let inloggad = try await prov.pröva(prov.token([:], algoritm)).get()
            #expect(inloggad.subjekt == "anna.berg")
            #expect(inloggad.uppdrag == [try #require(Uppdrag("SN/handlaggare/E1"))])
            #expect(inloggad.upphör > Date())
            #expect(inloggad.ägare == nil)
        }
    }

    @Test("som har prövats förut går ändå ut, och prövas på nytt mot nya nycklar med samma namn")
    func minns() async throws {
        let klocka = Mutex(Date())
        try await Provutfärdare.med(nu: { klocka.withLock { $0 } }) { prov in
            let token = try await prov.token()
            for _ in 0..<3 { #expect(await prov.pröva(token).fel == nil) }
            klocka.withLock { $0 += 7_200 + 60 }
            #expect(await prov.pröva(token).fel == .utgången)
        }
        try await Provutfärdare.igång { andra, _ in
            try await Provutfärdare.med { prov in
                let token = try await prov.token()
                let inställningar = try Identitetsinställningar(miljö: ["EVB_OIDC_ISSUER": prov.utfärdare.namn ?? "", "EVB_OIDC_AUDIENCE": "evb"])
                let (egna, främmande) = (try prov.utfärdare.jwks, try andra.jwks)
                // Another key by the name of the one that the token was signed with.
                let namn = try Token(token).nyckel
                let utbytt = JSON.object([
                    .init(
                        "keys",
                        .array(
                            (främmande["keys"]?.array ?? []).compactMap { nyckel in
                                guard case .object(let delar) = nyckel, nyckel["crv"]?.string == "P-256" else { return nil }
                                return .object(delar.filter { $0.key != "kid" } + [.init("kid", .string(namn))])
                            }))
                ])
                let nycklar = Mutex(egna)
                let prövning = OIDCPrövning(inställningar, tider: .init(färska: .zero, intervall: .zero), logger: Provutfärdare.logger) {
                    try await Nyckelset(nycklar.withLock { $0 })
                }
                #expect(await prövning.utfall(token).fel == nil)
                nycklar.withLock { $0 = utbytt }
                // Fetched anew while the old ones still serve.
                var fel: Identitetsfel?
                try await waitUntil("den gamla nyckeln gäller inte längre") {
                    fel = await prövning.utfall(token).fel
                    return fel != nil
                }
                #expect(fel == .ogiltig(.signatur))
            }
        }
    }

    @Test("som är ändrad i huvudet, kroppen eller underskriften är ogiltig")
    func ändrad() async throws {
        try await Provutfärdare.med { prov in
            let äkta = try await prov.token()
            #expect(await prov.pröva(äkta).fel == nil)
            let delar = äkta.split(separator: ".").map(String.init)
            let kropp = Base64URL.kodat(Array(prov.anspråk(["sub": "erik.alm"]).text.utf8))
            #expect(await prov.pröva([delar[0], kropp, delar[2]].joined(separator: ".")).fel == .ogiltig(.signatur))
            let annan = try await prov.token(["jti": "1"]).split(separator: ".").map(String.init)
            #expect(await prov.pröva([delar[0], delar[1], annan[2]].joined(separator: ".")).fel == .ogiltig(.signatur))
            #expect(await prov.pröva([delar[0], delar[1], ""].joined(separator: ".")).fel == .ogiltig(.signatur))
            for trasig in ["", ".", "..", "a.b", "a.b.c.d", äkta + "=", äkta + " ", äkta + "\n", delar[0] + "." + delar[1]] {
                #expect(await prov.pröva(trasig).fel == (trasig.isEmpty ? .saknas : .ogiltig(.form)), "\(trasig.prefix(8))")
            }
        }
    }

    @Test(
        "som ingen har skrivit under, eller skrivit under med en hemlighet, är ogiltig vad den än påstår",
        arguments: [
            "none", "None", "NONE", "HS256", "HS384", "HS512", "RS512", "ES512", "", "RS256 ",
        ])
    func algoritm(_ namn: String) async throws {
        try await Provutfärdare.med { prov in
            let token = try await prov.token([:], huvud: [.init("alg", .string(namn))])
            #expect(await prov.pröva(token).fel == .ogiltig(.algoritm))
            let utan = token.split(separator: ".").dropLast().joined(separator: ".") + "."
            #expect(await prov.pröva(utan).fel == .ogiltig(.algoritm))
        }
    }

    @Test("som är underskriven med den öppna nyckeln som hemlighet är ogiltig, vilket namn den än ger algoritmen")
    func utbytt() async throws {
        try await Provutfärdare.med { prov in
            let nycklar = try prov.utfärdare.jwks["keys"]?.array ?? []
            let rsa = try #require(nycklar.first { $0["kty"]?.string == "RSA" })
            for algoritm in ["HS256", "RS256", "ES256"] {
                let huvud: JSON = ["alg": .string(algoritm), "typ": "JWT", "kid": .string(rsa["kid"]?.string ?? "")]
                let signerat = [huvud, prov.anspråk()].map { Base64URL.kodat(Array($0.text.utf8)) }.joined(separator: ".")
                for hemlighet in [rsa["n"]?.string ?? "", rsa.text, rsa.canonical] {
                    let kod = HMAC<SHA256>.authenticationCode(for: Data(signerat.utf8), using: SymmetricKey(data: Data(hemlighet.utf8)))
                    let fel = await prov.pröva(signerat + "." + Base64URL.kodat(Array(kod))).fel
                    let väntat: Identitetsfel.Ogiltighet = algoritm == "HS256" ? .algoritm : algoritm == "ES256" ? .nyckel : .signatur
                    #expect(fel == .ogiltig(väntat), "\(algoritm)")
                }
            }
        }
    }

    @Test("som bär med sig sin egen nyckel, eller säger var den finns, prövas ändå bara mot utfärdarens")
    func egenNyckel() async throws {
        try await Provutfärdare.igång { främmande, _ in
            try await Provutfärdare.med { prov in
                let deras = try främmande.jwks["keys"]?.array?.first ?? .null
                let huvud: [JSON.Member] = [.init("jwk", deras), .init("jku", .string((främmande.namn ?? "") + "/jwks"))]
                let token = try await främmande.signera(prov.anspråk(), huvud: huvud)
                #expect(await prov.pröva(token).fel == .ogiltig(.nyckel))
                let vår = try prov.utfärdare.jwks["keys"]?.array?.first?["kid"] ?? .null
                let medVårtNamn = try await främmande.signera(prov.anspråk(), huvud: huvud + [.init("kid", vår)])
                #expect(await prov.pröva(medVårtNamn).fel == .ogiltig(.signatur))
            }
        }
    }

    @Test("med något i huvudet som måste förstås, eller av ett slag för annat, är ogiltig")
    func huvudet() async throws {
        try await Provutfärdare.med { prov in
            for crit in [JSON.array(["exp"]), []] {
                let fel = try await prov.fel(huvud: [.init("crit", crit)])
                #expect(fel == .ogiltig(.kritiskt))
            }
            for typ in [JSON.string("logout+jwt"), "dpop+jwt", "", 7] {
                let fel = try await prov.fel(huvud: [.init("typ", typ)])
                #expect(fel == .ogiltig(.typ))
            }
            for typ in [JSON.string("JWT"), "jwt", "at+jwt", "application/at+jwt", .null] {
                let fel = try await prov.fel(huvud: [.init("typ", typ)])
                #expect(fel == nil)
            }
            for kid in [JSON.null, "", 7, .string(String(repeating: "k", count: 201))] {
                let fel = try await prov.fel(huvud: [.init("kid", kid)])
                #expect(fel == .ogiltig(.nyckel))
            }
        }
    }

    @Test("där något står två gånger är ogiltig, var det än står")
    func tvåGånger() async throws {
        try await Provutfärdare.med { prov in
            guard case .object(let medlemmar) = prov.anspråk() else { return }
            for extra in [JSON.Member("sub", "erik.alm"), .init("exp", 4_000_000_000), .init("evb_uppdrag", ["SN/informationsagare"])] {
                let token = try await prov.utfärdare.signera(.object(medlemmar + [extra]))
                #expect(await prov.pröva(token).fel == .ogiltig(.form))
            }
            let huvud: [JSON.Member] = [.init("alg", "ES256"), .init("alg", "none")]
            let token = try await prov.utfärdare.signera(prov.anspråk(), huvud: huvud)
            #expect(await prov.pröva(token).fel == .ogiltig(.form))
        }
    }

    @Test("som är för stor läses inte alls")
    func stor() async throws {
        try await Provutfärdare.med { prov in
            let token = try await prov.token(["fyllnad": .string(String(repeating: "x", count: Token.största))])
            #expect(await prov.pröva(token).fel == .ogiltig(.storlek))
            let vanlig = try await prov.token()
            let lagom = try await prov.token(["fyllnad": .string(String(repeating: "x", count: (Token.största - vanlig.utf8.count) * 3 / 4 - 40))])
            #expect(await prov.pröva(lagom).fel == nil)
        }
    }
}
