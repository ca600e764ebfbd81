import EventStore
import Handlaggning

/// A whole export, read and joined: the commands it leads to, in order, and the rows that lead to none.
struct Ärendeexport: Sendable {
    let nämnd: Tenant
    let skrift: Källskrift
    let kommandon: [Källkommando]
    /// Roles of records that lead to no command, though they may have done in an earlier export.
    let uteblivna: [Källkommando]
    let avvisade: [Källavvisning]
    let lästa: Int
    let bortsedda: Int
    let likadana: Int
    let avgränsare: [String: UInt8]
    private let filer: [Källslag: String]
    private let sökvägar: [String: String]

    /// - Throws: `Avvisning` for what makes a whole file unreadable; ``Driftfel``; `CancellationError`.
    init(_ avbildning: Avbildning, _ sökvägar: [String: String], _ identitet: Källidentitet, _ katalog: Katalog) throws {
        let läsning = try Källäsning(avbildning) { sökvägar[$0] ?? $0 }
        let koppling = Källkoppling(läsning, beslutsslag: avbildning.beslutsslag)
        let alla = koppling.beslut.flatMap(\.kommandon)
        nämnd = avbildning.nämnd
        skrift = Källskrift(nämnd: avbildning.nämnd.rawValue, identitet: identitet, katalog: katalog)
        kommandon = alla.filter { $0.slag != nil }
        uteblivna = alla.filter { $0.slag == nil }
        let ordning = Dictionary(uniqueKeysWithValues: Källslag.allCases.enumerated().map { ($0.element, $0.offset) })
        avvisade = (läsning.avvisade + koppling.avvisade).sorted { (ordning[$0.slag] ?? 0, $0.rad) < (ordning[$1.slag] ?? 0, $1.rad) }
        lästa = läsning.lästa
        likadana = läsning.likadana
        avgränsare = Dictionary(avbildning.tabeller.map { ($0.fil, $0.form.avgränsare) }, uniquingKeysWith: { första, _ in första })
        let filer = Dictionary(uniqueKeysWithValues: avbildning.tabeller.map { ($0.slag, $0.fil) })
        self.filer = filer
        self.sökvägar = sökvägar
        func plats(_ post: Källpost) -> Importplats { Importplats(fil: filer[post.slag], rad: post.rad) }
        // A row is of use when any of the records that stand on it is.
        let verksamma = kommandon.flatMap { [$0.post] + [$0.överordnad].compactMap(\.self) }.map(plats)
        let overksamma = koppling.bortsedda.map(plats) + uteblivna.map { plats($0.post) }
        let icke = avvisade.map { Importplats(fil: filer[$0.slag], rad: $0.rad) }
        bortsedda = Set(overksamma).subtracting(verksamma).subtracting(icke).count
    }

    func sökväg(_ fil: String) -> String { sökvägar[fil] ?? fil }

    func plats(_ slag: Källslag, _ rad: Int, _ kommando: String?) -> Importplats {
        Importplats(fil: filer[slag], rad: rad, kommando: kommando)
    }
}
