public import CanonicalJSON
public import EventStore
import Journal
import Postgres
import Reports

/// Reads the seals of a log.
public struct Sigilläsning: Sendable {
    static let sats = 1_000

    private let rum: Läsrum

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// All of a nämnd's seals in order of position: one a day and one a frozen report, so a few hundred a year.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`) for a nämnd with neither log nor seals, `PostgresError`.
    public func alla(_ nämnd: Tenant) async throws -> [Seal] {
        try await rum.läs { databas in
            let alla = try Self.alla(nämnd, databas)
            guard try !alla.isEmpty || LogSession.head(of: nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(nämnd) }
            return alla
        }
    }

    static func alla(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [Seal] {
        var alla: [Seal] = []
        while case let nästa = try SealSession.read(nämnd, after: alla.last?.position ?? .zero, limit: sats, on: databas), !nästa.isEmpty {
            alla += nästa
        }
        return alla
    }

    /// The seal of an event with what proves the event without the log; nil when the event is not sealed.
    static func bevis(_ lagrad: StoredEvent, _ databas: isolated Connection) throws -> Rapportsigill? {
        guard let sigill = try SealSession.seal(at: lagrad.position, of: lagrad.tenant, on: databas) else { return nil }
        let före = Position(rawValue: max(0, lagrad.position.rawValue - 2))
        let föregående = try LogSession.read(lagrad.tenant, after: före, limit: 1, on: databas).first { $0.position < lagrad.position }
        return Rapportsigill(
            position: sigill.position.rawValue, hash: hex(sigill.hash), tid: sigill.sealedAt.iso8601, nyckel: hex(sigill.publicKey),
            signatur: hex(sigill.signature), föregående: hex(föregående?.hash ?? Chain.start), händelse: lagrad.json)
    }
}

extension Seal {
    /// `{"namnd","position","hash","tid","nyckel","signatur"}`: everything that is signed, and the key and the signature in hexadecimal.
    public var json: JSON {
        [
            "namnd": .string(tenant.rawValue), "position": .int(position.rawValue), "hash": .string(hex(hash)), "tid": .string(sealedAt.iso8601),
            "nyckel": .string(hex(publicKey)), "signatur": .string(hex(signature)),
        ]
    }
}
