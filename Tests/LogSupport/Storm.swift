public import EventStore
public import FoundationEssentials

/// The commands of a storm: the same number always gives the same command, so that a process that died can go on where it was.
public enum Storm {
    public static let tenant = Tenant.north
    public static let workers = 4

    /// Command number `number`, 1–3 events on one of a few streams that all workers share.
    public static func group(_ number: Int, at version: StreamVersion) -> AppendGroup {
        let stream = stream(number)
        let events = (1...eventCount(number)).map { nr in
            NewEvent(
                id: id(number, nr), stream: stream, type: "StormPassed", data: #"{"number":\#(number),"nr":\#(nr)}"#)
        }
        return AppendGroup(expected: [stream: version], commands: [.sample(events, id: id(number, 0))])
    }

    public static func stream(_ number: Int) -> StreamName { StreamName("storm-\(number * 7 % 13)") }

    public static func eventCount(_ number: Int) -> Int { number % 3 + 1 }

    /// Not random, but of the right form.
    public static func id(_ number: Int, _ nr: Int) -> UUID {
        UUIDv7.make(milliseconds: 1_700_000_000_000 + UInt64(number), fraction: UInt16(nr), random: UInt64(number))
    }

    /// Appends commands `worker`, `worker + workers` … from `numbers` and tells of each as soon as it is known to be stored.
    ///
    /// - Returns: how many conflicts and repeats there were on the way.
    @discardableResult
    public static func run(
        worker: Int, numbers: Range<Int>, on log: any EventLog, told: (_ number: Int, Receipt) -> Void
    ) async throws -> (conflicts: Int, repeats: Int) {
        var versions: [StreamName: StreamVersion] = [:]
        var conflicts = 0
        var repeats = 0
        for number in numbers where number % workers == worker {
            let stream = stream(number)
            while true {
                switch try await log.append(group(number, at: versions[stream] ?? .zero), to: tenant) {
                case .appended(let receipts):
                    versions[stream] = StreamVersion(rawValue: (versions[stream] ?? .zero).rawValue + Int64(eventCount(number)))
                    told(number, receipts[0])
                case .repeated(let receipt):
                    repeats += 1
                    told(number, receipt)
                case .conflict(_, _, let actual):
                    conflicts += 1
                    versions[stream] = actual
                    continue
                case .commandReused, .claimTaken, .forbidden: throw Impossible()
                }
                break
            }
        }
        return (conflicts, repeats)
    }

    struct Impossible: Error {}
}
