public import Handlaggning

/// Varför ett besluts frister står, eller inte står, i en rapport: reglerna med sina paragrafer, uträkningen och händelserna bakom. Utan
/// identitet och utan texter.
public struct Radredogörelse: Hashable, Sendable {
    public let nämnd: String
    public let omgång: Omgångsuppgifter
    public let position: Int64
    public let beslut: BeslutID
    public let uppgifter: Beslutsuppgifter
    public let makulerat: Bool
    public let förklaringar: [Radförklaring]
    public let händelser: [Händelse]

    /// En händelse i beslutets ström, som en läsare känner igen den.
    public struct Händelse: Hashable, Sendable {
        public let position: Int64
        /// Databasens tid, ISO 8601.
        public let registrerad: String
        public let aktör: String
        public let roll: String
        public let typ: String
        public let nr: Int
        public let giltigt: String?
        /// Händelsens fakta i klartext: JSON utan identitet och utan texter.
        public let data: String
        public let återkallad: Bool

        public init(
            position: Int64, registrerad: String, aktör: String, roll: String, typ: String, nr: Int, giltigt: String?, data: String, återkallad: Bool
        ) {
            self.position = position
            self.registrerad = registrerad
            self.aktör = aktör
            self.roll = roll
            self.typ = typ
            self.nr = nr
            self.giltigt = giltigt
            self.data = data
            self.återkallad = återkallad
        }
    }

    public init(
        nämnd: String, omgång: Omgångsuppgifter, position: Int64, beslut: Beslut, förklaringar: [Radförklaring], händelser: [Händelse]
    ) {
        self.nämnd = nämnd
        self.omgång = omgång
        self.position = position
        self.beslut = beslut.id
        uppgifter = beslut.uppgifter
        makulerat = beslut.makulerat
        self.förklaringar = förklaringar
        self.händelser = händelser
    }

    /// Paragrafen som regeln följer, i den lydelse som gäller på brytdatum.
    public func paragraf(_ regel: Radförklaring.Regel, _ katalog: Katalog) -> Paragraf? {
        guard let roll = regel.roll else { return nil }
        let lag = roll == .tidräkning ? .lagstadgadTid : katalog.lagrum(uppgifter.lagrum, uppgifter.beslutsdatum)?.lag
        return lag.flatMap { katalog.paragraf(roll, $0, omgång.brytdatum) }
    }

    /// Redogörelsen att läsa eller skriva ut: frist för frist, och paragraferna med den lydelse som gäller på brytdatum.
    ///
    /// - Parameter katalog: lagrum och insatser som de heter; en kod den inte känner står som den är.
    public func dokument(_ katalog: Katalog) -> Dokument {
        Dokument(
            titel: "Varför står denna rad här?",
            undertitel: [
                "Nämnd \(nämnd), \(omgång.etikett) (\(omgång.period)). Läget på brytdatum \(omgång.brytdatum) så som det var känt vid position \(position).",
                "Beslut \(beslut)",
            ],
            delar: [.rubrik(.ett, "Beslutet"), .lista(underlaget(katalog))] + förklaringar.flatMap { fristen($0, katalog) }
                + [.rubrik(.ett, "Paragraferna"), .lista(paragraferna(katalog)), .rubrik(.ett, "Händelserna"), .lista(händelserna)])
    }

    private func underlaget(_ katalog: Katalog) -> [String] {
        let u = uppgifter
        return [
            "Insats: \(katalog.namn(påInsats: u.insats, u.område, u.beslutsdatum)) (\(u.insats), \(u.område.rawValue))",
            "Beslutsdatum: \(u.beslutsdatum)", "Lagrum: \(katalog.lagrum(u.lagrum, u.beslutsdatum)?.namn ?? u.lagrum)",
            "Beviljat av: \(u.ursprung == .dom ? "domstol" : "nämnden")",
        ] + (u.gällerTill.map { ["Gäller till: \($0)"] } ?? []) + (makulerat ? ["Makulerat: registrerades av misstag"] : [])
    }

    private func fristen(_ förklaring: Radförklaring, _ katalog: Katalog) -> [Dokument.Del] {
        let nummer = förklaring.underlag.frist.nummer
        let namn = nummer.art == .beslut ? "Fristen från beslutet" : "Fristen från avbrott \(nummer.nr)"
        let rubrik = förklaring.rad.map { "\(namn): \($0.rubrik.rawValue)" } ?? "\(namn): ingen rad"
        return [
            .rubrik(.ett, rubrik),
            .lista(
                förklaring.steg.map { steg in
                    let enligt = paragraf(steg.regel, katalog).map { " (\($0.namn))" } ?? ""
                    return "\(steg.regel.ord): \(steg.utfall). \(steg.räkning)\(enligt)"
                }),
        ]
    }

    private func paragraferna(_ katalog: Katalog) -> [String] {
        var sedda: Set<String> = []
        return förklaringar.flatMap(\.steg).compactMap { paragraf($0.regel, katalog) }.filter { sedda.insert($0.id).inserted }.map { paragraf in
            let lydelse = "\(paragraf.namn), lydelse enligt \(paragraf.sfs ?? "äldre författning"), i kraft \(paragraf.giltig.från)"
            return paragraf.text.map { "\(lydelse): \($0)" } ?? "\(lydelse)."
        }
    }

    private var händelserna: [String] {
        händelser.map { händelse in
            let giltigt = händelse.giltigt.map { ", gäller \($0)" } ?? ""
            return
                "Position \(händelse.position): \(händelse.typ) nr \(händelse.nr)\(händelse.återkallad ? ", återkallad" : "")\(giltigt). Registrerad "
                + "\(händelse.registrerad) av \(händelse.aktör) (\(händelse.roll)). \(händelse.data)"
        }
    }
}

extension Radförklaring.Regel {
    fileprivate var ord: String {
        switch self {
        case .tidräkning: "Tre månader"
        case .rapportering: "Rapporteringsplikt"
        case .tidigareRapporterad: "Rapporterad förut"
        case .slutrapporterad: "Slutrapporterad"
        case .rubrik: "Rubrik"
        case .dagar: "Dagar"
        case .märke: "Märke"
        }
    }
}
