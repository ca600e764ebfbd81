import EventStore
import Postgres

/// Counts identical lines over a whole file in the database, so that the memory does not grow with the file.
enum Likaräkning {
    static let tabell = """
        create temporary table line_seen (namnd text collate "C", digest bytea, antal bigint not null, primary key (namnd, digest)) on commit drop
        """

    /// - Parameter digests: one per line of a batch, in order; nil for a line that is not counted.
    /// - Returns: for each line the how-manieth of its kind it is, from 1.
    static func räkna(_ digests: [[UInt8]?], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [Int] {
        var iSatsen: [[UInt8]: Int] = [:]
        for digest in digests.compactMap(\.self) { iSatsen[digest, default: 0] += 1 }
        guard !iSatsen.isEmpty else { return digests.map { _ in 1 } }
        var sedda: [[UInt8]: Int] = [:]
        let svar = try databas.query(
            lägg, [.text(nämnd.rawValue), .byteStrings(Array(iSatsen.keys)), .int8s(iSatsen.values.map { Int64($0) })])
        for rad in svar {
            let digest: [UInt8] = try rad[0]
            let totalt: Int = try rad[1]
            sedda[digest] = totalt - (iSatsen[digest] ?? 0)
        }
        return digests.map { digest in
            guard let digest else { return 1 }
            sedda[digest, default: 0] += 1
            return sedda[digest, default: 1]
        }
    }

    private static let lägg = Statement(
        "line_seen",
        """
        insert into line_seen as l select $1, d, n from unnest($2::bytea[], $3::bigint[]) u(d, n)
        on conflict (namnd, digest) do update set antal = l.antal + excluded.antal returning digest, antal
        """)
}
