public import CanonicalJSON
public import EventStore
import Handlaggning
import Journal
import Postgres

/// A nämnd's reporting rounds, and how far each has come.
public struct Omgångslista: Sendable {
    /// The end of the log that they are known from.
    public let position: Position
    public let json: JSON
}

extension Läsare {
    /// - Throws: `Avvisning` (`okand_namnd`), `Formfel`, `PostgresError`.
    public func omgångar() async throws -> Omgångslista {
        try await läs { databas in
            guard let huvud = try LogSession.head(of: nämnd, on: databas) else { throw Nämndsession.oregistrerad(nämnd) }
            let lästa = try Omgångsläsning.läs(nämnd, databas)
            let alla = lästa.omgångar.alla.map { $0.form(lästa.strömmar[.omgång($0.uppgifter.period)] ?? .zero) }
            return Omgångslista(
                position: huvud.position,
                json: ["namnd": .string(nämnd.rawValue), "position": .int(huvud.position.rawValue), "omgangar": .array(alla)])
        }
    }
}

extension Omgång {
    /// - Parameter version: how many events it has: what a change of it is to be based on.
    fileprivate func form(_ version: StreamVersion) -> JSON {
        let status = antagen != nil ? "antagen" : fastställdVersion != nil ? "faststalld" : "oppen"
        return [
            "period": .string(uppgifter.period.description), "etikett": .string(uppgifter.etikett),
            "brytdatum": .string(uppgifter.brytdatum.description), "status": .string(status), "version": .int(version.rawValue),
            "versioner": .int(versioner.count),
            "faststalld": fastställd.map {
                ["version": .int($0.version), "position": .int($0.position), "sha256": .string($0.sha256), "rader": .int($0.rader)]
            } ?? .null,
            "antagen": antagen.map { ["sammantradesdatum": .string($0.sammanträdesdatum.description), "paragraf": .optional($0.paragraf)] } ?? .null,
            "overlamnad": .object(Mottagare.allCases.compactMap { till in överlämnad[till].map { .init(till.rawValue, .string($0.description)) } }),
        ]
    }
}
