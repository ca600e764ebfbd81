import FoundationEssentials
import Postgres

/// New events, column by column.
struct EventColumns {
    private var command: [Int32?] = []
    private var expected: [Int32?] = []
    private var id: [UUID?] = []
    private var type: [String?] = []
    private var typeVersion: [Int16?] = []
    private var validDate: [PostgresDate?] = []
    private var actor: [String?] = []
    private var role: [String?] = []
    private var unit: [String?] = []
    private var correlation: [UUID?] = []
    private var causation: [UUID?] = []
    private var data: [String?] = []
    private var keyID: [UUID?] = []
    private var sealed: [[UInt8]?] = []

    mutating func reserve(_ count: Int) {
        command.reserveCapacity(count)
        data.reserveCapacity(count)
        sealed.reserveCapacity(count)
    }

    /// `command` and `expected` are the rows, from 1, of the event's command and of its stream's expectation.
    mutating func append(_ event: NewEvent, command row: Int32, expected expectation: Int32?, _ metadata: Metadata) {
        command.append(row)
        expected.append(expectation)
        id.append(event.id)
        type.append(event.type)
        typeVersion.append(event.typeVersion)
        validDate.append(event.validDate)
        actor.append(metadata.actor)
        role.append(metadata.role)
        unit.append(metadata.unit)
        correlation.append(metadata.correlation)
        causation.append(metadata.causation)
        data.append(event.data)
        keyID.append(event.sealed?.keyID)
        sealed.append(event.sealed?.bytes)
    }

    var parameters: [Parameter] {
        [
            .int4s(command), .int4s(expected), .uuids(id), .texts(type), .int2s(typeVersion), .dates(validDate),
            .texts(actor), .texts(role), .texts(unit), .uuids(correlation), .uuids(causation),
            .texts(data), .uuids(keyID), .byteStrings(sealed),
        ]
    }
}
