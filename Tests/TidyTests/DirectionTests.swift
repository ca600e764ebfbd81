import Testing

/// Which way the house leans: a target imports only those further in, and each package only where its work is done.
@Suite("A target imports only what it may")
struct DirectionTests {
    /// What each may import, of ours and of others.
    private static let allowed: [String: Set<String>] = [
        "Handlaggning": [],
        "CanonicalJSON": [],
        "CMalloc": [],
        "CPostgres": [],
        "Schema": [],
        "Postgres": ["CPostgres", "Logging"],
        "EventStore": ["Postgres", "Schema", "Crypto"],
        "Journal": ["Handlaggning", "CanonicalJSON", "EventStore", "Postgres"],
        "Reports": ["Handlaggning", "CanonicalJSON"],
        "Jobs": ["Postgres", "Logging", "Metrics", "CoreMetrics", "ServiceLifecycle"],
        "Projections": ["Journal", "Handlaggning", "CanonicalJSON", "EventStore", "Postgres"],
        "Application": [
            "Projections", "Journal", "Handlaggning", "Reports", "Jobs", "EventStore", "CanonicalJSON", "Postgres", "Logging", "Metrics",
            "ServiceLifecycle", "UnixSignals",
        ],
        "HTTP": [
            "Application", "Projections", "Journal", "Handlaggning", "Reports", "Jobs", "EventStore", "CanonicalJSON", "Postgres", "Logging",
            "CoreMetrics", "ServiceLifecycle", "UnixSignals", "AsyncHTTPClient", "CryptoExtras", "HTTPTypes", "Hummingbird", "HummingbirdCore",
            "JWTKit", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "NIOPosix",
        ],
        "evb": [
            "HTTP", "Application", "Projections", "Journal", "Handlaggning", "Reports", "Jobs", "EventStore", "CanonicalJSON", "Postgres",
            "ArgumentParser", "CMalloc", "Configuration", "CoreMetrics", "Logging", "ServiceLifecycle", "SystemPackage", "UnixSignals",
        ],
    ]
    /// The language's own, for those that are not pure.
    private static let standard: Set<String> = ["FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]
    /// These work with values alone.
    private static let pure: Set<String> = ["Handlaggning", "CanonicalJSON", "Reports", "Schema"]

    @Test("of ours and of others'")
    func imports() throws {
        for file in try SourceTree.swift("Sources") {
            let may = try #require(Self.allowed[file.target], "a target that the table lacks: \(file.target)")
            for (number, line) in file.lines.enumerated() {
                guard line.contains("import "),
                    let match = line.wholeMatch(of: /(public |private |internal |@testable |@preconcurrency )*import (?:\w+ )?(\w+).*/)
                else {
                    continue
                }
                let module = String(match.output.2)
                let isStandard = Self.standard.contains(module) && !Self.pure.contains(file.target)
                #expect(may.contains(module) || isStandard, "\(file.path):\(number + 1) imports \(module)")
            }
        }
    }

    @Test("and the table has no target that is gone, and no leave that nobody uses")
    func used() throws {
        var imported: [String: Set<String>] = Self.allowed.mapValues { _ in [] }
        for file in try SourceTree.swift("Sources") {
            for line in file.lines {
                guard line.contains("import "), let match = line.wholeMatch(of: /(?:\w+ )*import (?:\w+ )?(\w+).*/) else { continue }
                imported[file.target, default: []].insert(String(match.output.1))
            }
        }
        for (target, may) in Self.allowed { #expect(may.subtracting(imported[target] ?? []).isEmpty, "\(target) may import what it does not") }
    }
}
