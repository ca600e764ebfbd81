import CanonicalJSON
public import EventStore
public import Jobs
import Journal
import Postgres

/// Seals a nämnd's log: at its head, and at every frozen report that has no seal. A job does it once a day; a person may at any time.
public enum Sigillering {
    static let slag = "forsegla"

    /// Done twice it does the same: what is sealed stays as it is. A report whose seal is missing though it should have one is left to a
    /// person: sealing it would hide that the seal was taken away.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            guard let nämnd = try JSON(parsing: jobb.payload)["namnd"]?.string.flatMap({ Tenant(rawValue: $0) }) else {
                throw Uppdragsfel(jobb: jobb.id)
            }
            let nya = try försegla(nämnd, installation.sigillnycklar, saknade: false, databas)
            return JobOutcome(nya.isEmpty ? "oforandrad" : "forseglad")
        }
    }

    static func uppdrag(_ nämnd: Tenant) -> JSON { ["namnd": .string(nämnd.rawValue)] }

    /// Seals now, because a person asked for it.
    ///
    /// - Parameters:
    ///   - nämnd: nil for all of them.
    ///   - ersättFörlorade: also a report that has lost its seal, which the person knows why.
    ///   - installation: whose key seals.
    /// - Returns: for each nämnd the positions that got a seal; none where all was sealed already.
    /// - Throws: `Avvisning` (`okand_namnd`), ``Driftfel`` (`sigillnyckel`), ``Sigillfel``, `PostgresError`.
    public static func försegla(
        _ nämnd: Tenant?, ersättFörlorade: Bool = false, _ installation: Installation
    ) async throws -> [(nämnd: Tenant, nya: [Position])] {
        let nycklar = installation.sigillnycklar
        return try await installation.pool.withConnection { databas in
            if let nämnd, try LogSession.head(of: nämnd, on: databas) == nil { throw Nämndsession.oregistrerad(nämnd) }
            var svar: [(nämnd: Tenant, nya: [Position])] = []
            for nämnd in try nämnd.map({ [$0] }) ?? LogSession.tenants(on: databas) {
                svar.append((nämnd, try await databas.transaction { try försegla(nämnd, nycklar, saknade: ersättFörlorade, $0) }))
            }
            return svar
        }
    }

    /// A log that is not what was sealed before is not sealed anew, nor one that is cut off, nor a frozen report that has been changed.
    private static func försegla(
        _ nämnd: Tenant, _ nycklar: Sigillnycklar, saknade: Bool, _ databas: isolated Connection
    ) throws -> [Position] {
        guard let huvud = try LogSession.head(of: nämnd, on: databas) else { return [] }
        switch try Sigillprov(betrodda: nycklar.betrodda()).pröva(nämnd, databas).fel {
        case nil: break
        case .sigillSaknas? where saknade: break
        case .some: throw Sigillfel.loggenMotsägerSigill(nämnd)
        }
        let signerare = try nycklar.signerare(nämnd, databas)
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

/// Why a log was not sealed.
public enum Sigillfel: JobFailure, Hashable {
    /// The log is not what was sealed before, a seal is missing, a frozen report is not what its digest says, or the log has been cut off:
    /// `evb verifiera` says which, and no new attempt will change it.
    case loggenMotsägerSigill(Tenant)

    public var code: String { "logg_motsager_sigill" }
    public var mayRetry: Bool { false }
}
