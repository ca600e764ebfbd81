import Handlaggning

/// A file of commands, one JSON object a line.
struct Radkälla: Importkälla, ~Copyable {
    private(set) var lästa = 0
    let bortsedda = 0
    let likadana = 0
    private let fil: String
    private let avvisade: Avvisadfil?
    private let läsare: Förläsare
    private var sats: ArraySlice<Importpost> = []

    init(_ fil: String, _ avvisade: Avvisadfil?) throws(Driftfel) {
        self.fil = fil
        self.avvisade = avvisade
        läsare = try Förläsare(fil)
    }

    deinit { läsare.avbryt() }

    mutating func nästa() throws -> Importpost? {
        if sats.isEmpty { sats = try läsare.nästa()[...] }
        guard let post = sats.popFirst() else { return nil }
        lästa += 1
        return post
    }

    /// A line too long to have been read is not written: nobody can mend it there.
    func avvisa(_ poster: [Importpost]) throws(Driftfel) {
        try avvisade?.skriv(poster.compactMap(\.byte).flatMap { $0 + [UInt8(ascii: "\n")] })
    }

    func avsluta() throws(Driftfel) {
        if lästa == 0 { throw .tomFil(fil) }
    }

    static func förklara(_ avvisning: Avvisning) -> Avvisning { avvisning }
}
