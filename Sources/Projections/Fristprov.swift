public import EventStore
public import Handlaggning
import Journal
public import Postgres

/// Proves the read model: folds every beslut from the log and compares with the rows, both as known at a position.
public enum Fristprov {
    /// What a proof found.
    public struct Utfall: Hashable, Sendable {
        /// SHA-256 over what the log says the rows are, see `Fristavtryck`: the same wherever the log is the same.
        public let avtryck: [UInt8]
        /// How many rows that is.
        public let rader: Int
        /// The first beslut whose rows differ from what the log says, in the order of their streams; nil when all agree.
        public let avvikelse: BeslutID?

        public var håller: Bool { avvikelse == nil }
    }

    /// - Parameters:
    ///   - nämnd: whose rows.
    ///   - till: as known when the log had this length; the read model must have followed it that far. What comes to be known meanwhile does not
    ///     matter, a rebuild does: call it in a snapshot, or be ready to call it again.
    ///   - databas: in a snapshot.
    /// - Throws: `PostgresError`, ``Läsmodellfel``.
    public static func pröva(_ nämnd: Tenant, till: Position, _ databas: isolated Connection) throws -> Utfall {
        let bygge = try Bygge.iBruk(Fristprojektion.namn, databas)
        var avtryck = Fristavtryck()
        var antal = 0
        var avvikelse: BeslutID?
        var efter: StreamName?
        // An enhet is known as it is now, and at no other position.
        let nu = try Projektor(Fristprojektion()).position(nämnd, databas)
        while true {
            let händelser = try LogSession.histories(StreamName.beslutsprefix, of: nämnd, after: efter, through: till, on: databas)
            guard let sista = händelser.last else { break }
            let historier = händelser.historier()
            let lagrade = try rader(nämnd, historier.map(\.beslut), till: till, bygge, databas)
            for historia in historier {
                let väntade = Set(historia.rader)
                avtryck.lägg(historia.rader)
                antal += väntade.count
                if avvikelse == nil, väntade != Set(lagrade[historia.beslut] ?? []) { avvikelse = historia.beslut }
            }
            if avvikelse == nil, till == nu { avvikelse = try Enhetsändringar.avvikelse(nämnd, historier, databas) }
            efter = sista.stream
        }
        // Rows of a beslut that the log does not know are found by their number.
        let alla: Int = try databas.query(
            bygge.sats("proof_count") { "select count(*) from \($0) where namnd = $1 and kand_fran <= $2" },
            [.text(nämnd.rawValue), .int8(till.rawValue)])[0][0]
        if avvikelse == nil, alla != antal { avvikelse = try främling(nämnd, bygge, databas) }
        return Utfall(avtryck: avtryck.slut, rader: antal, avvikelse: avvikelse)
    }

    private static func rader(
        _ nämnd: Tenant, _ beslut: [BeslutID], till: Position, _ bygge: Bygge, _ databas: isolated Connection
    ) throws -> [BeslutID: [Fristrad]] {
        let fråga = bygge.sats("proof_rows") { "select \(Fristrad.kolumner) from \($0) where namnd = $1 and beslut = any($2) and kand_fran <= $3" }
        let rader = try databas.query(fråga, [.text(nämnd.rawValue), .uuids(beslut.map(\.uuid)), .int8(till.rawValue)])
            .map { try Fristrad($0).känd(vid: till) }
        return Dictionary(grouping: rader, by: \.underlag.beslut)
    }

    private static func främling(_ nämnd: Tenant, _ bygge: Bygge, _ databas: isolated Connection) throws -> BeslutID? {
        let fråga = bygge.sats("proof_strangers") { tabell in
            """
            select f.beslut from \(tabell) f
            where f.namnd = $1 and not exists
                (select from eventlog.event e where e.tenant = $1 and e.stream = 'beslut:' || f.beslut::text and e.version = 1)
            order by f.beslut limit 1
            """
        }
        return try databas.query(fråga, [.text(nämnd.rawValue)]).first.map { BeslutID(try $0[0]) }
    }
}

extension Fristrad {
    /// As known at a position: what came to be known later has not ended it.
    func känd(vid position: Position) -> Fristrad {
        var rad = self
        if let till = kändTill, till > position.rawValue { rad.kändTill = nil }
        return rad
    }
}
