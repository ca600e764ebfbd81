import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Hummingbird
import NIOCore

// The log itself, its seals, and the feed of events.
extension Rutter {
    var loggens: [Rutt] {
        [
            Rutt(.get, Self.nämnd + "/logg", ["efter"], .nämnden(.läsaLogg) { try await logg($0, $1) }),
            Rutt(.get, Self.nämnd + "/sigill", .nämnden(.läsaSigill) { try await sigill($0, $1) }),
            Rutt(.get, Self.nämnd + "/handelser", ["efter", "limit"], .nämnden(.läsaHändelser) { try await händelser($0, $1) }),
        ]
    }

    /// Events read at a time, unless they are large: see ``Läsare/loggrader(efter:till:antal:)``.
    private static let loggsats = 50

    /// From a position to the log's end as it is now, in bounded memory: no more is read than the one who reads has taken. No connection is held
    /// meanwhile, which the log permits: what is in it never changes.
    private func logg(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        _ = try begäran.vald([Self.jsonrader])
        let läsare = installation.läsare(behörighet)
        let (början, slut) = (try begäran.fråga.position("efter") ?? .zero, try await läsare.huvud())
        var huvuden: HTTPFields = [.contentType: Self.jsonrader]
        huvuden[.position] = slut.description
        return Response(
            status: .ok, headers: huvuden,
            body: ResponseBody { ut in
                var efter = början
                while efter < slut {
                    let sats = try await tunga.utför { [efter] in
                        try await läsare.loggrader(efter: efter, till: slut, antal: Self.loggsats).map { ($0.position, $0.rad.text + "\n") }
                    }
                    guard let sista = sats.last else { break }
                    for (_, rad) in sats { try await ut.write(ByteBuffer(string: rad)) }
                    efter = sista.0
                }
                try await ut.finish(nil)
            })
    }

    static let jsonrader = "application/x-ndjson"

    private func sigill(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let alla = try await installation.läsare(behörighet).sigill()
        return Svar.json(["namnd": .string(behörighet.nämnd.rawValue), "sigill": .array(alla.map(\.json))])
    }

    /// A page of the feed. Who has come to its end asks again after the position it was given.
    private func händelser(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        guard let typ = try begäran.vald([Self.molnbunt, Svarsform.json.rawValue]) else { throw Problem.okändAdress }
        let antal = try begäran.fråga.antal("limit", högst: Händelseflöde.flest, annars: 100)
        let efter = try begäran.fråga.position("efter") ?? .zero
        let (svar, flöde) = try await tunga.utför {
            let flöde = try await installation.läsare(behörighet).händelser(efter: efter, antal: antal)
            return (Svar.json(.array(flöde.händelser), typ: typ, position: flöde.till), flöde)
        }
        return svar.med(.länk, "</v1/namnder/\(behörighet.nämnd)/handelser?efter=\(flöde.till)&limit=\(antal)>; rel=\"next\"")
    }

    /// Källa: CloudEvents HTTP Protocol Binding 1.0.2, 3.3 Batched Content Mode.
    private static let molnbunt = "application/cloudevents-batch+json"
}
