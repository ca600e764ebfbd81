import CanonicalJSON
import Handlaggning

extension Hämtning {
    /// Whether every value it can give says the field.
    func säger(_ fält: Källfält) -> Bool {
        switch self {
        case .kolumn: false
        case .värde(let post): post[fält] != nil
        case .koder(_, let tabell): tabell.poster.values.allSatisfy { $0[fält] != nil } && tabell.annars.map { $0[fält] != nil } ?? true
        }
    }

    /// A column's name, `{"kolumn", "koder"}` or `{"varde"}`.
    init(_ värde: JSON, _ fält: Källfält, _ slag: Källslag, _ stig: String, _ koder: [String: JSON]) throws(Avvisning) {
        if värde.string != nil {
            guard fält != .slutorsak else { throw Nyckelläsare.fel(stig, "ska ha koder: en orsak säger inte själv vilket kommando den ger") }
            self = .kolumn(try Nyckelläsare.text(värde, stig))
            return
        }
        var läsare = try Nyckelläsare(värde, stig: stig)
        if let fast = läsare.valfri("varde") {
            self = .värde(try Kodtabell.post(fast, fält, slag, läsare.stig("varde")))
        } else {
            let kolumn = try läsare.text("kolumn")
            let namn = try läsare.text("koder")
            guard let tabell = koder[namn] else { throw Nyckelläsare.fel(läsare.stig("koder"), "nämner en tabell som inte finns bland koder") }
            self = .koder(kolumn: kolumn, try Kodtabell(tabell, fält, slag, "koder.\(namn)"))
        }
        try läsare.klar()
    }
}

extension Kodtabell {
    init(_ värde: JSON, _ fält: Källfält, _ slag: Källslag, _ stig: String) throws(Avvisning) {
        var läsare = try Nyckelläsare(värde, stig: stig)
        var tabell = try läsare.objekt("tabell")
        var poster: [String: [Källfält: String]] = [:]
        for kod in tabell.nycklar { poster[kod] = try Self.post(try tabell.kräv(kod), fält, slag, tabell.stig(kod)) }
        self.poster = poster
        annars = try läsare.valfri("annars").map { värde throws(Avvisning) in try Self.post(värde, fält, slag, läsare.stig("annars")) }
        try läsare.klar()
    }

    /// What one entry says: usually the field's own value; for an insats also its område and lagrum, for an end the command and its reason.
    static func post(_ värde: JSON, _ fält: Källfält, _ slag: Källslag, _ stig: String) throws(Avvisning) -> [Källfält: String] {
        if fält == .insats, värde.string == nil {
            var läsare = try Nyckelläsare(värde, stig: stig)
            var post: [Källfält: String] = [.insats: try läsare.text("insats")]
            for fält in [Källfält.omrade, .lagrum] {
                guard let värde = läsare.valfri(fält.rawValue) else { continue }
                post.merge(try Self.post(värde, fält, slag, läsare.stig(fält.rawValue))) { $1 }
            }
            try läsare.klar()
            return post
        }
        if fält == .slutorsak {
            var läsare = try Nyckelläsare(värde, stig: stig)
            var post = try Self.post(try läsare.kräv("kommando"), .kommando, slag, läsare.stig("kommando"))
            if post[.kommando] != Slutkommando.inget.rawValue { post[.slutorsak] = try läsare.text("orsak") }
            try läsare.klar()
            return post
        }
        if fält == .lagrum, let flera = värde.array {
            var alla: [String] = []
            for kod in flera { alla.append(try Nyckelläsare.text(kod, stig)) }
            guard !alla.isEmpty, !alla.contains(where: { $0.contains(" ") }) else { throw Nyckelläsare.fel(stig, "ska vara koder för lagrum") }
            return [.lagrum: alla.joined(separator: " ")]
        }
        let text = try Nyckelläsare.text(värde, stig)
        if case .val(let möjliga) = fält.form(slag), !möjliga.contains(text) {
            throw Nyckelläsare.fel(stig, "ska vara något av: \(möjliga.joined(separator: ", "))")
        }
        return [fält: text]
    }
}
