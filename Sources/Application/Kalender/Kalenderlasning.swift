public import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports

/// Answers a nämnd's year: its rounds with what is done and when the rest is due, its meetings, and the open frister's days.
public struct Kalenderläsning: Sendable {
    private let rum: Läsrum
    private var installation: Installation { rum.installation }

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// - Parameters:
    ///   - nämnd: whose year.
    ///   - år: nil for the year that `idag` is in.
    ///   - idag: the day everything is counted from; nil: today in Sweden.
    /// - Throws: `Avvisning` (`okand_namnd`), `Driftfel` (`importPågår`), `Läsmodellfel`, `PostgresError`.
    public func kalender(_ nämnd: Tenant, år: Int?, idag: Datum? = nil) async throws -> Kalenderblad {
        try await rum.följ(nämnd)
        return try await rum.läs { databas in try läs(nämnd, år: år, idag: idag, databas) }
    }

    private func läs(_ nämnd: Tenant, år: Int?, idag: Datum?, _ databas: isolated Connection) throws -> Kalenderblad {
        let position = try Projektor(Fristprojektion()).position(nämnd, databas)
        guard position > .zero else { throw Driftfel.importPågår }
        guard let uppgifter = try Rapportläge.nämndsuppgifter(nämnd, databas) else { throw Nämndsession.oregistrerad(nämnd) }
        let idag = try idag ?? Klocka.idag(databas)
        let år = år ?? idag.år
        let omgångar = try Omgångsläsning.läs(nämnd, till: position, databas).omgångar
        let kalender = Omgångskalender(nämnd: nämnd.rawValue, omgångar, installation.katalog, idag: idag)
        let dagar = try omgångsdagar(nämnd, omgångar.alla.filter { kalender.rör($0, år) }, position, databas)
        return Kalenderblad(
            Årskalender(
                år, kalender, dagar, registrerad: try Omgångsläsning.registrerad(nämnd, databas), öppna: try Fristläsning.öppna(nämnd, databas)),
            uppgifter, position: position.rawValue,
            tid: try Klocka.nu(databas).iso8601)
    }

    /// Days that the omgång's own state does not tell; only for those of the year, since a frozen report's rows are read for it.
    private func omgångsdagar(
        _ nämnd: Tenant, _ omgångar: [Omgång], _ position: Position, _ databas: isolated Connection
    ) throws -> [Kvartal: Omgångsdagar] {
        var dagar: [Kvartal: Omgångsdagar] = [:]
        for omgång in omgångar {
            var omgångens = Omgångsdagar()
            if let rapport = try Omgångsläsning.rapport(nämnd, omgång, databas) {
                let frister = try Fristläsning.underlag(på: rapport.rader.map(\.frist.beslut), nämnd, position: position, databas)
                let läge = Inskicksläge(rapport, frister)
                (omgångens.kvar, omgångens.lämnad) = (läge.kvar.count, läge.senast)
            }
            dagar[omgång.uppgifter.period] = omgångens
        }
        for rad in try databas.query(Self.registrerade, [.text(nämnd.rawValue), .int8(position.rawValue)]) {
            guard let period = StreamName(rawValue: try rad[0])?.omgång, dagar[period] != nil else { continue }
            let (typ, dag): (String, Datum) = (try rad[1], Datum(try rad[2] as PostgresDate))
            switch typ {
            case "OmgangOppnad": dagar[period]?.öppnad = dag
            case Rapportversion.händelsetyp: dagar[period]?.beräknad = dag
            default: dagar[period]?.fastställd = dag
            }
        }
        return dagar
    }

    private static let registrerade = Statement(
        "omgang_recorded_days",
        """
        select stream, type, max((recorded_at at time zone 'Europe/Stockholm')::date) from eventlog.event
        where tenant = $1 and stream >= 'omgang:' and stream < 'omgang;' and position <= $2
            and type in ('OmgangOppnad', 'RapportBeraknad', 'RapportFaststalld')
        group by stream, type
        """)
}
