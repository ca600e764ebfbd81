/// En text tecken för tecken, med det som granskningen frågar om varje plats.
struct Granskningstext {
    let tecken: [Character]
    /// Siffrans värde på varje plats; nil där det inte står en siffra. Också andra skrifters siffror, så att ingen form slinker förbi.
    private let siffror: [Int?]

    init(_ text: String) {
        tecken = Array(text)
        siffror = tecken.map { tecken in tecken.wholeNumberValue.flatMap { (0...9).contains($0) ? $0 : nil } }
    }

    var antal: Int { tecken.count }

    func tecken(_ plats: Int) -> Character? { tecken.indices.contains(plats) ? tecken[plats] : nil }

    func siffra(_ plats: Int) -> Int? { siffror.indices.contains(plats) ? siffror[plats] : nil }

    func ärBokstav(_ plats: Int) -> Bool { siffra(plats) == nil && tecken(plats)?.isLetter == true }

    /// Första platsen efter siffrorna som börjar på platsen, högst `högst` av dem.
    func slutPåSiffror(från plats: Int, högst: Int = .max) -> Int {
        var slut = plats
        while slut - plats < högst, siffra(slut) != nil { slut += 1 }
        return slut
    }

    /// Talet `antal` siffror långt på platsen; nil när det inte står så många siffror där.
    func tal(_ plats: Int, siffror antal: Int) -> Int? {
        (plats..<plats + antal).reduce(0 as Int?) { tal, plats in
            guard let tal, let siffra = siffra(plats) else { return nil }
            return tal * 10 + siffra
        }
    }
}

extension Granskningstext {
    struct Ord {
        let slut: Int
        let harStorBokstav: Bool
        let kanVaraFörkortning: Bool
    }

    /// Ordet som börjar på platsen, med bindestreck och apostrofer inne i det: `Anna-Lena`, `IVO:s`.
    func ord(vid början: Int) -> Ord? {
        guard ärBokstav(början) else { return nil }
        var slut = början
        var harStor = false
        while ärBokstav(slut) || ärFog(slut) {
            // Inte «är stor»: en skrift utan små bokstäver har inga stora heller, och ett ord i den är nästan säkert ett namn.
            if ärBokstav(slut) && tecken[slut].isLowercase == false { harStor = true }
            slut += 1
        }
        let inrePunkt = tecken(början - 1) == "." && ärBokstav(början - 2)
        return Ord(slut: slut, harStorBokstav: harStor, kanVaraFörkortning: inrePunkt || ärFörkortning(början..<slut))
    }

    /// Slutet på ett datum eller tal på platsen, som inte är ett fynd.
    func tal(vid plats: Int) -> Int? {
        guard siffra(plats) != nil else { return nil }
        return datum(vid: plats) ?? slutPåSiffror(från: plats)
    }

    func datum(vid plats: Int) -> Int? {
        let slut = plats + 10
        guard siffra(plats - 1) == nil, slut <= antal, siffra(slut) == nil, Datum(String(tecken[plats..<slut])) != nil else { return nil }
        return slut
    }

    /// E-postadresserna, i textens ordning. Ett led kan inte innehålla `@`, så varje tecken läses högst en gång åt vardera hållet.
    var epostadresser: [Range<Int>] {
        var adresser: [Range<Int>] = []
        for snabel in tecken.indices where tecken[snabel] == "@" {
            let tidigast = adresser.last?.upperBound ?? 0
            var (början, slut) = (snabel, snabel + 1)
            while början > tidigast, !Granskningstext.utanförAdress.contains(tecken[början - 1]), !tecken[början - 1].isWhitespace { början -= 1 }
            while ärBokstav(slut) || siffra(slut) != nil || tecken(slut) == "-" || tecken(slut) == "." { slut += 1 }
            while slut > snabel + 1, tecken[slut - 1] == "." { slut -= 1 }
            if början < snabel && slut > snabel + 1 { adresser.append(början..<slut) }
        }
        return adresser
    }

    /// Ett tecken inne i ett ord. Kolon fogar bara en ändelse till ordet: `skäl:Anna` är två ord.
    private func ärFog(_ plats: Int) -> Bool {
        guard let fog = tecken(plats), ärBokstav(plats + 1) else { return false }
        return Granskningstext.fogar.contains(fog) || (fog == ":" && tecken[plats + 1].isLowercase)
    }

    private func ärFörkortning(_ ord: Range<Int>) -> Bool {
        ord.count == 1 || (ord.count <= 4 && Granskningstext.förkortningar.contains(String(tecken[ord]).lowercased()))
    }

    private static let fogar: Set<Character> = ["-", "\u{2010}", "\u{2011}", "'", "’", "\u{2BC}", "\u{AD}"]
    private static let utanförAdress: Set<Character> = ["@", "<", ">", "(", ")", "[", "]", "\"", "”", "»", "«", ",", ";"]
    /// Förkortningar på högst fyra bokstäver, utan punkt; de med inre punkt (`t.ex.`) känns igen på den, och titlar står före namn.
    private static let förkortningar: Set<String> = [
        "adr", "avd", "bl", "bla", "ca", "doc", "dr", "dvs", "enl", "ev", "ex", "exkl", "fl", "fr", "hr", "inkl", "jfr", "kap", "kl", "leg", "mfl",
        "mm",
        "mob", "nr", "osv", "pga", "prof", "resp", "st", "tel", "tex", "tfn",
    ]
}
