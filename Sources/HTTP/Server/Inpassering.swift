import Application
import EventStore
import Handlaggning
import HTTPTypes
import Hummingbird

/// Who comes in, and with which authority: the one place where a token becomes permission to do something.
struct Inpassering: Sendable {
    let identitet: any Identitetsprövning
    let takt: Takt

    /// - Parameter känd: told who asks, once it is proven.
    /// - Throws: `Identitetsfel`, `Åtkomstfel`, `for_tatt`; what the route throws.
    func släppIn(_ begäran: Begäran, till rutt: Rutt, _ känd: (String) -> Void) async throws -> Response {
        if case .öppen(let svara) = rutt.åtkomst { return try await svara(begäran) }
        let inloggad = try await identitet.pröva(bärartoken: try bärartoken(begäran))
        känd(inloggad.subjekt)
        if let sekunder = takt.ta(inloggad.subjekt) {
            throw Problem(.forTatt, "Du frågar för tätt. Vänta \(sekunder) s och försök igen.").försökIgen(efter: sekunder)
        }
        switch rutt.åtkomst {
        case .öppen(let svara): return try await svara(begäran)
        case .inloggad(let svara): return try await svara(begäran, inloggad)
        case .installationen(let åtgärd, let svara): return try await svara(begäran, try inloggad.behörighet(för: åtgärd))
        case .nämnden(let åtgärd, let svara): return try await svara(begäran, try behörighet(inloggad, åtgärd, begäran))
        case .nämndenEfter(let åtgärd, let svara): return try await svara(begäran, try behörighet(inloggad, try åtgärd(begäran), begäran))
        case .kommando(let svara):
            let nämnd = try begäran.nämnd
            guard inloggad.kanGeKommandon(hos: nämnd) else { throw Åtkomstfel.ejBehörig }
            return try await svara(begäran, inloggad, nämnd)
        }
    }

    private func behörighet(_ inloggad: Inloggad, _ åtgärd: Åtgärd, _ begäran: Begäran) throws -> Behörighet {
        try inloggad.behörighet(för: åtgärd, nämnd: try begäran.nämnd, valt: try begäran.valtUppdrag)
    }

    /// Källa: RFC 6750, 2.1 Authorization Request Header Field.
    private func bärartoken(_ begäran: Begäran) throws -> String {
        guard let huvud = try begäran.huvud(.authorization) else { throw Identitetsfel.saknas }
        let delar = huvud.split(separator: " ", maxSplits: 1)
        guard delar.count == 2, delar[0].lowercased() == "bearer" else { throw Identitetsfel.saknas }
        return String(delar[1].drop { $0 == " " })
    }
}
