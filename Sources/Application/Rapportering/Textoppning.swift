import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres
import Reports

/// Opens the texts of a report: finds the event each text was written in and unseals it, a row's with the person's key and a narrative with
/// the nämnd's.
struct Textöppning: Sendable {
    private let valv: KeyVault
    private let nämnd: Tenant

    init(_ valv: KeyVault, _ nämnd: Tenant) {
        self.valv = valv
        self.nämnd = nämnd
    }

    /// The same report with each text open, or known to be erased.
    func öppna(_ rapport: Rapport, _ databas: isolated Connection) async throws -> Rapport {
        let strömmar = Set(rapport.rader.filter { $0.text != nil }.map { StreamName.beslut($0.frist.beslut) }).sorted { $0.rawValue < $1.rawValue }
        let förseglade = try LogSession.read(strömmar, of: nämnd, on: databas).mapValues { $0.filter { $0.sealed != nil } }
        let nycklar = try await hämtaNycklar(förseglade.values.joined())
        let rader = try rapport.rader.map { rad in
            guard let text = rad.text else { return rad }
            return rad.med(text: try öppnad(text, i: förseglade[.beslut(rad.frist.beslut)] ?? [], nycklar))
        }
        return Rapport(nämnd: rapport.nämnd, omgång: rapport.omgång, rader: rader)
    }

    /// The rows of an opened report whose text, printed or not, may identify somebody and which nobody had released at the position.
    func osläppta(_ rapport: Rapport, till position: Position, _ databas: isolated Connection) throws -> Set<FristID> {
        let medFynd = Set(rapport.osläpptaTexter(släppta: [], otryckta: true).map(\.frist.beslut)).sorted()
        var släppta: Set<String> = []
        for (ström, lagrade) in try LogSession.read(medFynd.map { .beslut($0) }, of: nämnd, on: databas) {
            guard let id = ström.beslut else { continue }
            var historik: [BeslutHändelse] = []
            for lagrad in lagrade where lagrad.position <= position {
                guard let läst = try läst(lagrad) else { break }
                if case .beslut(let händelse) = läst { historik.append(händelse) }
            }
            släppta.formUnion(Beslut.läge(id, efter: historik)?.släppta ?? [])
        }
        return Set(rapport.osläpptaTexter(släppta: släppta, otryckta: true).map(\.frist))
    }

    /// The omgång's narratives by insats, and whether each is word for word the one before it.
    func avsnitt(_ omgång: Omgång, föregående: Omgång?, _ händelser: [StoredEvent]) async throws -> [Avsnitt] {
        let förseglade = händelser.filter { $0.sealed != nil }
        let nycklar = try await hämtaNycklar(förseglade)
        return try omgång.avsnitt.sorted { $0.key < $1.key }.map { insats, text in
            let nu = try öppnad(text, i: förseglade, nycklar)
            let förr = try föregående?.avsnitt[insats].map { try öppnad($0, i: förseglade, nycklar) }
            return Avsnitt(insats: insats, text: nu, oförändrat: nu.ord != nil && nu.ord == förr?.ord)
        }
    }

    /// Nil for an event that cannot be read: its beslut is parked, and the report says so by itself.
    private func läst(_ lagrad: StoredEvent) throws -> Händelse? {
        do { return try Händelse(lagrad) } catch is Formfel { return nil }
    }

    private func hämtaNycklar(_ händelser: some Sequence<StoredEvent>) async throws -> [UUID: SealingKey] {
        try await valv.keys(Array(Set(händelser.compactMap(\.sealed?.keyID))))
    }

    private func öppnad(_ text: Fritext, i händelser: [StoredEvent], _ nycklar: [UUID: SealingKey]) throws -> Fritext {
        for lagrad in händelser where try läst(lagrad)?.skrivenText?.hash == text.hash {
            let nyckel = lagrad.sealed.flatMap { nycklar[$0.keyID] }
            if let funnen = try Händelse(lagrad, skyddat: try Försegling.öppna(lagrad, nyckel: nyckel)).skrivenText { return funnen }
        }
        throw Rapportfel.textenFinnsInte(hash: text.hash)
    }
}

extension Händelse {
    /// The text that the event gave a report to print.
    fileprivate var skrivenText: Fritext? {
        switch self {
        case .beslut(let händelse): händelse.trycktText
        case .omgång(.avsnittSkrivet(let skrivet)): skrivet.text
        case .omgång, .nämnd: nil
        }
    }
}

extension Fritext {
    fileprivate var ord: String? { if case .öppet(let text, _) = innehåll { text } else { nil } }
}

/// The log lacks what a report's row says it has: a fault, told with nothing of the text.
enum Rapportfel: Error, Sendable {
    case textenFinnsInte(hash: String)
    case versionenFinnsInte(Kvartal, Int)
}
