import EventStore
import Postgres

/// Compares a log with its seals: the few positions that are sealed, each with its key, its signature and the hash that the log has there. Then
/// with what else must hold before a seal is missed, and made: that nothing is cut off, and that the frozen reports are those that were frozen.
///
/// The chain itself is checked before: a log whose every hash was computed anew is a whole chain, and only the seals tell.
struct Sigillprov {
    /// A seal a day for three years at a time.
    static let sats = 1_000

    /// The public keys whose seals are right ones; nil: whose they are is not asked.
    let betrodda: Set<[UInt8]>?
    /// What a seal proves was so when it was frozen.
    var rapporter = Rapportprov.Vilka.oförseglade

    /// Each event is looked for after its seal was read, so that what is appended and sealed meanwhile is not a fault.
    ///
    /// - Returns: the number of seals that are right, and the first fault.
    func pröva(_ nämnd: Tenant, _ databas: isolated Connection) throws -> (antal: Int, fel: Verifiering.Fel?) {
        var antal = 0
        var efter = Position.zero
        while true {
            let sigill = try SealSession.read(nämnd, after: efter, limit: Self.sats, on: databas)
            guard let sista = sigill.last else { break }
            let hashar = try hashar(sigill.map(\.position), nämnd, databas)
            for ett in sigill {
                if let fel = fel(ett, hashar[ett.position]) { return (antal, fel) }
                antal += 1
            }
            efter = sista.position
        }
        if let fel = try Avkortning.spår(nämnd, databas) ?? Rapportprov.pröva(rapporter, nämnd, databas) { return (antal, fel) }
        return (antal, try utanSigill(nämnd, databas).map { .sigillSaknas($0) })
    }

    private func fel(_ sigill: Seal, _ hash: [UInt8]?) -> Verifiering.Fel? {
        if let betrodda, !betrodda.contains(sigill.publicKey) { return .sigillFörfalskat(sigill.position, okändNyckel: true) }
        if !sigill.verify() { return .sigillFörfalskat(sigill.position, okändNyckel: false) }
        guard let hash else { return .kortareÄnSigillet(sigill.position) }
        return hash == sigill.hash ? nil : .sigillAvviker(sigill.position)
    }

    private func hashar(_ positioner: [Position], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [Position: [UInt8]] {
        let rader = try databas.query(Self.hashfråga, [.text(nämnd.rawValue), .int8s(positioner.map(\.rawValue))])
        return Dictionary(uniqueKeysWithValues: try rader.map { (Position(rawValue: try $0[0]), try $0[1]) })
    }

    private func utanSigill(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position? {
        let position: Int64? = try databas.query(Self.saknasfråga, [.text(nämnd.rawValue)])[0][0]
        return position.map { Position(rawValue: $0) }
    }

    private static let hashfråga = Statement(
        "verify_sealed_hashes", "select position, hash from eventlog.event where tenant = $1 and position = any ($2)")

    /// Seals began with the first one there is, and with the migration that made room for them: whoever takes all of them away still has the
    /// reports that were frozen here since.
    private static let saknasfråga = Statement(
        "verify_unsealed",
        """
        select min(e.position) from eventlog.event e
        where e.tenant = $1 and e.stream >= 'omgang:' and e.stream < 'omgang;' and e.type = 'RapportFaststalld'
            and not exists (select from eventlog.seal s where s.tenant = e.tenant and s.position = e.position)
            and (e.position > (select min(s.position) from eventlog.seal s where s.tenant = e.tenant)
                or e.recorded_at > (select a.applied_at from migration.applied a where a.name = 'm0003_seals')
                    and not exists (select from eventlog.restored r where r.tenant = e.tenant and r.position >= e.position))
        """)
}
