import EventStore
import Postgres

/// Changes the master key, without touching the log. Stopped anywhere, it is run again and goes on; meanwhile both keys are needed.
public struct Huvudnyckelbyte: Sendable {
    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Parameter framsteg: told the number of keys wrapped anew so far.
    /// - Returns: how many there were, and whether the new master key is in the old one's file (otherwise it is still to be moved in the
    ///   environment).
    /// - Throws: ``Driftfel`` (`nyHuvudnyckelSaknas`, `nyckelbytePågår`), `SecretError`, `VaultError`, `PostgresError`.
    public func byt(framsteg: @escaping @Sendable (Int) -> Void = { _ in }) async throws -> (nycklar: Int, iFil: Bool) {
        let pool = installation.nyckelpool
        // Held for the whole change: two at once could put a third key's file in place before the database knows it.
        return try await pool.withConnection { lås in
            try await lås.transaction { lås in
                // It waits while the keys are wrapped anew, however long that takes.
                try lås.run(script: "set local idle_in_transaction_session_timeout = 0")
                guard try lås.query(Self.lås)[0][0] as Bool else { throw Driftfel.nyckelbytePågår }
                switch installation.huvudnycklar.plats {
                case .miljö(_, nytt: nil): throw Driftfel.nyHuvudnyckelSaknas
                case .miljö(let värde, let nytt?):
                    let (gammal, ny) = (try MasterKey(base64: värde), try MasterKey(base64: nytt))
                    return (try await MasterKeyRotation(pool: pool, from: gammal, to: ny).run(progress: framsteg), false)
                case .fil(let fil, let nyFil):
                    let (gammal, ny) = (MasterKey(try fil.load()), MasterKey(try nyFil.loadOrCreate()))
                    let antal = try await MasterKeyRotation(pool: pool, from: gammal, to: ny).run(progress: framsteg)
                    // Only the key that the database now has may take the place of the one it had.
                    try await KeyVault(pool: pool, masterKey: MasterKey(try nyFil.load())).checkMasterKey()
                    try nyFil.replace(fil)
                    return (antal, true)
                }
            }
        }
    }

    /// A number of this program's own, in the key database.
    private static let lås = Statement("vault_rotation_lock", "select pg_try_advisory_xact_lock(4711202)")
}
