import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Opens the texts of a report's rows: finds the event each text was written in and unseals it with the person's key.
struct Textöppning: Sendable {
    private let valv: KeyVault
    private let nämnd: Tenant

    init(_ valv: KeyVault, _ nämnd: Tenant) {
        self.valv = valv
        self.nämnd = nämnd
    }

    /// The same report with each text open, or known to be erased.
    func öppna(_ rapport: Rapport, _ databas: isolated Connection) async throws -> Rapport {
        let sökta = rapport.rader.filter { $0.text != nil }
        let strömmar = Set(sökta.map { StreamName.beslut($0.frist.beslut) }).sorted { $0.rawValue < $1.rawValue }
        let förseglade = try LogSession.read(strömmar, of: nämnd, on: databas).mapValues { $0.filter { $0.sealed != nil } }
        let nycklar = try await valv.keys(Array(Set(förseglade.values.joined().compactMap(\.sealed?.keyID))))
        let rader = try rapport.rader.map { rad in
            guard let text = rad.text else { return rad }
            return rad.med(text: try öppnad(text, i: förseglade[.beslut(rad.frist.beslut)] ?? [], nycklar))
        }
        return Rapport(nämnd: rapport.nämnd, omgång: rapport.omgång, rader: rader)
    }

    private func öppnad(_ text: Fritext, i händelser: [StoredEvent], _ nycklar: [UUID: SealingKey]) throws -> Fritext {
        for lagrad in händelser {
            let nyckel = lagrad.sealed.flatMap { nycklar[$0.keyID] }
            guard case .beslut(let stängd) = try Händelse(lagrad), stängd.trycktText?.hash == text.hash,
                case .beslut(let händelse) = try Händelse(lagrad, skyddat: try Försegling.öppna(lagrad, nyckel: nyckel)), let funnen = händelse.trycktText
            else { continue }
            return funnen
        }
        throw Rapportfel.textenFinnsInte(hash: text.hash)
    }
}

/// The log lacks what a report's row says it has: a fault, told with nothing of the text.
enum Rapportfel: Error, Sendable {
    case textenFinnsInte(hash: String)
}
