import CanonicalJSON
import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Computes the digests of frozen reports anew, from their rows and sums as they stand in the log. Whoever changes one and the chain after it
/// must also change the digest in the version and in its freezing; and those are what is signed, printed and handed over.
enum Rapportprov {
    /// Which of a nämnd's frozen reports are tried.
    enum Vilka {
        case alla
        /// Those that no seal proves.
        case oförseglade
    }

    /// The first frozen report that is not what its digest says, or cannot be read; nil when each is. One report in memory at a time.
    static func pröva(_ vilka: Vilka, _ nämnd: Tenant, _ databas: isolated Connection) throws -> Verifiering.Fel? {
        for rad in try databas.query(fastställdafråga, [.text(nämnd.rawValue), .bool(vilka == .alla)]) {
            let (position, ström, typversion) = (Position(rawValue: try rad[0]), try rad[1] as String, try rad[2] as Int16)
            guard typversion == form else { return .oläslig(position, typ: "RapportFaststalld", version: typversion) }
            guard let fastställd = Self.json(try rad[3]), let version = fastställd["version"]?.int,
                let beräknad = try beräknad(version, ström, nämnd, databas)
            else { return .rapportStämmerInte(position) }
            guard beräknad.typversion == form else {
                return .oläslig(beräknad.position, typ: Rapportversion.händelsetyp, version: beräknad.typversion)
            }
            guard let innehåll = Self.json(beräknad.data), stämmer(fastställd, innehåll) else { return .rapportStämmerInte(position) }
        }
        return nil
    }

    private static func beräknad(
        _ version: Int, _ ström: String, _ nämnd: Tenant, _ databas: isolated Connection
    ) throws -> (position: Position, typversion: Int16, data: String)? {
        guard version > 0 else { return nil }
        return try databas.query(
            beräknadfråga, [.text(nämnd.rawValue), .text(ström), .text(Rapportversion.händelsetyp), .int8(Int64(version - 1))]
        ).first.map { (Position(rawValue: try $0[0]), try $0[1], try $0[2]) }
    }

    private static func stämmer(_ fastställd: JSON, _ beräknad: JSON) -> Bool {
        guard let rapport = beräknad["rapport"], let summa = fastställd["sha256"]?.string else { return false }
        return beräknad["version"]?.int == fastställd["version"]?.int && beräknad["sha256"]?.string == summa
            && hex(sha256(rapport.canonicalBytes)) == summa && Rapport(innehåll: rapport)?.sha256 == summa
    }

    /// Nil when it is no JSON that evb writes: then it is not what was frozen.
    private static func json(_ text: String) -> JSON? {
        do throws(JSONError) { return try JSON(parsing: text) } catch { return nil }
    }

    /// The only form there has been of the two events.
    private static let form: Int16 = 1

    private static let fastställdafråga = Statement(
        "verify_frozen",
        """
        select e.position, e.stream, e.type_version, e.data from eventlog.event e
        where e.tenant = $1 and e.stream >= 'omgang:' and e.stream < 'omgang;' and e.type = 'RapportFaststalld'
            and ($2 or not exists (select from eventlog.seal s where s.tenant = e.tenant and s.position = e.position))
        order by e.position
        """)
    /// Versions are numbered from 1 in the order they were computed.
    private static let beräknadfråga = Statement(
        "verify_frozen_rows",
        """
        select position, type_version, data from eventlog.event where tenant = $1 and stream = $2 and type = $3 order by version offset $4 limit 1
        """)
}
