import EventStore
import FoundationEssentials
public import Handlaggning
import Journal
import Postgres

/// Answers who has read what about whom, without a bound on how much: a page at a time in one snapshot. Reading it is itself noted first.
///
/// Only a logggranskare and an informationsägare are let in by the database; a room of any other role is refused by it.
public struct Åtkomstsökning: Sendable {
    /// Rows at a time, some hundred bytes each.
    static let sats = 1_000

    private let rum: Läsrum

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// What is looked for; what is nil does not matter.
    public struct Villkor: Hashable, Sendable {
        public var person: PersonID?
        public var aktör: String?
        /// The first and the last day, in Sweden.
        public var från: Datum?
        public var till: Datum?

        public init(person: PersonID? = nil, aktör: String? = nil, från: Datum? = nil, till: Datum? = nil) {
            self.person = person
            self.aktör = aktör
            self.från = från
            self.till = till
        }
    }

    /// - Parameters:
    ///   - villkor: which rows; what is nil in it narrows nothing.
    ///   - läsare: who looks, for the note of this reading.
    ///   - ut: called with each row, the oldest first; what it throws ends the reading.
    /// - Throws: ``Driftfel/åtkomstEjAntecknad``; `Avvisning` (`ej_behorig`) for a room that is the program's own; `PostgresError`.
    public func sök(_ villkor: Villkor, läsare: Läsande, _ ut: @escaping @Sendable (Åtkomstrad) throws -> Void) async throws {
        let nämnd = try await anteckna(villkor, läsare)
        try await rum.läs { databas in
            var efter: Int64 = 0
            while true {
                let rader = try villkor.sida(nämnd, efter: efter, databas)
                for rad in rader { try ut(rad) }
                guard let sista = rader.last else { return }
                efter = sista.nr
            }
        }
    }

    /// The same, a page at a time for somebody who reads slowly: no connection is held between the pages, and the log only grows.
    public func sidor(_ villkor: Villkor, läsare: Läsande) async throws -> Sidor {
        Sidor(rum: rum, nämnd: try await anteckna(villkor, läsare), villkor: villkor)
    }

    /// A reading that has been noted.
    public struct Sidor: Sendable {
        fileprivate let rum: Läsrum
        fileprivate let nämnd: String
        fileprivate let villkor: Villkor

        /// The rows after a number, the oldest first; none at the end.
        public func efter(_ nr: Int64) async throws -> [Åtkomstrad] {
            try await rum.läs { [nämnd, villkor] databas in try villkor.sida(nämnd, efter: nr, databas) }
        }
    }

    /// Whether the log is as it was noted, up to the last row that is there: rows cut off at the end together with a head put back leave a log that
    /// is whole, and only a copy from before can tell.
    ///
    /// - Returns: the first number whose row is missing or changed; nil when all is as it was.
    /// - Throws: as ``sök(_:läsare:_:)``; ``Driftfel/åtkomstloggAvviker`` when the head is missing or says less than the rows.
    public func pröva(läsare: Läsande) async throws -> Int64? {
        let nämnd = try await anteckna(Villkor(), läsare)
        return try await rum.läs { databas in
            // All of it is read, however long that takes.
            try databas.run(script: "set local statement_timeout = 0")
            return try databas.query(Self.prov, [.text(nämnd)])[0][0]
        }
    }

    private func anteckna(_ villkor: Villkor, _ läsare: Läsande) async throws -> String {
        guard let behörighet = rum.behörighet else { throw Avvisning.ejBehörig }
        try await rum.installation.åtkomstlogg.anteckna(
            Åtkomst(
                nämnd: behörighet.nämnd, åtgärd: .läsaÅtkomstlogg, läsare: läsare, berörda: Berörda(personer: villkor.person.map { [$0] } ?? [])))
        return behörighet.nämnd.rawValue
    }

    private static let prov = Statement("access_prove", "select atkomst.prova($1)")
}

extension Åtkomstsökning.Villkor {
    private var sats: Statement { person == nil ? aktör == nil ? Self.alla : Self.aktörens : Self.personens }

    fileprivate func sida(_ nämnd: String, efter: Int64, _ databas: isolated Connection) throws -> [Åtkomstrad] {
        try databas.query(
            sats,
            [
                .text(nämnd), .int8(efter), .text(optional: aktör), .date(optional: från.map { PostgresDate($0) }),
                .date(optional: till.map { PostgresDate($0) }), .int4(Int32(Åtkomstsökning.sats)),
            ] + (person.map { [.uuid($0.uuid)] } ?? [])
        ).map { try Åtkomstrad($0) }
    }

    private static let kolumner = """
        l.nr, l.tid, l.aktor, l.roll, l.enhet, l.atgard, l.andamal, l.fran, l.begaran, array_to_string(l.personer, ','),
        array_to_string(l.beslut, ','), l.hash
        """
    /// A day is a day in Sweden.
    private static let tiden = """
        l.tid >= coalesce($4::timestamp at time zone 'Europe/Stockholm', '-infinity')
        and l.tid < coalesce(($5::date + 1)::timestamp at time zone 'Europe/Stockholm', 'infinity')
        """

    private static let alla = Statement(
        "access_all",
        """
        select \(kolumner) from atkomst.las l
        where l.namnd = $1 and l.nr > $2 and ($3::text is null or l.aktor = $3) and \(tiden) order by l.nr limit $6
        """)
    private static let aktörens = Statement(
        "access_of_actor",
        """
        select \(kolumner) from atkomst.las l
        where l.namnd = $1 and l.nr > $2 and l.aktor = $3 and \(tiden) order by l.nr limit $6
        """)
    private static let personens = Statement(
        "access_of_person",
        """
        select \(kolumner) from atkomst.avsedd a join atkomst.las l on l.namnd = a.namnd and l.nr = a.nr
        where a.namnd = $1 and a.id = $7 and a.nr > $2 and ($3::text is null or l.aktor = $3) and \(tiden) order by a.nr limit $6
        """)
}
