import CanonicalJSON
import EventStore
public import Handlaggning
import Journal
import Postgres
public import Reports

/// Answers why a beslut's frister stand, or do not stand, in an omgång's report.
public struct Radläsning: Sendable {
    private let rum: Läsrum

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// - Parameters:
    ///   - fråga: which report; for a frozen one, as known when it was frozen, unless the question names another brytdatum or position.
    ///   - id: the beslut whose frister are explained.
    /// - Throws: `Avvisning` (`okand_namnd`, `okand_omgang`, `okand_position`, `okant_beslut`), `PostgresError`.
    public func redogörelse(_ fråga: Rapportfråga, _ id: BeslutID) async throws -> Radredogörelse {
        try await rum.läs { databas in try await läs(fråga, id, databas) }
    }

    private func läs(_ fråga: Rapportfråga, _ id: BeslutID, _ databas: isolated Connection) async throws -> Radredogörelse {
        let nämnd = fråga.nämnd
        guard let huvud = try LogSession.head(of: nämnd, on: databas) else { throw Nämndsession.oregistrerad(nämnd) }
        let sammanhang = try await rum.läsÖverEnheterna(databas) { try Sammanhang(fråga, huvud.position, $0) }
        let position = sammanhang.position
        let ström = StreamName.beslut(id)
        let lagrade = (try LogSession.read([ström], of: nämnd, on: databas)[ström] ?? []).filter { $0.position <= position }
        guard let beslut = try Beslut.läge(id, efter: lagrade) else {
            throw Avvisning(
                .okantBeslut, fält: "beslut",
                "Beslutet fanns inte i nämnden vid position \(position). Kontrollera id:t, eller ange en senare position.")
        }
        let underlag = beslut.underlag
        let tidigare = try await rum.läsÖverEnheterna(databas) {
            try Omgångsläsning.tidigare(än: fråga.period, sammanhang.omgångar, underlag, nämnd, $0)
        }
        return Radredogörelse(
            nämnd: nämnd.rawValue, omgång: sammanhang.frågad, position: position.rawValue, beslut: beslut,
            förklaringar: underlag.map { Radförklaring($0, omgång: sammanhang.frågad, tidigare: tidigare) },
            händelser: try zip(lagrade, beslut.historik).map { lagrad, steg in try Radredogörelse.Händelse(lagrad, steg) })
    }

    /// The omgång that is asked about, among the others as they were known at the position it is explained at.
    private struct Sammanhang {
        let position: Position
        let omgångar: Omgångar
        let frågad: Omgångsuppgifter

        /// - Parameter huvud: the end of the log in the reader's snapshot: nothing later is seen.
        init(_ fråga: Rapportfråga, _ huvud: Position, _ databas: isolated Connection) throws {
            var position = fråga.position ?? huvud
            guard position > .zero, position <= huvud else { throw Rapportfråga.okändPosition(huvud) }
            var omgångar = try Omgångsläsning.läs(fråga.nämnd, till: position, databas).omgångar
            let omgång = try fråga.omgång(i: omgångar)
            if !fråga.gällerEnAnnan, let fastställd = omgång.fastställd {
                position = Position(rawValue: fastställd.position)
                omgångar = try Omgångsläsning.läs(fråga.nämnd, till: position, databas).omgångar
            }
            (self.position, self.omgångar) = (position, omgångar)
            frågad = Omgångsuppgifter(
                period: fråga.period, etikett: omgång.uppgifter.etikett, brytdatum: fråga.brytdatum ?? omgång.uppgifter.brytdatum)
        }
    }
}

extension Radredogörelse.Händelse {
    /// Without whom it is about, in whichever form it is then shown.
    init(_ lagrad: StoredEvent, _ steg: Beslutssteg) throws {
        self.init(
            position: lagrad.position.rawValue, registrerad: lagrad.recordedAt.iso8601, aktör: lagrad.metadata.actor, roll: lagrad.metadata.role,
            typ: lagrad.type, nr: steg.nr, giltigt: lagrad.validDate?.description, data: try JSON(parsing: lagrad.data).utanPerson.text,
            återkallad: steg.återkallad)
    }
}

extension Rapportfråga {
    /// - Parameter omgångar: as known at the position.
    /// - Throws: `okand_omgang`.
    func omgång(i omgångar: Omgångar) throws(Avvisning) -> Omgång {
        if let position, omgångar[period] == nil {
            throw Avvisning(
                .okandOmgang, fält: "position",
                "Omgången \(period) var inte öppnad vid position \(position). Ange en senare position, eller öppna omgången.")
        }
        return try omgångar.kräver(period)
    }

    static func okändPosition(_ sista: Position) -> Avvisning {
        Avvisning(.okandPosition, fält: "position", "Loggens positioner går från 1 till \(sista).")
    }
}
