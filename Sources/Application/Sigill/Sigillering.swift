import CanonicalJSON
public import EventStore
import Jobs
import Journal
import Postgres

/// Seals a nämnd's log: at its head, and at every frozen report that has no seal. A job does it once a day; a person may at any time.
public enum Sigillering {
    static let slag = "forsegla"

    /// Done twice it does the same: what is sealed stays as it is.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            guard let nämnd = try JSON(parsing: jobb.payload)["namnd"]?.string.flatMap({ Tenant(rawValue: $0) }) else {
                throw Uppdragsfel(jobb: jobb.id)
            }
            let nya = try försegla(nämnd, installation.sigillnycklar.signerare(), databas)
            return JobOutcome(nya.isEmpty ? "oforandrad" : "forseglad")
        }
    }

    static func uppdrag(_ nämnd: Tenant) -> JSON { ["namnd": .string(nämnd.rawValue)] }

    /// Seals now.
    ///
    /// - Parameter nämnd: nil for all of them.
    /// - Returns: for each nämnd the positions that got a seal; none where all was sealed already.
    /// - Throws: `Avvisning` (`okand_namnd`), ``Driftfel`` (`sigillnyckel`), `PostgresError`.
    public static func försegla(_ nämnd: Tenant?, _ installation: Installation) async throws -> [(nämnd: Tenant, nya: [Position])] {
        let signerare = try installation.sigillnycklar.signerare()
        return try await installation.pool.withConnection { databas in
            if let nämnd, try LogSession.head(of: nämnd, on: databas) == nil { throw Nämndsession.oregistrerad(nämnd) }
            var svar: [(nämnd: Tenant, nya: [Position])] = []
            for nämnd in try nämnd.map({ [$0] }) ?? LogSession.tenants(on: databas) {
                svar.append((nämnd, try await databas.transaction { try försegla(nämnd, signerare, $0) }))
            }
            return svar
        }
    }

    private static func försegla(_ nämnd: Tenant, _ signerare: SealSigner, _ databas: isolated Connection) throws -> [Position] {
        guard let huvud = try LogSession.head(of: nämnd, on: databas) else { return [] }
        let positioner = try oförseglade(nämnd, databas).filter { $0 < huvud.position } + [huvud.position]
        return try positioner.filter { try SealSession.seal($0, of: nämnd, with: signerare, on: databas) }
    }

    /// The frozen reports without a seal, in order: those that were frozen before there were seals.
    static func oförseglade(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [Position] {
        try databas.query(oförseglade, [.text(nämnd.rawValue)]).map { Position(rawValue: try $0[0]) }
    }

    private static let oförseglade = Statement(
        "unsealed_reports",
        """
        select e.position from eventlog.event e
        where e.tenant = $1 and e.stream >= 'omgang:' and e.stream < 'omgang;' and e.type = 'RapportFaststalld'
            and not exists (select from eventlog.seal s where s.tenant = e.tenant and s.position = e.position)
        order by e.position
        """)
}
