import Handlaggning

/// The records of an export, read and checked one by one; what they have to do with each other is ``Källkoppling``'s matter.
struct Källäsning: Sendable {
    /// A record takes about a kilobyte of memory from here to the end of the import. No nämnd has this many decisions in force.
    static let flestPoster = 500_000

    /// Rows, each once: two kinds of records may stand in one file.
    private(set) var lästa = 0
    /// Records that only repeat another, and those left out for one with the same id that is not.
    private(set) var likadana = 0
    private(set) var poster: [Källslag: [Källpost]] = [:]
    private(set) var avvisade: [Källavvisning] = []

    /// - Parameter sökväg: where a file of a given name is.
    /// - Throws: `Avvisning` for what makes a whole file unreadable; ``Driftfel``; `CancellationError`.
    init(_ avbildning: Avbildning, högst flest: Int = flestPoster, sökväg: (String) -> String) throws {
        var antal: [String: Int] = [:]
        for tabell in avbildning.tabeller {
            antal[tabell.fil] = try läs(tabell, sökväg(tabell.fil), högst: flest)
            lästa = antal.values.reduce(0, +)
            try Task.checkCancellation()
        }
    }

    /// - Returns: the number of rows.
    private mutating func läs(_ tabell: Källtabell, _ fil: String, högst flest: Int) throws -> Int {
        var läsare = try CSVläsare(fil, avgränsare: tabell.form.avgränsare)
        guard let rubrik = try läsare.nästa() else { throw Driftfel.tomFil(fil) }
        let form = try Källrad(tabell, rubrik: rubrik)
        let förr = poster.values.reduce(0) { $0 + $1.count } + avvisade.count
        var antal = 0
        var lästa: [Källpost] = []
        var plats: [String: Int] = [:]
        while let rad = try läsare.nästa() {
            antal += 1
            guard förr + antal <= flest else {
                throw Avvisning(.forMangaPoster, "Exporten har fler än \(flest) poster. Dela den, till exempel efter beslutens år.")
            }
            do throws(Avvisning) {
                let post = try form.post(rad)
                guard let tidigare = plats[post.id] else {
                    plats[post.id] = lästa.count
                    lästa.append(post)
                    continue
                }
                if try lästa[tidigare].ersätts(av: post) { lästa[tidigare] = post }
                likadana += 1
            } catch {
                avvisade.append(Källavvisning(slag: tabell.slag, rad: rad.rad, tillhör: form.tillhör(rad), avvisning: error))
            }
        }
        poster[tabell.slag] = lästa
        return antal
    }
}

extension Källpost {
    /// Of two rows with the same id: one that is left out gives way to one that is not; otherwise they should say the same.
    ///
    /// - Throws: `dubblett_i_kallan`.
    fileprivate func ersätts(av ny: Källpost) throws(Avvisning) -> Bool {
        if bortsedd || ny.bortsedd { return bortsedd && !ny.bortsedd }
        guard upprepar(ny) else {
            throw Avvisning(.dubblettIKallan, "En tidigare rad (rad \(rad)) har samma id men andra uppgifter. Id ska vara unikt i källan.")
        }
        return false
    }
}
