import CanonicalJSON
import Foundation
import Synchronization
import Testing

@testable import HTTP

@Suite("Utfärdarens nycklar")
struct NyckelringTests {
    private static let utanPaus = Nyckelringsläge.Tider(intervall: .zero)

    @Test("byts medan evb är igång: den nya hämtas när den först används, och den gamla gäller inte längre")
    func byte() async throws {
        try await Provutfärdare.med(tider: Self.utanPaus) { prov in
            let gammal = try await prov.token()
            #expect(await prov.pröva(gammal).fel == nil)
            try prov.utfärdare.bytNycklar()
            #expect(await prov.pröva(gammal).fel == nil, "ännu inte hämtade på nytt")
            let ny = try await prov.token()
            let utfall = await withTaskGroup { grupp in
                for _ in 0..<20 { grupp.addTask { await prov.pröva(ny).fel } }
                return await grupp.reduce(into: [Identitetsfel?]()) { $0.append($1) }
            }
            #expect(utfall.allSatisfy { $0 == nil })
            #expect(await prov.pröva(gammal).fel == .ogiltig(.nyckel))
        }
    }

    @Test("hämtas en gång hur många okända nycklar någon än hittar på")
    func okända() async throws {
        try await Provutfärdare.igång { utfärdare, _ in
            let antal = Mutex(0)
            let ring = Nyckelring(logger: Provutfärdare.logger) {
                antal.withLock { $0 += 1 }
                return try await Nyckelset(try utfärdare.jwks)
            }
            await withTaskGroup { grupp in
                for nr in 0..<500 {
                    grupp.addTask {
                        do throws(Identitetsfel) { _ = try await ring.nyckel("okänd-\(nr)", .es256) } catch { #expect(error == .ogiltig(.nyckel)) }
                    }
                }
            }
            #expect(antal.withLock { $0 } == 1)
            for nr in 0..<20 {
                do throws(Identitetsfel) { _ = try await ring.nyckel("senare-\(nr)", .es256) } catch { #expect(error == .ogiltig(.nyckel)) }
            }
            #expect(antal.withLock { $0 } == 1, "inte heller sedan svaret kommit")
            let kid = try #require(try utfärdare.jwks["keys"]?.array?.first?["kid"]?.string)
            _ = try await ring.nyckel(kid, .es256)
            #expect(antal.withLock { $0 } == 1, "den kända behöver ingen fråga")
        }
    }

    @Test("gäller så länge de lever när utfärdaren är borta, och sedan kan ingen prövas")
    func borta() async throws {
        let (prövning, token) = try await Provutfärdare.igång { utfärdare, namn in
            let inställningar = try Identitetsinställningar(miljö: ["EVB_OIDC_ISSUER": namn, "EVB_OIDC_AUDIENCE": "evb"])
            let prövning = OIDCPrövning(inställningar, tider: Self.utanPaus, logger: Provutfärdare.logger)
            let token = try await utfärdare.token(Tokenbegäran(subjekt: "anna.berg", uppdrag: ["SN/revisor"]))
            #expect(await prövning.utfall(token).fel == nil)
            return (prövning, token)
        }
        #expect(await prövning.utfall(token).fel == nil)
        let huvud = JSON.object([.init("alg", "ES256"), .init("kid", "ny")])
        let okänd = Base64URL.kodat(Array(huvud.text.utf8)) + "." + token.split(separator: ".")[1] + ".AAAA"
        #expect(await prövning.utfall(okänd).fel == .utfärdarenOnåbar, "kan vara en ny nyckel")
        #expect(await prövning.utfall(token).fel == nil, "den kända gäller fortfarande")
    }

    @Test("som aldrig kunnat hämtas gör att ingen kan prövas, och svaret säger när det är värt att försöka igen")
    func aldrig() async throws {
        let inställningar = try Identitetsinställningar(miljö: ["EVB_OIDC_ISSUER": "http://127.0.0.1:9", "EVB_OIDC_AUDIENCE": "evb"])
        let prövning = OIDCPrövning(inställningar, logger: Provutfärdare.logger)
        let token = try await Provutfärdare.igång { utfärdare, _ in
            try await utfärdare.signera(
                Tokenbegäran(subjekt: "anna.berg", uppdrag: []).anspråk(utfärdare: "http://127.0.0.1:9", nu: Date()))
        }
        for _ in 0..<3 { #expect(await prövning.utfall(token).fel == .utfärdarenOnåbar) }
        let nekande = Nekande(.utfärdarenOnåbar)
        #expect(nekande.status == 503 && nekande.försökIgen == Nyckelring.hämtningsintervall && nekande.wwwAuthenticate == nil)
    }

    @Test("hämtas inte för en främmande utfärdares token")
    func främmande() async throws {
        let inställningar = try Identitetsinställningar(miljö: ["EVB_OIDC_ISSUER": "http://127.0.0.1:9", "EVB_OIDC_AUDIENCE": "evb"])
        let prövning = OIDCPrövning(inställningar, logger: Provutfärdare.logger)
        let token = try await Provutfärdare.igång { utfärdare, _ in try await utfärdare.token(Tokenbegäran(subjekt: "anna.berg", uppdrag: [])) }
        #expect(await prövning.utfall(token).fel == .ogiltig(.utfärdare))
    }
}

@Suite("Nycklarnas ålder")
struct NyckelringslägeTests {
    private let början = ContinuousClock.now
    private let nycklar: Nyckelset
    private let kid: String

    init() async throws {
        let jwks = try Utfärdarnycklar().jwks
        nycklar = try await Nyckelset(jwks)
        kid = try #require(jwks["keys"]?.array?.first?["kid"]?.string)
    }

    private func svar(_ läge: Nyckelringsläge, _ kid: String, _ sekunder: Int, _ algoritm: Token.Algoritm = .es256) -> String {
        switch läge.fråga(kid, algoritm, nu: början + .seconds(sekunder)) {
        case .nyckel(_, _, let förnya): förnya ? "nyckel, förnya" : "nyckel"
        case .hämta: "hämta"
        case .okänd: "okänd"
        case .onåbar: "onåbar"
        }
    }

    @Test("avgör om de används, förnyas eller måste hämtas")
    func ålder() {
        var läge = Nyckelringsläge(.init())
        #expect(svar(läge, kid, 0) == "hämta")
        läge.börjar(början)
        #expect(svar(läge, kid, 0) == "hämta", "den som väntar på hämtningen")
        läge.slutar(nycklar, nu: början)
        #expect(svar(läge, kid, 0) == "nyckel")
        #expect(svar(läge, kid, 599) == "nyckel")
        #expect(svar(läge, kid, 600) == "nyckel, förnya")
        #expect(svar(läge, kid, 3_599) == "nyckel, förnya")
        #expect(svar(läge, kid, 3_600) == "hämta")
        #expect(svar(läge, kid, 0, .rs256) == "okänd", "en nyckel används bara till sitt")
    }

    @Test("avgör hur ofta det frågas")
    func intervall() {
        var läge = Nyckelringsläge(.init())
        läge.börjar(början)
        läge.slutar(nycklar, nu: början)
        #expect(svar(läge, "okänd", 29) == "okänd")
        #expect(svar(läge, "okänd", 30) == "hämta")
        läge.börjar(början + .seconds(30))
        läge.slutar(nil, nu: början + .seconds(31))
        #expect(svar(läge, "okänd", 32) == "onåbar", "ingen vet om den finns")
        #expect(svar(läge, kid, 32) == "nyckel")
        #expect(svar(läge, kid, 620) == "nyckel, förnya")
        läge.börjar(början + .seconds(3_590))
        läge.slutar(nil, nu: början + .seconds(3_591))
        #expect(svar(läge, kid, 3_599) == "nyckel")
        #expect(svar(läge, kid, 3_601) == "onåbar", "för gamla, och nyss frågat")
        #expect(svar(läge, kid, 3_620) == "hämta")
    }
}
