public import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports

/// Answers what a nämnd has to watch: the frister that are open now, counted from a day.
///
/// The read model says which they are; what the watch list shows of each comes from the beslut's own history. The time is bounded by what
/// is open, not by what has been.
public struct Bevakningsläsning: Sendable {
    /// Beslut folded at a time: some thousand events, which is some megabytes.
    static let sats = 200

    private let rum: Läsrum
    private var installation: Installation { rum.installation }

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// - Parameters:
    ///   - nämnd: whose frister.
    ///   - idag: the day the days are counted from; nil: today in Sweden.
    /// - Throws: `Avvisning` (`okand_namnd`), `Driftfel`, `Läsmodellfel`, `PostgresError`.
    public func lista(_ nämnd: Tenant, idag: Datum? = nil) async throws -> Bevakningslista {
        try await rum.följ(nämnd)
        return try await rum.läs { databas in try läs(nämnd, idag: idag, databas) }
    }

    private static let projektion = Fristprojektion()
    private static let projektor = Projektor(projektion)

    private func läs(_ nämnd: Tenant, idag: Datum?, _ databas: isolated Connection) throws -> Bevakningslista {
        // How far the read model has followed the log: what is later is not known to this list.
        let följd = try Self.projektor.position(nämnd, databas)
        // Nobody has got anywhere yet: what is asked for is being written just now.
        guard följd > .zero else { throw Driftfel.importPågår }
        let idag = try idag ?? Klocka.idag(databas)
        let läsmodell = try Läsmodelläge(nämnd, databas)
        // What is parked cannot be folded: the list says so by itself.
        let parkerade = Set(läsmodell.parkerade)
        let öppna = try Fristläsning.öppna(nämnd, databas).map(\.id).filter { !parkerade.contains($0.beslut) }
        let historier = Beslutshistorier(nämnd, till: följd, utom: parkerade)
        var rader: [Bevakningsrad] = []
        for början in stride(from: 0, to: öppna.count, by: Self.sats) {
            let sats = öppna[början..<min(början + Self.sats, öppna.count)]
            let beslut = try historier.medErsatta(sats.map(\.beslut), databas)
            for frist in sats {
                guard let öppet = beslut[frist.beslut], öppet.öppenFrist?.nummer == frist.nummer else {
                    throw Läsmodellfel.förLoggen(namn: Self.projektion.namn)
                }
                // Nil: the frist begins after the day.
                if let rad = Bevakningsrad(öppet, idag: idag, katalog: installation.katalog, tidigare: { beslut[$0] }) { rader.append(rad) }
            }
        }
        return Bevakningslista(
            nämnd: nämnd.rawValue, position: följd.rawValue, Bevakning(idag: idag, rader: rader), läsmodell: läsmodell, katalog: installation.katalog)
    }
}
