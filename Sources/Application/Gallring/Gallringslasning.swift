public import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports

/// Answers whose data are to be erased. The read model says who has nothing open and nothing that ended lately; the log's own dates decide;
/// and only of those who are due is anything sealed opened: the number, for the day of birth.
public struct Gallringsläsning: Sendable {
    /// Persons folded at a time: some thousand events, which is some megabytes.
    static let sats = 200

    private let rum: Läsrum
    private var installation: Installation { rum.installation }

    /// Judged by the program, whoever is then told: a person is judged by all of their beslut.
    public init(_ installation: Installation) { rum = Läsrum(installation) }

    /// - Parameters:
    ///   - nämnd: whose persons.
    ///   - idag: the day it is judged on; nil: today in Sweden.
    ///   - enhet: only those all of whose beslut are the enhet's; nil: everybody.
    /// - Throws: `Avvisning` (`okand_namnd`), `Läsmodellfel`, `VaultError`, `PostgresError`.
    public func lista(_ nämnd: Tenant, idag: Datum? = nil, enhet: String? = nil) async throws -> Gallringslista {
        try await läs(nämnd) { databas, position, kommunkod in
            let idag = try idag ?? Klocka.idag(databas)
            // Nobody is due sooner than the shortest time the catalogue has.
            let år = installation.katalog.gallringsregler.map(\.år).min() ?? 0
            let kandidater = try Fristläsning.personerUtanFrister(efter: idag.plus(månader: -12 * år), nämnd, databas)
            var rader: [Gallringsrad] = []
            for början in stride(from: 0, to: kandidater.count, by: Self.sats) {
                let sats = Array(kandidater[början..<min(början + Self.sats, kandidater.count)])
                for (person, beslut) in try vikta(sats, nämnd, databas) {
                    if let enhet, beslut.contains(where: { $0.uppgifter.enhet != enhet }) { continue }
                    let utanFödda = Gallringsunderlag(beslut, kommunkod: kommunkod, födda: [])
                    guard Gallringsprövning(utanFödda, dag: idag, katalog: installation.katalog).förfallen else { continue }
                    let underlag = try await öppnat(beslut, kommunkod, nämnd, databas)
                    rader.append(Gallringsrad(person, underlag, Gallringsprövning(underlag, dag: idag, katalog: installation.katalog)))
                }
            }
            return Gallringslista(nämnd: nämnd.rawValue, idag: idag, position: position.rawValue, rader: rader)
        }
    }

    /// What erasing one person would destroy, and whether it may be done; nothing is changed.
    ///
    /// - Throws: as ``lista(_:idag:enhet:)``, and `okand_person`.
    public func prov(_ nämnd: Tenant, _ person: PersonID, idag: Datum? = nil) async throws -> Gallringsprov {
        try await läs(nämnd) { databas, position, kommunkod in
            let idag = try idag ?? Klocka.idag(databas)
            let beslut = try vikta([person], nämnd, databas).first?.beslut ?? []
            guard !beslut.isEmpty else { throw Avvisning.okändPerson }
            let strömmar = beslut.map { StreamName.beslut($0.id) }
            let förseglade = try LogSession.read(strömmar, of: nämnd, on: databas).values.joined().count { $0.sealed != nil }
            let underlag = try await öppnat(beslut, kommunkod, nämnd, databas)
            let prövning = Gallringsprövning(underlag, dag: idag, katalog: installation.katalog)
            return Gallringsprov(
                nämnd: nämnd.rawValue, position: position.rawValue, rad: Gallringsrad(person, underlag, prövning), beslut: beslut.map(\.id).sorted(),
                händelser: förseglade, anspråk: try LogSession.claimCount(heldBy: strömmar + [.person(person)], of: nämnd, on: databas),
                nycklar: try await installation.valv.living(nämnd, subjects: [Försegling.subjekt(person)]).count,
                slutrapporter: try slutrapporter(beslut, nämnd, position, databas))
        }
    }

    /// The closing reports that are owed to IVO. Each frist that is reported and not closed stands in the latest frozen report.
    private func slutrapporter(_ beslut: [Beslut], _ nämnd: Tenant, _ position: Position, _ databas: isolated Connection) throws -> [Slutrapport] {
        let omgångar = try Omgångsläsning.läs(nämnd, till: position, databas).omgångar
        let senaste = omgångar.alla.last { $0.fastställdVersion != nil }
        guard let rapport = try senaste.flatMap({ try Omgångsläsning.rapport(nämnd, $0, databas) }) else { return [] }
        let lägen = Dictionary(beslut.map { ($0.id, $0) }) { första, _ in första }
        var öppna = ÖppnaRader()
        öppna.lägg(rapport)
        return öppna.alla.compactMap { öppen in lägen[öppen.rad.frist.beslut].flatMap { Slutrapport(öppen, $0) } }
    }

    private func läs<Svar: Sendable>(
        _ nämnd: Tenant, _ arbete: @Sendable (isolated Connection, Position, String) async throws -> Svar
    ) async throws -> Svar {
        try await rum.följ(nämnd)
        return try await rum.läs { databas in
            let uppgifter = try LogSession.read([.nämnd], of: nämnd, on: databas)[.nämnd]?.last.map { try Händelse($0) }
            guard case .nämnd(.nämndRegistrerad(let registrerad))? = uppgifter else { throw Nämndsession.oregistrerad(nämnd) }
            return try await arbete(databas, try Projektor(Fristprojektion()).position(nämnd, databas), registrerad.kommunkod)
        }
    }

    /// The persons' beslut, folded without opening anything; a person without any is absent.
    private func vikta(_ personer: [PersonID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [(person: PersonID, beslut: [Beslut])] {
        let strömmar = try LogSession.read(try Fristläsning.beslut(av: personer, nämnd, databas).map { .beslut($0) }, of: nämnd, on: databas)
        let parkerade = Set(try Parkering.alla(nämnd, databas).map(\.ström))
        // Who has a beslut that cannot be read is judged by nobody until it can; the report and evb verifiera say which it is.
        let lägen = try strömmar.filter { !parkerade.contains($0.key) }.compactMap { ström, lagrade in
            try ström.beslut.flatMap { try Beslut.läge($0, efter: lagrade) }
        }
        let perPerson = Dictionary(grouping: lägen, by: \.uppgifter.person)
        return personer.compactMap { person in perPerson[person].map { (person, $0) } }
    }

    private func öppnat(
        _ beslut: [Beslut], _ kommunkod: String, _ nämnd: Tenant, _ databas: isolated Connection
    ) async throws -> Gallringsunderlag {
        let öppnade = try await Beslutsöppning(installation.valv, nämnd).läs(beslut.map(\.id), databas)
        return Gallringsunderlag(beslut, kommunkod: kommunkod, öppnade: öppnade.values)
    }
}
