public import EventStore
import Handlaggning

/// How a case system's export becomes commands: which files, which columns, which codes. A file of its own, checked as it is read.
public struct Avbildning: Sendable {
    /// The name that goes with every id of the system.
    public let källsystem: String
    public let nämnd: Tenant
    /// In the order of ``Källslag``; decisions first, and always there.
    let tabeller: [Källtabell]

    func tabell(_ slag: Källslag) -> Källtabell? { tabeller.first { $0.slag == slag } }

    /// The records that each are a beslut of ours: the services, or the decisions when they have none.
    var beslutsslag: Källslag { tabell(.insats) == nil ? .beslut : .insats }

    /// The names of the files, each once.
    var filer: [String] { tabeller.map(\.fil).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

/// One kind of records: a file with a header line, and what its columns mean.
struct Källtabell: Sendable {
    let slag: Källslag
    /// A name without a folder.
    let fil: String
    let form: Källform
    /// The column of the record's own id.
    let id: String
    /// The column of the id of what it belongs to; nil for decisions.
    let tillhör: String?
    let fält: [(fält: Källfält, hämtning: Hämtning)]
    /// Rows with any of these are left out.
    let bortse: [(kolumn: String, värden: Set<String>)]
}

struct Källform: Sendable {
    var teckenkodning = Teckenkodning.utf8
    var avgränsare = UInt8(ascii: ";")
    var datumform = Datumform.datum
}

/// Where the value of a field is.
enum Hämtning: Sendable {
    case kolumn(String)
    case koder(kolumn: String, Kodtabell)
    /// The same for every row.
    case värde([Källfält: String])

    var kolumn: String? {
        switch self {
        case .kolumn(let namn), .koder(let namn, _): namn
        case .värde: nil
        }
    }
}

/// The system's codes in our words. An entry may say several fields at once.
struct Kodtabell: Sendable {
    let poster: [String: [Källfält: String]]
    /// For a code that is not in the table, and for none. Without it such a row is rejected.
    let annars: [Källfält: String]?
}

/// How the export writes a local date.
enum Datumform: String, CaseIterable, Sendable {
    case datum = "AAAA-MM-DD"
    case siffror = "AAAAMMDD"
    /// The ten first characters of a point in time: `2025-02-01T00:00:00Z` is the first of February, whatever the clock and the zone say.
    case datumdel

    func datum(_ text: String) -> Datum? {
        switch self {
        case .datum: Datum(text)
        case .siffror:
            text.utf8.count == 8 ? Datum("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))") : nil
        case .datumdel:
            text.utf8.count == 10 || text.dropFirst(10).first.map { $0 == "T" || $0 == " " } == true ? Datum(text.prefix(10)) : nil
        }
    }
}

/// A file of an export, as it is spoken of: by its name alone.
enum Källfil {
    static func namn(_ sökväg: String) -> String { sökväg.split(separator: "/").last.map(String.init) ?? sökväg }
}
