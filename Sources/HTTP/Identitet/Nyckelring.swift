import JWTKit
import Logging

/// An issuer's keys, fetched when they are needed and kept for a bounded time. A shell around ``Nyckelringsläge``: one fetch at a time, that all who
/// need it wait for; who has a known key waits for none.
actor Nyckelring {
    /// Seconds between two questions to the issuer.
    static let hämtningsintervall = 30

    private var läge: Nyckelringsläge
    private var pågående: Task<Void, Never>?
    private let hämta: @Sendable () async throws -> Nyckelset
    private let logger: Logger

    init(tider: Nyckelringsläge.Tider = .init(), logger: Logger, hämta: @escaping @Sendable () async throws -> Nyckelset) {
        läge = Nyckelringsläge(tider)
        self.hämta = hämta
        self.logger = logger
    }

    /// - Returns: the key, and which fetch it is of.
    func nyckel(_ id: String, _ algoritm: Token.Algoritm) async throws(Identitetsfel) -> (nyckel: any JWTAlgorithm, årgång: Int) {
        var nyssHämtat = false
        while true {
            switch läge.fråga(id, algoritm, nyssHämtat: nyssHämtat, nu: .now) {
            case .nyckel(let nyckel, let årgång, let förnya):
                if förnya { börja() }
                return (nyckel, årgång)
            case .okänd: throw .ogiltig(.nyckel)
            case .onåbar: throw .utfärdarenOnåbar
            case .hämta:
                await börja().value
                nyssHämtat = true
            }
        }
    }

    @discardableResult
    private func börja() -> Task<Void, Never> {
        if let pågående { return pågående }
        läge.börjar(.now)
        // Not the caller's: who is cancelled leaves the others waiting for the same keys.
        let hämtning = Task { await self.hämtaNu() }
        pågående = hämtning
        return hämtning
    }

    private func hämtaNu() async {
        var nya: Nyckelset?
        do { nya = try await hämta() } catch {
            logger.error("the issuer's keys could not be fetched", metadata: ["error": "\(error)"])
        }
        läge.slutar(nya, nu: .now)
        pågående = nil
    }
}
