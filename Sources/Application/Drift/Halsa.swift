import EventStore
import Logging
import Postgres
import Projections

/// Whether the installation's parts work, each by its name.
public struct Hälsa: Sendable {
    public let delar: [Del]

    /// A part and how it is. Codes and numbers only: why it does not work stands in the operator's log.
    public struct Del: Sendable {
        public let namn: Namn
        /// Nil when it works; otherwise why not.
        public let fel: Fel?
        /// What was measured, where something was: events behind, milliseconds.
        public let mått: Int64?
    }

    /// The parts that are tried. The raw value is what monitoring knows a part by, and never changes.
    ///
    /// `efterslapning` is how far the read models are behind the log, in events; `klocka` how much this machine's clock differs from the
    /// database's, in milliseconds.
    public enum Namn: String, CaseIterable, Sendable {
        case databas, nyckeldatabas, migreringar
        case efterslapning, klocka, huvudnyckel, sigillnyckel
    }

    /// Why a part does not work: a code that never changes.
    public enum Fel: String, CaseIterable, Sendable {
        case onåbar = "onabar"
        case svararInte = "svarar_inte"
        /// Something else; the log says what.
        case fel
        case migreringKrävs = "migrering_kravs"
        case släpar = "slapar"
        case läsmodellAvviker = "lasmodell_avviker"
        case gårFel = "gar_fel"
        case saknas
        /// The key database lacks keys that a log was written with.
        case felNyckeldatabas = "fel_nyckeldatabas"
    }

    public var håller: Bool { delar.allSatisfy { $0.fel == nil } }

    /// How long one part may take to answer. Who asks is a load balancer, that asks again.
    static let svarstid: Duration = .seconds(2)
    /// Events that a reader catches up with in about a second. More is an import that nobody has read after.
    static let störstaSläp: Int64 = 50_000
    /// How much this machine's clock may differ from the database's. Both are kept by NTP.
    static let störstaKlockskillnad: Int64 = 5_000
}

extension Installation {
    /// Tries every part at once.
    public func hälsa() async -> Hälsa {
        let delar = await withTaskGroup(of: Hälsa.Del.self) { grupp in
            for namn in Hälsa.Namn.allCases { grupp.addTask { await self.pröva(namn) } }
            return await grupp.reduce(into: [Hälsa.Namn: Hälsa.Del]()) { $0[$1.namn] = $1 }
        }
        return Hälsa(delar: Hälsa.Namn.allCases.compactMap { delar[$0] })
    }

    private func pröva(_ namn: Hälsa.Namn) async -> Hälsa.Del {
        do {
            let utfall = try await withThrowingTaskGroup(of: Prov?.self) { grupp in
                grupp.addTask { try await self.prov(namn) }
                grupp.addTask {
                    try await Task.sleep(for: Hälsa.svarstid)
                    return nil
                }
                defer { grupp.cancelAll() }
                return try await grupp.next() ?? nil
            }
            return Hälsa.Del(namn: namn, fel: utfall.map(\.fel) ?? .svararInte, mått: utfall?.mått)
        } catch {
            // What it is about stands in the log; who asks may be anybody.
            logger.error("a health check failed", metadata: ["part": "\(namn.rawValue)", "error": "\(error)"])
            return Hälsa.Del(namn: namn, fel: (error as? PostgresError)?.isConnectionLost == true ? .onåbar : .fel, mått: nil)
        }
    }

    private struct Prov {
        var fel: Hälsa.Fel?
        var mått: Int64?
    }

    private func prov(_ namn: Hälsa.Namn) async throws -> Prov {
        switch namn {
        case .databas: try await pool.withConnection { _ = try $0.query(Hälsofrågor.ett) }
        case .nyckeldatabas:
            try await nyckelpool.withConnection { _ = try $0.query(Hälsofrågor.ett) }
            for nämnd in try await pool.withConnection({ try Nyckelprov.skrivnaHär($0) }) {
                guard let använda = try await pool.withConnection({ try LogSession.latestKeys(of: nämnd, on: $0) }) else { continue }
                if try await valv.lacks(använda, of: nämnd) { return Prov(fel: .felNyckeldatabas) }
            }
        case .migreringar:
            let status = [
                try await pool.withConnection { try await Migrator.log.check($0) },
                try await nyckelpool.withConnection { try await Migrator.keys.check($0) },
            ]
            let aktuella = status.allSatisfy { if case .upToDate = $0 { true } else { false } }
            return Prov(fel: aktuella ? nil : .migreringKrävs)
        case .efterslapning:
            let lista = try await Läsmodellista(self)
            let släp = lista.rader.map(\.släp).max() ?? 0
            return Prov(fel: släp > Hälsa.störstaSläp ? .släpar : lista.avvikande.isEmpty ? nil : .läsmodellAvviker, mått: släp)
        case .klocka:
            let skillnad =
                try await pool.withConnection { databas in
                    let (före, deras) = (Klocka.maskinens, try databas.query(Hälsofrågor.klocka)[0][0] as PostgresTimestamp)
                    // Half the round trip either way.
                    return deras.microsecondsSince1970 - (före.microsecondsSince1970 + Klocka.maskinens.microsecondsSince1970) / 2
                } / 1_000
            return Prov(fel: abs(skillnad) > Hälsa.störstaKlockskillnad ? .gårFel : nil, mått: skillnad)
        case .huvudnyckel:
            _ = try huvudnycklar.alla()
            try await valv.checkMasterKey()
        case .sigillnyckel:
            let används = try await pool.withConnection { try SealSession.hasSeals(on: $0) }
            guard try sigillnycklar.finns() || !används else { return Prov(fel: .saknas) }
        }
        return Prov()
    }
}

private enum Hälsofrågor {
    static let ett = Statement("health", "select 1")
    static let klocka = Statement("health_clock", "select clock_timestamp()")
}
