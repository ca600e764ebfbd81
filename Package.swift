// swift-tools-version: 6.2
import PackageDescription

/// The same strictness for every target of ours: the compiler holds what review would otherwise have to.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let metricsKit = Target.Dependency.product(name: "MetricsTestKit", package: "swift-metrics")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")

/// One direction: a target may import only what stands above it here.
let package = Package(
    name: "evb",
    products: [.executable(name: "evb", targets: ["evb"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        // A plugin of its own, which `deploy/docs` runs: no target depends on it, so nothing of it is built or linked otherwise.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
    ],
    targets: [
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "Postgres", dependencies: ["CPostgres", log], swiftSettings: strict),
        .target(name: "Schema", resources: [.embedInCode("sql")], swiftSettings: strict),
        .target(name: "EventStore", dependencies: ["Postgres", "Schema", crypto], swiftSettings: strict),
        .target(name: "Jobs", dependencies: ["Postgres", log, lifecycle, metrics], swiftSettings: strict),

        .target(name: "CanonicalJSON", swiftSettings: strict),
        .target(name: "Handlaggning", swiftSettings: strict),
        .target(name: "Journal", dependencies: ["Handlaggning", "CanonicalJSON", "EventStore", "Postgres"], swiftSettings: strict),
        .target(name: "Reports", dependencies: ["Handlaggning", "CanonicalJSON"], swiftSettings: strict),
        .target(name: "Projections", dependencies: ["Journal", "Postgres"], swiftSettings: strict),
        .target(
            name: "Application",
            dependencies: ["Projections", "Reports", "Jobs", "Journal", "EventStore", "Postgres", "Schema", log, lifecycle, metrics, signals],
            resources: [.embedInCode("Kataloger")],
            swiftSettings: strict),
        .target(
            name: "HTTP",
            dependencies: [
                "Application", "Reports", "Jobs", "Journal", "CanonicalJSON", "Handlaggning", "EventStore", "Postgres", log, lifecycle, metrics,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            resources: [.embedInCode("openapi")],
            swiftSettings: strict),
        .executableTarget(
            name: "evb",
            dependencies: [
                "Application", "HTTP", "CMalloc", configuration, system, lifecycle, log, metrics, signals,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .target(name: "Support", dependencies: ["Postgres", log], path: "Tests/Support", swiftSettings: strict),
        .target(name: "LogSupport", dependencies: ["EventStore", "Postgres", "Support"], path: "Tests/LogSupport", swiftSettings: strict),
        .target(name: "HandlaggningSupport", dependencies: ["Handlaggning"], path: "Tests/HandlaggningSupport", swiftSettings: strict),
        .executableTarget(name: "ClusterUser", dependencies: ["Postgres"], path: "Tests/ClusterUser", swiftSettings: strict),
        .executableTarget(name: "LogStorm", dependencies: ["EventStore", "LogSupport", "Postgres"], path: "Tests/LogStorm", swiftSettings: strict),
        .target(name: "SkewedClock", path: "Tests/SkewedClock"),
        .executableTarget(
            name: "JobStorm", dependencies: ["Jobs", "Postgres", "SkewedClock", lifecycle, log, signals], path: "Tests/JobStorm",
            swiftSettings: strict),
        .executableTarget(
            name: "CommandGiver",
            dependencies: ["Application", "CanonicalJSON", "EventStore", "Handlaggning", "Journal", "Postgres", log],
            path: "Tests/CommandGiver", swiftSettings: strict),

        .executableTarget(
            name: "Bench",
            dependencies: [
                "Application", "CanonicalJSON", "EventStore", "Handlaggning", "Jobs", "Journal", "Postgres", "Support", log,
                .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Hummingbird", package: "hummingbird"),
            ],
            path: "Tests/Benchmarks", swiftSettings: strict),

        .testTarget(name: "TidyTests", swiftSettings: strict),
        .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON"], swiftSettings: strict),
        .testTarget(name: "HandlaggningTests", dependencies: ["Handlaggning", "HandlaggningSupport"], swiftSettings: strict),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Handlaggning", "CanonicalJSON", "HandlaggningSupport"], exclude: ["Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "JournalTests", dependencies: ["Journal", "Handlaggning", "CanonicalJSON", "EventStore", "HandlaggningSupport"],
            exclude: ["Former"],
            swiftSettings: strict),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "Support", "ClusterUser", log], swiftSettings: strict),
        .testTarget(
            name: "EventStoreTests", dependencies: ["EventStore", "LogSupport", "LogStorm", "Postgres", "Support", crypto], swiftSettings: strict),
        .testTarget(
            name: "JobsTests", dependencies: ["Jobs", "JobStorm", "EventStore", "LogSupport", "Postgres", "Support", log, lifecycle, metricsKit],
            swiftSettings: strict),
        .testTarget(
            name: "ApplicationTests",
            dependencies: [
                "Application", "Projections", "Journal", "Handlaggning", "HandlaggningSupport", "CanonicalJSON", "Reports", "EventStore", "Postgres",
                "Support", log,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPTests",
            dependencies: [
                "HTTP", "Application", "Journal", "CanonicalJSON", "Handlaggning", "EventStore", "Postgres", "Support", log,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AcceptanceTests",
            dependencies: [
                "Application", "HTTP", "Handlaggning", "Postgres", "Support", "CommandGiver", "evb",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ],
            swiftSettings: strict),
    ]
)
