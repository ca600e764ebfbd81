import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres

/// Reads a nämnd's omgångar from the log: a few streams a year, so they need no read model. The computed reports' rows are read one report at
/// a time, when they are asked for: there may be a hundred versions of tens of thousands of rows.
enum Omgångsläsning {
    /// The omgångar, and the events that made them but for the reports' versions.
    struct Lästa {
        fileprivate(set) var lägen: [Kvartal: Omgång] = [:]
        /// In order within each omgång.
        fileprivate(set) var händelser: [StoredEvent] = []
        /// How long each stream is, the versions counted.
        fileprivate(set) var strömmar: [StreamName: StreamVersion] = [:]

        var omgångar: Omgångar { Omgångar(lägen.values) }
    }

    /// - Parameter position: nothing later than this; nil for all.
    static func läs(_ nämnd: Tenant, till position: Position? = nil, _ databas: isolated Connection) throws -> Lästa {
        var lästa = Lästa()
        lästa.händelser = try händelser(nämnd, till: position, databas)
        for lagrad in lästa.händelser {
            lästa.strömmar[lagrad.stream] = lagrad.version
            guard let period = lagrad.stream.omgång, case .omgång(let händelse) = try Händelse(lagrad) else { continue }
            lästa.lägen[period] = Omgång.läge(lästa.lägen[period], efter: händelse)
        }
        for (ström, strömversion, version) in try versioner(nämnd, till: position, databas) {
            lästa.strömmar[ström] = max(lästa.strömmar[ström] ?? .zero, strömversion)
            if let period = ström.omgång { lästa.lägen[period]?.lägg(version) }
        }
        return lästa
    }

    /// The date in Sweden when the nämnd was registered: its first event.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`).
    static func registrerad(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Datum {
        guard let rad = try databas.query(registreringsfråga, [.text(nämnd.rawValue)]).first else { throw Nämndsession.oregistrerad(nämnd) }
        return Datum(try rad[0] as PostgresDate)
    }

    /// Every event of every omgång but the reports' versions.
    static func händelser(_ nämnd: Tenant, till position: Position? = nil, _ databas: isolated Connection) throws -> [StoredEvent] {
        let strömmar = try databas.query(strömfråga, [.text(nämnd.rawValue)]).map { StreamName(rawValue: try $0[0])! }
        let händelser = try LogSession.read(strömmar, without: Rapportversion.händelsetyp, of: nämnd, on: databas)
        return strömmar.flatMap { händelser[$0] ?? [] }.filter { händelse in position.map { händelse.position <= $0 } ?? true }
    }

    /// The frozen report of an omgång, with its rows.
    ///
    /// - Throws: ``Rapportfel`` when the log lacks the version that it says was frozen.
    static func rapport(_ nämnd: Tenant, _ omgång: Omgång, _ databas: isolated Connection) throws -> Rapport? {
        guard let fastställd = omgång.fastställd else { return nil }
        let period = omgång.uppgifter.period
        let rader = try databas.query(
            radfråga,
            [
                .text(nämnd.rawValue), .text(StreamName.omgång(period).rawValue), .text(Rapportversion.händelsetyp),
                .int8(Int64(fastställd.version - 1)),
            ])
        let beräknade = try rader.map { try beräknad(typversion: $0[0], data: $0[1]) }
        guard let beräknad = beräknade.first, Rapportversion(beräknad.version, beräknad.beräkning) == fastställd else {
            throw Rapportfel.versionenFinnsInte(period, fastställd.version)
        }
        return beräknad.beräkning.rapport
    }

    static func fastställda(_ nämnd: Tenant, _ omgångar: [Omgång], _ databas: isolated Connection) throws -> FastställdaRapporter {
        FastställdaRapporter(try omgångar.compactMap { try rapport(nämnd, $0, databas) })
    }

    /// The omgångar before a period as a report with this underlag sees them.
    static func tidigare(
        än period: Kvartal, _ omgångar: Omgångar, _ underlag: [Fristunderlag], _ nämnd: Tenant, _ databas: isolated Connection
    ) throws -> [TidigareOmgång] {
        try fastställda(nämnd, omgångar.behövda(för: period, underlag), databas).tidigare(än: period, omgångar, underlag)
    }

    private static func versioner(
        _ nämnd: Tenant, till position: Position?, _ databas: isolated Connection
    ) throws -> [(StreamName, StreamVersion, Rapportversion)] {
        try databas.query(
            versionsfråga,
            [
                .text(nämnd.rawValue), .text(Rapportversion.händelsetyp), .int8(position?.rawValue ?? .max), .int4(Int32(Rapportversion.början)),
                .int4(Int32(Rapportversion.slut)),
            ]
        ).map { rad -> (StreamName, StreamVersion, Rapportversion) in
            let (ström, strömversion, typversion) = (StreamName(rawValue: try rad[0])!, StreamVersion(rawValue: try rad[1]), try rad[2] as Int16)
            if let version = Rapportversion(början: try rad[3], slut: try rad[4], formversion: typversion) { return (ström, strömversion, version) }
            let hel = try databas.query(helfråga, [.text(nämnd.rawValue), .text(ström.rawValue), .int8(strömversion.rawValue)])[0]
            let beräknad = try beräknad(typversion: typversion, data: hel[0])
            return (ström, strömversion, Rapportversion(beräknad.version, beräknad.beräkning))
        }
    }

    private static func beräknad(typversion: Int16, data: String) throws -> RapportBeräknad {
        let händelse = try Händelse(
            typ: Rapportversion.händelsetyp, version: typversion, data: try JSON(parsing: data), skyddat: .inget)
        guard case .omgång(.rapportBeräknad(let beräknad)) = händelse else { preconditionFailure("en typ är ett slags händelse") }
        return beräknad
    }

    private static let registreringsfråga = Statement(
        "namnd_registered",
        """
        select (recorded_at at time zone 'Europe/Stockholm')::date from eventlog.event where tenant = $1 order by position limit 1
        """)
    private static let strömfråga = Statement(
        "omgang_streams",
        "select stream from eventlog.event where tenant = $1 and stream >= 'omgang:' and stream < 'omgang;' and version = 1 order by stream")
    private static let versionsfråga = Statement(
        "omgang_versions",
        """
        select stream, version, type_version, left(data, $4), right(data, $5) from eventlog.event
        where tenant = $1 and stream >= 'omgang:' and stream < 'omgang;' and type = $2 and position <= $3 order by stream, version
        """)
    private static let helfråga = Statement(
        "omgang_event", "select data from eventlog.event where tenant = $1 and stream = $2 and version = $3")
    /// Versions are numbered from 1 in the order they were computed.
    private static let radfråga = Statement(
        "omgang_rows",
        """
        select type_version, data from eventlog.event where tenant = $1 and stream = $2 and type = $3 order by version offset $4 limit 1
        """)
}
