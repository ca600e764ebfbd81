import Application
import HTTPTypes
import Handlaggning
import Postgres
import Support
import Testing

@testable import HTTP

/// Noting is a call that each reading makes for itself, and one that forgot it would look like any other. So every way in is walked.
@Suite("Det som pekar ut en människa antecknas")
struct AnteckningTests {
    @Test("vem som än läser, på varje adress som finns: också där svaret nämner någon utan att det var meningen")
    func varjeAdress() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            _ = try await server.utför(Kommandon.skäl(1), version: 1)
            try await server.fastställd()
            var begärda = 0
            var läst: [(begäran: String, åtgärd: Åtgärd, mall: String, nämnerNågon: Bool)] = []
            for rutt in server.rutter where rutt.mall.hasPrefix(Rutter.nämnd) {
                for (åtgärd, fråga) in rutt.sätt {
                    let stig = Provserver.adress(rutt.mall) + fråga
                    var besvarad: String?
                    for roll in Roll.allCases where Behörighetsmatris.gällande.räckvidd(roll, åtgärd) != nil {
                        let vem = "prov~SN/\(roll.rawValue)" + (roll.enhetskrav == .krävs ? "/E1" : "")
                        let begäran = "las-\(begärda)"
                        begärda += 1
                        let svar = try await server.fråga(
                            rutt.metod.rawValue, stig, som: vem, [("Andamal", "granskning"), ("X-Request-Id", begäran)],
                            kropp: rutt.exempel)
                        guard svar.status == 200 else { continue }
                        besvarad = vem
                        läst.append((begäran, åtgärd, rutt.mall, Self.nämnerNågon(svar.text, åtgärd)))
                    }
                    let vem = try #require(besvarad, "\(rutt.mall): nobody was answered, so nothing is proven")
                    guard åtgärd.visarIdentitet else { continue }
                    let utan = try await server.fråga(rutt.metod.rawValue, stig, som: vem, kropp: rutt.exempel)
                    #expect(utan.kod == "andamal_saknas", "\(rutt.mall): \(utan.text)")
                }
            }
            #expect(Set(läst.map(\.åtgärd)).isSuperset(of: Åtgärd.allCases.filter(\.visarIdentitet)))
            let antecknat = try await antecknat(server)
            for en in läst where en.åtgärd.visarIdentitet || en.nämnerNågon {
                #expect(antecknat[en.begäran] == en.åtgärd.rawValue, "\(en.mall) told of somebody unnoted, as \(en.åtgärd.rawValue)")
            }
        }
    }

    /// Name, number or the person's id; but the id stands in the log itself, under the hashes that are checked.
    private static func nämnerNågon(_ svar: String, _ åtgärd: Åtgärd) -> Bool {
        (["Provsson", "19800101"] + (åtgärd == .läsaLogg ? [] : [Kommandon.id(1, "9")])).contains { svar.contains($0) }
    }

    /// What was noted for each request, by its id.
    private func antecknat(_ server: Provserver) async throws -> [String: String] {
        let databas = try await server.logg.connection()
        let rader = try await databas.query(.init("noted", "select begaran, atgard from atkomst.las where begaran is not null")).map {
            (try $0[0] as String, try $0[1] as String)
        }
        await databas.close()
        return Dictionary(uniqueKeysWithValues: rader)
    }
}
