import Postgres

/// What an installation is for. Said once in its database; a program that is for something else refuses to work there, so that nobody tries
/// something out on the real decisions, or registers real ones where they are thrown away.
public enum Driftmiljö: String, CaseIterable, Hashable, Sendable {
    /// For trying it out: the only one where a token may come from an issuer of our own.
    case demo
    /// For testing, with made-up persons.
    case test
    case produktion

    /// - Throws: ``Driftfel/okändMiljö(_:)``.
    init(namn: String) throws(Driftfel) {
        guard let miljö = Driftmiljö(rawValue: namn) else { throw .okändMiljö(namn) }
        self = miljö
    }
}

extension Driftmiljö {
    /// What the database says it is for; nil before anybody has said it.
    static func lagrad(_ databas: isolated Connection) throws -> Driftmiljö? {
        try databas.query(läs).first.map { try Driftmiljö(namn: try $0[0]) }
    }

    /// Says what the database is for, unless it has been said.
    static func sätt(_ miljö: Driftmiljö, _ databas: isolated Connection) throws {
        try databas.execute(skriv, [.text(miljö.rawValue)])
    }

    private static let läs = Statement("environment_read", "select name from installation.environment")
    private static let skriv = Statement("environment_set", "insert into installation.environment (name) values ($1) on conflict do nothing")
}
