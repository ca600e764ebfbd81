import Handlaggning

/// A record of the export in our words.
struct Källpost: Sendable {
    let slag: Källslag
    /// The line of the file, from 1.
    let rad: Int
    /// The system's own id.
    let id: String
    /// The id of what it belongs to.
    let tillhör: String?
    /// The mapping leaves it out.
    var bortsedd: Bool
    let värden: [Källfält: String]

    subscript(_ fält: Källfält) -> String? { värden[fält] }

    /// Says the same as another record with the same id.
    func upprepar(_ annan: Källpost) -> Bool { tillhör == annan.tillhör && bortsedd == annan.bortsedd && värden == annan.värden }
}

/// A row that cannot become a command, and why.
struct Källavvisning: Sendable {
    let slag: Källslag
    let rad: Int
    /// The id of what it belongs to, when that could be read.
    let tillhör: String?
    let avvisning: Avvisning
}
