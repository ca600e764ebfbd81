import EventStore
import Handlaggning
import Jobs
import Journal
import Logging
import Postgres

extension Installation {
    /// Destroys every key that the log says is destroyed; nearly always there is none.
    ///
    /// - Throws: `Driftfel.nyckelförstöringÅterstår`.
    public func slutförGallring() async throws { try await Nyckelförstöring(self).slutför() }
}

/// Carries out what the log says is erased: forgets what the persons and their beslut were looked up by, and destroys their keys.
///
/// The event is first, and durable. Whatever stops the rest, it is done by the next command or by the job; so also when an older backup of
/// the key database has brought keys back. The claims go before the key: a living key means that there is something left to do.
struct Nyckelförstöring: Sendable {
    static let slag = "forstor_nycklar"
    /// Persons at a time.
    static let sats = 500

    private let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    /// All that is left to do, in every nämnd; nearly always nothing, and then one probe of an index each.
    ///
    /// - Throws: `Driftfel.nyckelförstöringÅterstår` when a database cannot be used just now.
    ///
    /// The command is in the log: it is done also when its task has been cancelled, and whatever goes wrong is told as what is left to do.
    func slutför() async throws {
        do {
            try await Task { for nämnd in try await nämnder() { _ = try await slutför(nämnd) } }.value
        } catch {
            let fel = error
            installation.logger.error("keys that are to be destroyed are still there, the job will try again", metadata: ["error": "\(fel)"])
            throw Driftfel.nyckelförstöringÅterstår
        }
    }

    /// - Returns: how many keys were destroyed.
    func slutför(_ nämnd: Tenant) async throws -> Int {
        var antal = 0
        try await medLevandeNycklar(nämnd) { personer in
            try await installation.pool.withConnection { databas in
                let strömmar = try Gallrade.strömmar(personer, nämnd, databas) + personer.map { StreamName.person($0) }
                try await databas.transaction { databas in
                    try LogSession.releaseClaims(heldBy: strömmar, of: nämnd, on: databas)
                    try Sökregister.glöm(strömmar.compactMap(\.beslut), nämnd, databas)
                }
            }
            antal += try await installation.valv.destroy(nämnd, subjects: personer.map { Försegling.subjekt($0) })
        }
        return antal
    }

    /// Queues the job for each nämnd where an erased person still has a key.
    ///
    /// - Parameter idag: one that was given up is tried anew on another day.
    func planera(_ idag: Datum) async throws {
        for nämnd in try await nämnder() {
            var återstår = false
            try await medLevandeNycklar(nämnd) { _ in återstår = true }
            guard återstår else { continue }
            try await installation.pool.withConnection { databas in
                try JobQueue.ensure(kind: Self.slag, key: nämnd.rawValue, payload: Dagsuppdrag(nämnd: nämnd, idag: idag).text, on: databas)
            }
        }
    }

    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, _ in
            guard let nämnd = Tenant(rawValue: jobb.key) else { throw Uppdragsfel(jobb: jobb.id) }
            return JobOutcome("forstorda_\(try await Nyckelförstöring(installation).slutför(nämnd))")
        }
    }

    private func nämnder() async throws -> [Tenant] { try await installation.pool.withConnection { try LogSession.tenants(on: $0) } }

    /// The erased persons whose key is not destroyed, some at a time.
    private func medLevandeNycklar(_ nämnd: Tenant, _ arbete: ([PersonID]) async throws -> Void) async throws {
        var efter: PersonID?
        while true {
            let sista = efter
            let personer = try await installation.pool.withConnection { databas in
                try Gallrade.personer(efter: sista, högst: Self.sats, nämnd, databas)
            }
            guard let nästa = personer.last else { return }
            let levande = Set(try await installation.valv.living(nämnd, subjects: personer.map { Försegling.subjekt($0) }))
            let kvar = personer.filter { levande.contains(Försegling.subjekt($0)) }
            if !kvar.isEmpty { try await arbete(kvar) }
            efter = nästa
        }
    }
}
