/// Nämndens statistikrapport till fullmäktige: hur många beslut som inte har verkställts inom tre månader, vilka insatser de gäller och hur
/// lång tid som har gått. Bara antal, och bara sådana som inte pekar ut någon.
///
/// Alla rader räknas utom de rättade, som står för sig; också de som en vistelsekommun har ombetts verkställa. Domstolars avgöranden har
/// inga rader. Beslut och avbrott räknas aldrig ihop.
///
/// Källa: SoL (2025:400) 34 kap. 3–4 §§ (tidigare SoL (2001:453) 16 kap. 6 h–6 i §§), LSS (1993:387) 28 h–28 i §§.
public struct Statistikrapport: Hashable, Sendable {
    public let nämnd: String
    public let omgång: Omgångsuppgifter
    /// Omgången före, när den är fastställd: den som talen jämförs med.
    public let föregående: Omgångsuppgifter?
    public let tröskel: Statistiktröskel
    public let beslut: Artstatistik
    public let avbrott: Artstatistik
    /// En person med flera beslut räknas en gång.
    public let personer: Statistiktal
    /// Summan är ``personer``. Den vars beslut anger olika kön räknas som okänt.
    public let personerPerKön: [Kön: Statistiktal]
    /// Det finns inga beslut att rapportera, inte heller några rättade.
    public let tom: Bool

    /// - Parameters:
    ///   - rapport: den som talen räknas ur.
    ///   - underlag: radernas frister, för kön och person.
    ///   - tidigare: de tidigare omgångarnas fastställda rapporter i periodordning. Deras tal är redan lämnade, och ett doltt tal här får inte gå
    ///     att räkna ut ur dem.
    ///   - tröskel: vilka tal som är för små för att lämnas ut.
    public init(_ rapport: Rapport, underlag: some Sequence<Fristunderlag>, tidigare: [Omgångstal], tröskel: Statistiktröskel) {
        let frister = Dictionary(underlag.map { ($0.id, $0) }) { första, _ in första }
        let rader = rapport.rader.map { Statistikrad($0, frister[$0.frist], brytdatum: rapport.omgång.brytdatum) }
        nämnd = rapport.nämnd
        omgång = rapport.omgång
        föregående = tidigare.last?.omgång
        self.tröskel = tröskel
        beslut = Artstatistik(.beslut, rader, tidigare, tröskel)
        avbrott = Artstatistik(.avbrott, rader, tidigare, tröskel)
        tom = rader.isEmpty

        let kön = Dictionary(grouping: rader.filter { $0.mått.contains(.rapporterade) }, by: \.person).values.map { rader in
            Set(rader.map(\.kön)).count == 1 ? rader[0].kön : .okänt
        }
        personer = Statistiktal(kön.count, tröskel)
        let delar = tröskel.uppdelat(Kön.allCases.map { ett in kön.count { $0 == ett } }, summa: personer)
        personerPerKön = Dictionary(uniqueKeysWithValues: zip(Kön.allCases, delar))
    }
}

/// Talen för den ena arten av frister.
public struct Artstatistik: Hashable, Sendable {
    public let art: FristNummer.Art
    public let antal: [Statistikmått: Statistiktal]
    /// Samma mått i omgången före, som de lämnades då; tomt när ingen finns.
    public let föregående: [Statistikmått: Statistiktal]
    /// Måtten i ``Statistikmått/uppdelade``, och varje mått summerar till sitt i ``antal``.
    public let perInsats: [Insatstal]
    public let perKön: [Kön: [Statistikmått: Statistiktal]]
    public let perÅldersklass: [Åldersklass: [Statistikmått: Statistiktal]]

    /// Talen för en insats i ett område. En insats utan rader är inte med.
    public struct Insatstal: Hashable, Sendable {
        public let område: Verksamhetsområde
        public let insats: String
        public let antal: [Statistikmått: Statistiktal]
    }

    init(_ art: FristNummer.Art, _ alla: [Statistikrad], _ tidigare: [Omgångstal], _ tröskel: Statistiktröskel) {
        self.art = art
        let rader = alla.filter { $0.art == art }
        let omgångar = tidigare.map { $0.antal(art) }
        let publicerade = Omgångskedja(omgångar + [måttantal(rader.map(\.mått))], tröskel).tal
        let summor = publicerade[omgångar.count]
        antal = summor
        föregående = omgångar.isEmpty ? [:] : publicerade[omgångar.count - 1]

        func uppdelat(_ grupper: [[Statistikrad]]) -> [[Statistikmått: Statistiktal]] {
            let delar = Statistikmått.uppdelade.map { mått in
                tröskel.uppdelat(grupper.map { grupp in grupp.count { $0.mått.contains(mått) } }, summa: summor[mått]!)
            }
            return grupper.indices.map { grupp in
                Dictionary(uniqueKeysWithValues: zip(Statistikmått.uppdelade, delar.map { $0[grupp] }))
            }
        }
        let insatser = Set(rader.filter { !$0.mått.isDisjoint(with: Statistikmått.uppdelade) }.map(\.typ)).sorted()
        perInsats = zip(insatser, uppdelat(insatser.map { insats in rader.filter { $0.typ == insats } }))
            .map { Insatstal(område: $0.område, insats: $0.insats, antal: $1) }
        perKön = Dictionary(
            uniqueKeysWithValues: zip(Kön.allCases, uppdelat(Kön.allCases.map { kön in rader.filter { $0.kön == kön } })))
        perÅldersklass = Dictionary(
            uniqueKeysWithValues: zip(Åldersklass.allCases, uppdelat(Åldersklass.allCases.map { klass in rader.filter { $0.åldersklass == klass } })))
    }
}

/// Det som statistiken behöver av en tidigare omgångs fastställda rapport: talen, utan raderna.
public struct Omgångstal: Hashable, Sendable {
    public let omgång: Omgångsuppgifter
    private let antal: [FristNummer.Art: [Statistikmått: Int]]

    public init(_ rapport: Rapport) {
        omgång = rapport.omgång
        antal = Dictionary(grouping: rapport.rader, by: \.frist.nummer.art).mapValues { måttantal($0.map { Statistikmått.alla(för: $0) }) }
    }

    func antal(_ art: FristNummer.Art) -> [Statistikmått: Int] { antal[art] ?? måttantal([]) }
}

private func måttantal(_ rader: [Set<Statistikmått>]) -> [Statistikmått: Int] {
    Dictionary(uniqueKeysWithValues: Statistikmått.allCases.map { mått in (mått, rader.count { $0.contains(mått) }) })
}

/// En rad som den räknas.
struct Statistikrad {
    let art: FristNummer.Art
    let typ: Insatstyp
    let kön: Kön
    let person: PersonID?
    let åldersklass: Åldersklass
    let mått: Set<Statistikmått>

    struct Insatstyp: Hashable, Comparable {
        let område: Verksamhetsområde
        let insats: String

        static func < (vänster: Self, höger: Self) -> Bool {
            (vänster.område.rawValue, vänster.insats) < (höger.område.rawValue, höger.insats)
        }
    }

    init(_ rad: Rapportrad, _ underlag: Fristunderlag?, brytdatum: Datum) {
        art = rad.frist.nummer.art
        typ = Insatstyp(område: rad.område, insats: rad.insats)
        kön = underlag?.kön ?? .okänt
        person = underlag?.person
        åldersklass = Åldersklass(från: rad.beslutsdatum, till: rad.slut ?? brytdatum)
        mått = Statistikmått.alla(för: rad)
    }
}
