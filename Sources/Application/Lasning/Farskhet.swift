public import EventStore
import Handlaggning
import Postgres
import Projections

/// Waiting until what is read is at least as fresh as the one who asks has seen: a command answers with its position, and a reader that names
/// it reads its own writing.
public enum Färskhet {
    /// As long as somebody looks at a page that has not come yet. What takes longer is an import, and then later is better.
    public static let längst: Duration = .seconds(5)
    /// How often another process's append is looked for; this process's own is heard of at once.
    static let mellanrum: Duration = .milliseconds(100)

    /// Events that can be appended while somebody waits. What lies further on is not on its way: nobody has been told of it.
    static let längstFram: Int64 = 100_000

    /// What is to have come that far.
    public enum Källa: Sendable {
        case loggen
        /// The read model, which is brought there if need be.
        case läsmodellen
    }

    /// It did not come that far in time.
    public struct Dröjer: Error, Hashable, Sendable {
        public let position: Position
        /// How far it had come.
        public let nu: Position
    }
}

extension Läsare {
    /// - Parameters:
    ///   - källa: what is to have come that far: the log or the read model.
    ///   - position: at least this.
    ///   - högst: how long to wait for it.
    /// - Throws: ``Färskhet/Dröjer``; `Avvisning` (`okand_position`) for what cannot be on its way; `PostgresError`.
    public func vänta(på källa: Färskhet.Källa, till position: Position, högst: Duration = Färskhet.längst) async throws {
        let slut = ContinuousClock.now + högst
        while true {
            let sett = installation.logg.appended.signals
            let nu = try await framme(källa, minst: position)
            if nu >= position { return }
            if position.rawValue - nu.rawValue > Färskhet.längstFram {
                throw Avvisning(.okandPosition, fält: "efter", "Någon sådan position finns inte: det som läses har kommit till \(nu).")
            }
            let kvar = slut - .now
            guard kvar > .zero else { throw Färskhet.Dröjer(position: position, nu: nu) }
            await installation.logg.appended.wait(after: sett, timeout: min(kvar, Färskhet.mellanrum))
            try Task.checkCancellation()
        }
    }

    private func framme(_ källa: Färskhet.Källa, minst: Position) async throws -> Position {
        // Following the log is the program's own work, whoever reads.
        try await installation.pool.withConnection { [nämnd] databas in
            switch källa {
            case .loggen: return try LogSession.head(of: nämnd, on: databas)?.position ?? .zero
            case .läsmodellen:
                let projektor = Projektor(Fristprojektion())
                let nu = try projektor.position(nämnd, databas)
                if nu >= minst { return nu }
                try await projektor.följFörLäsare(nämnd, databas)
                return try projektor.position(nämnd, databas)
            }
        }
    }
}
