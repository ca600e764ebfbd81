import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// An export as a source of commands: first what could not become any, then each beslut and what became of it.
struct Ärendekälla: Importkälla {
    /// Command ids looked up in one statement.
    private static let sats = 1_000

    let lästa: Int
    let bortsedda: Int
    let likadana: Int
    private let export: Ärendeexport
    private let personer: Källpersoner
    private let avvisadfiler: [String: Avvisadfil]
    private var nummer = 0
    /// Rows that were rejected, for the files of them.
    private var avvisadeRader: [String: Set<Int>] = [:]
    private let ickeKommandon: [(plats: Importplats, avvisning: Avvisning)]

    /// Within the transaction: asks the log which of the commands that the export no longer leads to it led to before.
    init(_ export: Ärendeexport, _ avvisadfiler: [String: Avvisadfil], _ databas: isolated Connection) throws {
        self.export = export
        self.avvisadfiler = avvisadfiler
        (lästa, bortsedda, likadana) = (export.lästa, export.bortsedda, export.likadana)
        try LogSession.lockHead(of: export.nämnd, on: databas)
        personer = try Källpersoner(Set(export.kommandon.compactMap(export.skrift.persondigest)), export.nämnd, databas)
        ickeKommandon = export.avvisade.map { (export.plats($0.slag, $0.rad, nil), $0.avvisning) } + (try Self.återtagna(export, databas))
    }

    private static func återtagna(_ export: Ärendeexport, _ databas: isolated Connection) throws -> [(Importplats, Avvisning)] {
        var funna: [(Importplats, Avvisning)] = []
        for början in stride(from: 0, to: export.uteblivna.count, by: sats) {
            let uteblivna = export.uteblivna[början..<min(början + sats, export.uteblivna.count)]
            let kvitton = try LogSession.receipts(for: uteblivna.map { export.skrift.kommandoID($0).uuid }, of: export.nämnd, on: databas)
            for utebliven in uteblivna where kvitton[export.skrift.kommandoID(utebliven).uuid] != nil {
                funna.append((export.plats(utebliven.post.slag, utebliven.post.rad, utebliven.vanligast?.rawValue), Self.utebliven))
            }
        }
        return funna
    }

    mutating func nästa() throws -> Importpost? {
        defer { nummer += 1 }
        if nummer < ickeKommandon.count {
            let (plats, avvisning) = ickeKommandon[nummer]
            return Importpost(nummer: nummer, plats: plats, byte: nil, storlek: 0, kommando: .failure(avvisning))
        }
        let plats = nummer - ickeKommandon.count
        guard plats < export.kommandon.count else { return nil }
        let kommando = export.kommandon[plats]
        guard let slag = kommando.slag else { preconditionFailure("uteblivna kommandon står för sig") }
        let rad = Result { () throws(Avvisning) in try export.skrift.kommando(slag, kommando, personer) }
        let storlek =
            switch rad {
            case .success(let rad): rad.kanonisk.utf8.count
            case .failure: 0
            }
        return Importpost(
            nummer: nummer, plats: export.plats(kommando.post.slag, kommando.post.rad, slag.rawValue), byte: nil, storlek: storlek, kommando: rad,
            personanspråk: export.skrift.persondigest(kommando).flatMap(personer.anspråk), fältplatser: fältplatser(slag, kommando))
    }

    /// What a service has from its decision stands on the decision's row.
    private func fältplatser(_ slag: Källkommando.Slag, _ kommando: Källkommando) -> [String: Importplats] {
        guard slag == .fatta, let överordnad = kommando.överordnad else { return [:] }
        let plats = export.plats(överordnad.slag, överordnad.rad, slag.rawValue)
        return överordnad.värden.keys.filter { kommando.post[$0] == nil }.reduce(into: [:]) { $0[$1.kommandofält] = plats }
    }

    mutating func avvisa(_ poster: [Importpost]) {
        for post in poster { avvisadeRader[post.plats.fil ?? "", default: []].insert(post.plats.rad) }
    }

    /// The rejected rows are read once more from their files: they are not kept in memory.
    func avsluta() throws {
        for (fil, rader) in avvisadeRader.sorted(by: { $0.key < $1.key }) {
            guard let avvisadfil = avvisadfiler[fil], let avgränsare = export.avgränsare[fil] else { continue }
            var läsare = try CSVläsare(export.sökväg(fil), avgränsare: avgränsare)
            guard let rubrik = try läsare.nästa() else { continue }
            try avvisadfil.skriv(rubrik.hel)
            while let rad = try läsare.nästa() {
                if rader.contains(rad.rad) { try avvisadfil.skriv(rad.hel) }
            }
        }
    }

    static func förklara(_ avvisning: Avvisning) -> Avvisning {
        avvisning.kod == .kommandoIDAteranvant ? ändrad : avvisning.kod == .okantBeslut ? Källkoppling.ejInläst : avvisning
    }

    private static let utebliven = Avvisning(
        .andradIKallan,
        "Raden ledde till ett kommando när den lästes in, men gör det inte längre: källan har ändrats, eller avbildningen. Importen ändrar inget "
            + "som är registrerat; rätta det för hand.")

    private static let ändrad = Avvisning(
        .andradIKallan,
        "Raden säger något annat än när den lästes in: källan har ändrats, eller avbildningen. Importen ändrar inget som är registrerat; "
            + "rätta det för hand.")
}

extension CSVläsare.Post {
    /// Ended, also when it was the file's last.
    fileprivate var hel: [UInt8] { byte.last == UInt8(ascii: "\n") ? byte : byte + [UInt8(ascii: "\n")] }
}
