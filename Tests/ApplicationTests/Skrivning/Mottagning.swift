import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Postgres
import Support

/// En nämnd med några beslut, och en mottagare av kommandon som arbetar på dess logg.
struct Mottagning: Sendable {
    let prov: Provinstallation
    let installation: Installation
    let mottagare: Kommandomottagare

    static let sn = Tenant(rawValue: "SN")!

    /// - Parameter beslut: how many are decided at first, numbered from 1.
    static func med(beslut: Int, _ arbete: @escaping @Sendable (Mottagning) async throws -> Void) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd] + (0..<beslut).map { Rad.fatta($0 + 1, "2023-01-10") })
        try await prov.kör { installation in
            try await arbete(Mottagning(prov: prov, installation: installation, mottagare: Kommandomottagare(installation)))
        }
    }

    /// Another process at the same log: it remembers nothing of what the first one does.
    var annan: Kommandomottagare { Kommandomottagare(installation) }

    @discardableResult
    func utför(_ rad: String, väntad: Int64? = nil, hos annan: Kommandomottagare? = nil) async throws -> Kommandokvitto {
        try await (annan ?? mottagare).utför(
            try Kommandorad(try JSON(parsing: Array(rad.utf8))), Handlande(aktör: "prov", roll: "import"),
            väntad: väntad.map { StreamVersion(rawValue: $0) })
    }

    /// All at once; what became of each, in order.
    func alla(_ rader: [String], väntad: Int64? = nil) async -> [Result<Kommandokvitto, any Error>] {
        await withTaskGroup(of: (Int, Result<Kommandokvitto, any Error>).self) { grupp in
            for (nummer, rad) in rader.enumerated() {
                grupp.addTask {
                    do { return (nummer, .success(try await utför(rad, väntad: väntad))) } catch { return (nummer, .failure(error)) }
                }
            }
            return await grupp.reduce(into: [:]) { $0[$1.0] = $1.1 }.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    func händelser() async throws -> [StoredEvent] { try await prov.händelser() }

    /// Where the log has each command's events.
    func läge() async throws -> [UUID: [Int64]] {
        Dictionary(grouping: try await händelser(), by: \.commandID).mapValues { $0.map(\.position.rawValue) }
    }

    /// Chain, head and read model.
    func ärHel() async throws -> Bool {
        try await Verifiering(installation).verifiera(Self.sn).allSatisfy { $0.fel == nil }
    }

    func superanvändare() async throws -> Connection { try await prov.logg.connection() }

    static func kommandoID(_ nummer: Int) -> UUID { UUID(uuidString: Rad.id(nummer, "a"))! }

    static func med(id: Int, _ rad: String) -> String { #"{"kommandoId":"\#(Rad.id(id, "a"))","# + rad.dropFirst() }
}

extension Result where Failure == any Error {
    /// The code of the refusal, when it was one.
    var avvisning: Avvisning.Kod? {
        if case .failure(let fel as Avvisning) = self { fel.kod } else { nil }
    }

    var lyckat: Success? {
        if case .success(let värde) = self { värde } else { nil }
    }
}
