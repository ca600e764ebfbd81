import FoundationEssentials
import Postgres

/// Groups as the column arrays that `eventlog.append` takes.
struct AppendBatch {
    private var expectedGroup: [Int32?] = []
    private var expectedStream: [String?] = []
    private var expectedVersion: [Int64?] = []

    private var claimGroup: [Int32?] = []
    private var claimKind: [String?] = []
    private var claimDigest: [[UInt8]?] = []
    private var claimStream: [String?] = []

    private var commandGroup: [Int32?] = []
    private var commandID: [UUID?] = []
    private var commandDigest: [[UInt8]?] = []

    private var events = EventColumns()

    /// Group numbers in the answer count from 0, as indices into `groups` do.
    init(_ groups: [AppendGroup]) {
        events.reserve(groups.reduce(0) { $0 + $1.eventCount })
        for (number, group) in groups.enumerated() { append(group, number: Int32(number)) }
    }

    private mutating func append(_ group: AppendGroup, number: Int32) {
        var expectation: [StreamName: Int32] = [:]
        for (stream, version) in group.expected.sorted(by: { $0.key < $1.key }) {
            expectedGroup.append(number)
            expectedStream.append(stream.rawValue)
            expectedVersion.append(version.rawValue)
            expectation[stream] = Int32(expectedGroup.count)
        }
        for claim in group.claims {
            claimGroup.append(number)
            claimKind.append(claim.kind)
            claimDigest.append(claim.digest)
            claimStream.append(claim.stream.rawValue)
        }
        for command in group.commands {
            commandGroup.append(number)
            commandID.append(command.id)
            commandDigest.append(command.digest)
            for event in command.events {
                events.append(event, command: Int32(commandGroup.count), expected: expectation[event.stream], command.metadata)
            }
        }
    }

    func parameters(_ tenant: Tenant) -> [Parameter] {
        [
            .text(tenant.rawValue),
            .int4s(expectedGroup), .texts(expectedStream), .int8s(expectedVersion),
            .int4s(claimGroup), .texts(claimKind), .byteStrings(claimDigest), .texts(claimStream),
            .int4s(commandGroup), .uuids(commandID), .byteStrings(commandDigest),
        ] + events.parameters
    }
}
