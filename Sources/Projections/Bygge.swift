import Postgres

/// The table that holds a read model's rows: which of its builds.
///
/// Ask for the one in use in the snapshot that the rows are read in, or when the checkpoint is held: then no rebuild can switch in between.
struct Bygge: Hashable, Sendable {
    let projektion: String
    let nr: Int32

    var tabell: String { "readmodel.\(projektion)_\(nr)" }

    /// A statement on this build's table; it has a name of its own for each build.
    func sats(_ namn: String, _ sql: (String) -> String) -> Statement { Statement("\(namn)@\(nr)", sql(tabell)) }

    static func iBruk(_ projektion: String, _ databas: isolated Connection) throws -> Bygge {
        guard let rad = try databas.query(fråga, [.text(projektion)]).first else { throw Läsmodellfel.utanBygge(namn: projektion) }
        return Bygge(projektion: projektion, nr: try rad[0])
    }

    private static let fråga = Statement("build_in_use", "select build from readmodel.model_v1 where projection = $1")
}
