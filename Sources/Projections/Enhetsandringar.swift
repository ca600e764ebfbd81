import EventStore
import Handlaggning
import Journal
import Postgres

/// Which enhet each beslut belongs to, in `beslut_enhet_v1`: follows the log beside the frister.
struct Enhetsändringar {
    private var strömmar: [StreamName] = []
    private var enheter: [String?] = []

    mutating func lägg(_ historia: Fristhistoria) {
        strömmar.append(.beslut(historia.beslut))
        enheter.append(historia.enhet)
    }

    /// Those of a batch's streams whose enhet may be another after it: the others' need not be asked for. (Neither event can be recalled.)
    static func rörda(_ händelser: [StoredEvent]) -> Set<StreamName> {
        Set(händelser.lazy.filter { typer.contains($0.type) }.map(\.stream))
    }

    private static let typer: Set<String> = ["BeslutFattat", "UppgiftRattad"]

    /// What stands there already is not touched, so that a rebuild holds nobody else's rows.
    func skriv(_ nämnd: Tenant, _ databas: isolated Connection) throws {
        guard !strömmar.isEmpty else { return }
        try databas.execute(Self.lägg, [.text(nämnd.rawValue), .texts(strömmar.map(\.rawValue)), .texts(enheter)])
    }

    /// With a limit the planner asks for each beslut by its key. Without it, it reads all of the nämnd's for each batch.
    private static let lägg = Statement(
        "enhet_write",
        """
        insert into readmodel.beslut_enhet_v1 (namnd, strom, enhet)
        select $1, n.strom, n.enhet from unnest($2::text[], $3::text[]) as n (strom, enhet)
        left join lateral (
            select true as is_there, e.enhet from readmodel.beslut_enhet_v1 e where e.namnd = $1 and e.strom = n.strom limit 1) b on true
        where b.is_there is null or b.enhet is distinct from n.enhet
        on conflict (namnd, strom) do update set enhet = excluded.enhet
        """)

    /// The first of some beslut whose enhet is another in the read model than in its history; nil when there is none.
    static func avvikelse(_ nämnd: Tenant, _ historier: [Fristhistoria], _ databas: isolated Connection) throws -> BeslutID? {
        let rader = try databas.query(läs, [.text(nämnd.rawValue), .texts(historier.map { StreamName.beslut($0.beslut).rawValue })])
        var lagrade: [String: String?] = [:]
        for rad in rader { lagrade[try rad[0]] = try rad[1] as String? }
        return historier.first { (lagrade[StreamName.beslut($0.beslut).rawValue] ?? nil) != $0.enhet }?.beslut
    }

    private static let läs = Statement(
        "enhet_read",
        """
        select b.strom, b.enhet from unnest($2::text[]) as wanted (strom)
        cross join lateral (select * from readmodel.beslut_enhet_v1 e where e.namnd = $1 and e.strom = wanted.strom limit 1) b
        """)
}
