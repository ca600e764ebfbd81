public import EventStore
public import Handlaggning
import Journal
public import Postgres

/// Proves the read model: folds every beslut from the log and compares with the rows.
public enum Fristprov {
    /// Beslut compared at a time: bounds the memory, whatever the log's length.
    static let sats = 1_000

    /// - Returns: the first beslut whose rows differ from what the log says, in the order of their streams; nil when all agree.
    /// - Throws: `PostgresError`, `Formfel`, ``Läsmodellfel``.
    ///
    /// - Parameter till: how far the read model has followed the log. Call it in a snapshot.
    public static func avvikelse(_ nämnd: Tenant, till: Position, _ databas: isolated Connection) throws -> BeslutID? {
        var efter = StreamName.beslutsprefix
        var antal = 0
        while true {
            let strömmar = try databas.query(strömfråga, [.text(nämnd.rawValue), .text(efter), .int4(Int32(sats))])
                .map { rad in StreamName(rawValue: try rad[0])! }
            guard let sista = strömmar.last else { break }
            let historier = try LogSession.read(strömmar, of: nämnd, on: databas)
            let lagrade = try rader(nämnd, strömmar.compactMap(\.beslut), databas)
            for ström in strömmar {
                guard let beslut = ström.beslut else { continue }
                let väntade = try Fristhistoria.rader(beslut, (historier[ström] ?? []).filter { $0.position <= till })
                if Set(väntade) != Set(lagrade[beslut] ?? []) { return beslut }
                antal += väntade.count
            }
            efter = sista.rawValue
        }
        // Rows of a beslut that the log does not know are found by their number.
        let överblivna = try databas.query(radfråga, [.text(nämnd.rawValue)])
        guard let alla: Int = try överblivna.first?[0], alla != antal else { return nil }
        return try databas.query(främlingsfråga, [.text(nämnd.rawValue)]).first.map { BeslutID(try $0[0]) }
    }

    private static func rader(_ nämnd: Tenant, _ beslut: [BeslutID], _ databas: isolated Connection) throws -> [BeslutID: [Fristrad]] {
        let rader = try databas.query(beslutsfråga, [.text(nämnd.rawValue), .uuids(beslut.map(\.uuid))]).map { try Fristrad($0) }
        return Dictionary(grouping: rader, by: \.underlag.beslut)
    }

    private static let strömfråga = Statement(
        "proof_streams",
        """
        select stream from eventlog.event where tenant = $1 and stream > $2 and stream < 'beslut;' and version = 1 order by stream limit $3
        """)
    private static let beslutsfråga = Statement(
        "proof_rows", "select \(Fristrad.kolumner) from readmodel.frist_v2 where namnd = $1 and beslut = any($2)")
    private static let radfråga = Statement("proof_count", "select count(*) from readmodel.frist_v2 where namnd = $1")
    private static let främlingsfråga = Statement(
        "proof_strangers",
        """
        select f.beslut from readmodel.frist_v2 f
        where f.namnd = $1 and not exists
            (select from eventlog.event e where e.tenant = $1 and e.stream = 'beslut:' || f.beslut::text and e.version = 1)
        order by f.beslut limit 1
        """)
}
