import CanonicalJSON
import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import HTTP

/// The local issuer, at work on a port of its own, and an evb that believes it.
struct Provutfärdare {
    let utfärdare: Utfärdare
    let prövning: OIDCPrövning

    static let logger: Logger = {
        var logger = Logger(label: "prov")
        logger.logLevel = .critical
        return logger
    }()

    /// - Parameters:
    ///   - miljö: more of evb's environment.
    ///   - tider: how evb's keys age; without an interval everybody may make it ask.
    ///   - nu: the clock that evb judges by.
    static func med<R: Sendable>(
        miljö: [String: String] = [:], tider: Nyckelringsläge.Tider = .init(), nu: @escaping @Sendable () -> Date = { Date() },
        _ arbete: @Sendable (Provutfärdare) async throws -> R
    ) async throws -> R {
        try await igång { utfärdare, namn in
            let inställningar = try Identitetsinställningar(miljö: ["EVB_OIDC_ISSUER": namn, "EVB_OIDC_AUDIENCE": "evb"].merging(miljö) { $1 })
            let prövning = OIDCPrövning(inställningar, tider: tider, logger: logger, nu: nu)
            return try await arbete(Provutfärdare(utfärdare: utfärdare, prövning: prövning))
        }
    }

    /// The issuer alone, until `arbete` is done.
    static func igång<R: Sendable>(_ arbete: @Sendable (Utfärdare, String) async throws -> R) async throws -> R {
        let (lyssnar, signal) = AsyncStream.makeStream(of: String.self)
        let utfärdare = try Utfärdare(port: 0, logger: logger) { namn in signal.yield(namn) }
        return try await withThrowingTaskGroup(of: Void.self) { grupp in
            grupp.addTask {
                defer { signal.finish() }
                try await utfärdare.run()
            }
            defer { grupp.cancelAll() }
            for await namn in lyssnar { return try await arbete(utfärdare, namn) }
            try await grupp.waitForAll()
            throw CancellationError()
        }
    }

    /// Claims that are accepted, with some changed; null takes one away.
    func anspråk(_ ändrade: JSON = [:]) -> JSON {
        let vanliga = Tokenbegäran(subjekt: "anna.berg", uppdrag: ["SN/handlaggare/E1"]).anspråk(utfärdare: utfärdare.namn ?? "", nu: Date())
        guard case .object(let medlemmar) = vanliga, case .object(let nya) = ändrade else { return vanliga }
        let namn = Set(nya.map(\.key))
        return .object(medlemmar.filter { !namn.contains($0.key) } + nya.filter { !$0.value.isNull })
    }

    func token(_ ändrade: JSON = [:], _ algoritm: Token.Algoritm = .es256, huvud: [JSON.Member] = []) async throws -> String {
        try await utfärdare.signera(anspråk(ändrade), algoritm: algoritm, huvud: huvud)
    }

    func fel(_ ändrade: JSON = [:], huvud: [JSON.Member]) async throws -> Identitetsfel? { await pröva(try await token(ändrade, huvud: huvud)).fel }

    func pröva(_ token: String) async -> Result<Inloggad, Identitetsfel> { await prövning.utfall(token) }
}

extension OIDCPrövning {
    func utfall(_ token: String) async -> Result<Inloggad, Identitetsfel> {
        do { return .success(try await pröva(bärartoken: token)) } catch { return .failure(error) }
    }
}

extension Result where Failure == Identitetsfel {
    var fel: Identitetsfel? { if case .failure(let fel) = self { fel } else { nil } }
}
