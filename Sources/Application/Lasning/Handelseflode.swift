public import CanonicalJSON
public import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Events of the log for other systems: what happened, without identity and without texts, each as a CloudEvent.
///
/// Källa: CloudEvents 1.0.2, 3.1 Required Attributes; CloudEvents JSON Format 1.0.2, 4 JSON Batch Format; CloudEvents Sequence extension.
public struct Händelseflöde: Sendable {
    /// Events at a time: a page is some hundred kilobytes.
    public static let flest = 500
    /// Bytes of events at a time, unless the first alone has more: a computed report may have thirty megabytes.
    static let byte = 4 << 20

    /// In order of position; empty at the end of the log.
    public let händelser: [JSON]
    /// Of the last event here, or what was asked from when there are none: where the next page begins.
    public let till: Position
    /// The end of the log when the page was read.
    public let huvud: Position
}

extension Läsare {
    /// - Parameters:
    ///   - efter: events after this position.
    ///   - antal: at most so many, at most ``Händelseflöde/flest``.
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`.
    public func händelser(efter: Position, antal: Int) async throws -> Händelseflöde {
        try await följEnheten()
        let (lagrade, huvud) = try await läs { databas in
            guard let huvud = try LogSession.head(of: nämnd, on: databas) else { throw Nämndsession.oregistrerad(nämnd) }
            return (try sats(efter: efter, högst: min(antal, Händelseflöde.flest), databas), huvud.position)
        }
        return Händelseflöde(händelser: try lagrade.map { try $0.molnhändelse }, till: lagrade.last?.position ?? efter, huvud: huvud)
    }

    /// Some of the log's lines, with everything needed to check the chain.
    ///
    /// - Returns: in order; empty at the end of the log.
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`.
    public func loggrader(efter: Position, till: Position, antal: Int) async throws -> [(position: Position, rad: JSON)] {
        try await läs { databas in
            try sats(efter: efter, högst: antal, databas).filter { $0.position <= till }.map { ($0.position, $0.json) }
        }
    }

    /// The next events, no more of them than are to be held at once; at least one, when there is one.
    private func sats(efter: Position, högst: Int, _ databas: isolated Connection) throws -> [StoredEvent] {
        let ryms: Int64 = try databas.query(
            Self.ryms, [.text(nämnd.rawValue), .int8(efter.rawValue), .int8(Int64(högst)), .int8(Int64(Händelseflöde.byte))])[0][0]
        return try LogSession.read(nämnd, after: efter, limit: Int(ryms), on: databas)
    }

    /// How long a text is stands beside it: none is read for this.
    private static let ryms = Statement(
        "events_that_fit",
        """
        select count(*) from (
            select sum(octet_length(e.data)) over (order by e.position) as bytes, row_number() over (order by e.position) as nr
            from (select position, data from eventlog.event where tenant = $1 and position > $2 order by position limit $3) e) s
        where s.nr = 1 or s.bytes <= $4
        """)

    /// The end of the nämnd's log.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`.
    public func huvud() async throws -> Position {
        try await läs { databas in
            guard let huvud = try LogSession.head(of: nämnd, on: databas) else { throw Nämndsession.oregistrerad(nämnd) }
            return huvud.position
        }
    }
}

extension StoredEvent {
    fileprivate var molnhändelse: JSON {
        get throws {
            [
                "specversion": "1.0", "id": .uuid(id), "source": .string("/v1/namnder/\(tenant)"), "type": .string("evb.\(type)"),
                "subject": .string(stream.rawValue), "time": .string(recordedAt.iso8601), "datacontenttype": "application/json",
                // As text, and in the same width, so that text order is the log's order.
                "sequence": .string(position.utfylld), "sequencetype": "Integer", "version": .int(Int32(clamping: version.rawValue)),
                "typversion": .int(typeVersion), "data": try fakta,
            ]
        }
    }

    /// The facts in clear, without whom they are about and without what only this system understands: the salted digests of texts, and a
    /// computed report's rows, which are read as the report.
    private var fakta: JSON {
        get throws {
            // What is not shown of it is nearly all of it, and is not taken apart.
            if type == Rapportversion.händelsetyp,
                let version = Rapportversion(
                    början: String(data.prefix(Rapportversion.början)), slut: String(data.suffix(Rapportversion.slut)), formversion: typeVersion)
            {
                return ["position": .int(version.position), "version": .int(version.version)]
            }
            guard case .object(let medlemmar) = try JSON(parsing: data).utanPerson else { return .null }
            var fakta = medlemmar.filter { !$0.value.ärTextspår && $0.key != "rapport" }
            if let validDate { fakta.append(.init("giltigt", .string(validDate.description))) }
            return .object(fakta)
        }
    }
}

extension Position {
    fileprivate var utfylld: String { String(repeating: "0", count: max(0, 19 - description.utf8.count)) + description }
}

extension JSON {
    /// SHA-256 as 64 hexadecimal characters.
    fileprivate var ärTextspår: Bool {
        guard let text = string else { return false }
        return text.utf8.count == 64 && bytes(hex: text) != nil
    }
}
