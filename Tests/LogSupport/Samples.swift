public import EventStore
public import FoundationEssentials
import Postgres

extension Tenant {
    public static let north = Tenant(rawValue: "north")!
    public static let south = Tenant(rawValue: "south")!
}

extension StreamName {
    public init(_ name: String) { self = StreamName(rawValue: name)! }
}

extension NewEvent {
    /// An event of no importance; a number is in its data.
    public static func sample(_ stream: String, _ number: Int = 0, sealed: SealedPayload? = nil) -> NewEvent {
        NewEvent(
            id: UUIDv7.make(), stream: StreamName(stream), type: "SampleHappened",
            validDate: number % 2 == 0 ? nil : PostgresDate(daysSince1970: Int32(19_000 + number)),
            data: #"{"number":\#(number),"text":"åäö \"quoted\""}"#, sealed: sealed)
    }
}

extension NewCommand {
    public static func sample(
        _ events: [NewEvent], id: UUID = UUIDv7.make(), digest: UInt8 = 1, unit: String? = nil
    ) -> NewCommand {
        NewCommand(
            id: id, digest: [UInt8](repeating: digest, count: 32),
            metadata: Metadata(
                actor: "anna", role: "clerk", unit: unit, correlation: id, causation: digest == 1 ? nil : UUIDv7.make()),
            events: events)
    }
}

extension AppendGroup {
    /// One command with `count` events of one stream.
    public static func sample(
        _ stream: String, at version: Int64 = 0, count: Int = 1, id: UUID = UUIDv7.make(), digest: UInt8 = 1
    ) -> AppendGroup {
        AppendGroup(
            expected: [StreamName(stream): StreamVersion(rawValue: version)],
            commands: [.sample((0..<count).map { .sample(stream, $0) }, id: id, digest: digest)])
    }
}
