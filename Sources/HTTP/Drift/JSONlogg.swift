import Application
import CanonicalJSON
public import Logging
import Postgres

/// The log for operators as lines of JSON. In English, and without identity: nobody's error carries any.
public struct JSONlogg: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    private let källa: String
    private let rader: Radskrivare

    public init(_ källa: String, _ rader: Radskrivare, nivå: Logger.Level = .notice) {
        self.källa = källa
        self.rader = rader
        logLevel = nivå
    }

    public subscript(metadataKey nyckel: String) -> Logger.Metadata.Value? {
        get { metadata[nyckel] }
        set { metadata[nyckel] = newValue }
    }

    public func log(event: LogEvent) {
        let fält = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        rader.skriv(
            .object(
                [
                    .init("tid", .string(Klocka.maskinens.iso8601)), .init("niva", .string(event.level.rawValue)), .init("kalla", .string(källa)),
                    .init("text", .string("\(event.message)")),
                ] + fält.map { .init($0.key, .string("\($0.value)")) }))
    }
}
