/// Antal som hänger ihop genom summor, som flöden i ett nät: i varje nod är det som kommer in lika mycket som det som går ut, utom i nod 0, som
/// är allt annat. Läsaren känner sambanden, de öppna talen och gränserna för de dolda.
///
/// Ett dolt tal går att räkna ut precis när det inte kan vara ett annat utan att något samband bryts: när ingen rundgång i nätet, genom dolda
/// tal som kan öka och minska, går genom det. Flöden i ett nät har heltalslösningar, så provet är fullständigt.
///
/// Källa: Cox, «Network models for complementary cell suppression», JASA 90 (1995).
struct Sambandsnät {
    struct Tal {
        let från: Int
        var till: Int
        let antal: Int
        var synlighet: Synlighet
    }

    enum Synlighet {
        case öppet
        /// Skrivs som färre än tröskeln.
        case färre
        /// Minst tröskeln, men skrivs inte.
        case dolt
        /// Läsaren vet ingenting om det.
        case okänt
    }

    var tal: [Tal] = []
    let tröskel: Statistiktröskel

    /// Lägger till ett tal, dolt när det är litet.
    mutating func lägg(_ antal: Int, från: Int, till: Int) {
        tal.append(Tal(från: från, till: till, antal: antal, synlighet: tröskel.ärLitet(antal) ? .färre : .öppet))
    }

    /// Det första lilla tal som går att räkna ut.
    var avslöjat: Int? {
        let dolda = tal.indices.filter { tal[$0].synlighet != .öppet }
        let vid = Dictionary(grouping: dolda.flatMap { [($0, tal[$0].från), ($0, tal[$0].till)] }, by: \.1).mapValues { $0.map(\.0) }
        return dolda.first { tröskel.ärLitet(tal[$0].antal) && !kanVaraEttAnnat($0, vid) }
    }

    /// - Parameter vid: de dolda talen vid varje nod.
    private func kanVaraEttAnnat(_ plats: Int, _ vid: [Int: [Int]]) -> Bool {
        let prövat = tal[plats]
        return (kanÖka(prövat) && finnsVäg(från: prövat.till, till: prövat.från, utom: plats, vid))
            || (kanMinska(prövat) && finnsVäg(från: prövat.från, till: prövat.till, utom: plats, vid))
    }

    private func finnsVäg(från start: Int, till mål: Int, utom plats: Int, _ vid: [Int: [Int]]) -> Bool {
        var (nådda, att): (Set<Int>, [Int]) = ([start], [start])
        while let nod = att.popLast() {
            if nod == mål { return true }
            for nr in vid[nod] ?? [] where nr != plats {
                let tal = tal[nr]
                if tal.från == nod, kanÖka(tal), nådda.insert(tal.till).inserted { att.append(tal.till) }
                if tal.till == nod, kanMinska(tal), nådda.insert(tal.från).inserted { att.append(tal.från) }
            }
        }
        return false
    }

    private func kanÖka(_ tal: Tal) -> Bool {
        switch tal.synlighet {
        case .öppet: false
        case .färre: tal.antal < tröskel.antal - 1
        case .dolt, .okänt: true
        }
    }

    private func kanMinska(_ tal: Tal) -> Bool {
        switch tal.synlighet {
        case .öppet: false
        case .färre: tal.antal > 1
        case .dolt: tal.antal > tröskel.antal
        case .okänt: tal.antal > 0
        }
    }
}

extension Statistiktal {
    init(_ tal: Sambandsnät.Tal) {
        switch tal.synlighet {
        case .öppet: self = .antal(tal.antal)
        case .färre: self = .färre
        case .dolt, .okänt: self = .dolt
        }
    }
}

/// En arts tal omgång för omgång. De hänger ihop: de öppna i en omgång och de nya i nästa är de som nästa rapporterar och rättar.
struct Omgångskedja {
    /// Talen som de lämnas, omgång för omgång.
    let tal: [[Statistikmått: Statistiktal]]

    /// Omgång för omgång i ordning: det som en tidigare omgång har lämnat ut är lämnat.
    init(_ omgångar: [[Statistikmått: Int]], _ tröskel: Statistiktröskel) {
        var nät = Sambandsnät(tröskel: tröskel)
        let ordning = Statistikmått.allCases
        for (nr, omgång) in omgångar.enumerated() {
            // Två noder: det som fanns och kom till blir rapporterat eller rättat, och det rapporterade blir öppet eller slut.
            let fanns = nr > 0 ? omgångar[nr - 1][.öppna] ?? 0 : 0
            func antal(_ mått: Statistikmått) -> Int { omgång[mått] ?? 0 }
            // Går det inte ihop, för att en omgång inte lämnades till IVO, vet läsaren inte heller av något samband.
            let (in_, ut) = (fanns + antal(.nya) == antal(.rapporterade) + antal(.rättade) ? 2 * nr + 1 : 0, 2 * nr + 2)
            let början = nät.tal.count
            if nr > 0 { nät.tal[början - ordning.count + ordning.firstIndex(of: .öppna)!].till = in_ }
            for mått in ordning {
                let (från, till): (Int, Int) =
                    switch mått {
                    case .öppna, .verkställda, .avslutade: (ut, 0)
                    case .nya: (0, in_)
                    case .rapporterade: (in_, ut)
                    case .rättade: (in_, 0)
                    }
                nät.lägg(antal(mått), från: från, till: till)
            }
            Self.skydda(&nät, egna: början..<nät.tal.count)
        }
        tal = omgångar.indices.map { nr in
            Dictionary(uniqueKeysWithValues: ordning.indices.map { (ordning[$0], Statistiktal(nät.tal[nr * ordning.count + $0])) })
        }
    }

    private static func skydda(_ nät: inout Sambandsnät, egna: Range<Int>) {
        while nät.avslöjat != nil {
            let val = egna.filter { nät.tal[$0].synlighet == .öppet && nät.tal[$0].antal > 0 }.min { nät.tal[$0].antal < nät.tal[$1].antal }
            if let val {
                nät.tal[val].synlighet = .dolt
            } else {
                for plats in egna { nät.tal[plats].synlighet = .okänt }
                return
            }
        }
    }
}

extension Statistiktröskel {
    /// Ett mått uppdelat på något, till exempel insats, som delarna lämnas. En dold summa delas inte upp; kan delarna inte skyddas med någon
    /// annan del lämnas ingen.
    func uppdelat(_ delar: [Int], summa: Statistiktal) -> [Statistiktal] {
        guard case .antal = summa else { return delar.map { _ in .dolt } }
        var nät = Sambandsnät(tröskel: self)
        for antal in delar { nät.lägg(antal, från: 0, till: 1) }
        while nät.avslöjat != nil {
            let öppna = delar.indices.filter { nät.tal[$0].synlighet == .öppet && delar[$0] > 0 }
            guard let minst = öppna.min(by: { delar[$0] < delar[$1] }) else { return delar.map { _ in .dolt } }
            nät.tal[minst].synlighet = .dolt
        }
        return nät.tal.map { Statistiktal($0) }
    }
}
