/// Ett gynnande beslut om en insats för en person, som det är efter sina händelser.
///
/// Läget följer av historiken och av inget annat: en rättelse eller ett återkallande ändrar vad historiken säger, och läget räknas om ur den.
public struct Beslut: Hashable, Sendable {
    public let id: BeslutID
    /// Allt som har registrerats, i ordning, med rättelserna tillämpade och det återkallade märkt.
    public private(set) var historik: [Beslutssteg]
    public private(set) var uppgifter: Beslutsuppgifter
    /// Beslutsfristen först, sedan avbrottsfristerna i ordning, också de vars avbrott är återkallat.
    public private(set) var frister: [Frist]
    /// Datumet för den senaste händelse som rör en frist: ingen senare får ha ett tidigare.
    public private(set) var senasteDatum: Datum
    /// Hela beslutet registrerades av misstag.
    public private(set) var makulerat = false
    /// Insatsen har haft sitt normala slut.
    public private(set) var insatsAvslutad = false
    /// Beslutet som har trätt i det här beslutets ställe.
    public private(set) var ersattAv: BeslutID?
    /// Besluten som det här beslutet har trätt i stället för.
    public private(set) var ersätter: [BeslutID] = []
    /// En vistelsekommun har ombetts verkställa beslutet.
    public private(set) var vistelsekommun = false
    /// Hashar av texter som en människa har släppt för publicering.
    public private(set) var släppta: Set<String> = []
    /// Det gällande förslaget att gallra; en ny anteckning om beslutet gör det ogiltigt.
    public private(set) var gallringsförslag: GallringFöreslagen?
    /// Personens uppgifter är gallrade: det förseglade går inte längre att läsa.
    public private(set) var gallrat: PersonuppgifterGallrade?

    /// Läget före någon händelse är nil; den första händelsen är alltid `BeslutFattat`.
    public static func läge(_ id: BeslutID, efter händelser: some Sequence<BeslutHändelse>) -> Beslut? {
        händelser.reduce(into: nil) { läge, händelse in Beslut.lägg(händelse, till: &läge, id) }
    }

    /// Läget efter en händelse till, och det förra kvar.
    public static func läge(_ id: BeslutID, _ läge: Beslut?, efter händelse: BeslutHändelse) -> Beslut? {
        var läge = läge
        Beslut.lägg(händelse, till: &läge, id)
        return läge
    }

    /// Samma, i det förras ställe. Händelser prövas inte här: de har redan hänt.
    public static func lägg(_ händelse: BeslutHändelse, till läge: inout Beslut?, _ id: BeslutID) {
        if läge != nil {
            läge?.lägg(händelse)
        } else if case .beslutFattat(let fattat) = händelse {
            läge = Beslut(id, fattat, [Beslutssteg(händelse, nr: 1)])
        }
    }

    private init(_ id: BeslutID, _ fattat: BeslutFattat, _ historik: [Beslutssteg]) {
        self.id = id
        self.historik = historik
        uppgifter = fattat.uppgifter
        frister = [Frist(nummer: .beslut, start: fattat.uppgifter.beslutsdatum)]
        senasteDatum = fattat.uppgifter.beslutsdatum
    }

    public var öppenFrist: Frist? { makulerat ? nil : frister.last { $0.öppen } }

    /// Fristen med det numret, öppen, slutad eller återkallad; nil när beslutet aldrig har haft någon sådan.
    public func frist(_ nummer: FristNummer) -> Frist? { frister.first { $0.nummer == nummer } }

    /// Om insatsen pågår: verkställd, inte avbruten och inte avslutad.
    public var pågår: Bool {
        guard !makulerat, !insatsAvslutad, case .verkställd? = frister.last(where: { !$0.återkallad })?.slut else { return false }
        return true
    }

    private mutating func lägg(_ händelse: BeslutHändelse) {
        let typ = händelse.typ
        // Via index: tas stegen ut ett och ett kopieras vart och ett, bara för att fråga om dess typ.
        let steg = Beslutssteg(händelse, nr: historik.indices.count { historik[$0].typ == typ } + 1, frist: frister.last { $0.öppen }?.nummer)
        historik.append(steg)
        switch händelse {
        case .uppgiftRättad(let rättelse):
            guard let plats = plats(rättelse.mål), let rättad = historik[plats].händelse.regel.rättad(rättelse.uppgift) else { return }
            historik[plats].händelse = rättad
            räknaOm()
        case .händelseÅterkallad(let återkallad):
            guard let plats = plats(återkallad.mål) else { return }
            historik[plats].återkallad = true
            räknaOm()
        case .beslutFattat, .beslutVerkställt, .beslutDelvisVerkställt, .verkställighetAvbruten, .verkställighetÅterupptagen, .skälAngivet,
            .erbjudandeLämnat, .erbjudandeBesvarat, .uppföljningAntecknad, .verkställighetPlanerad, .beslutAvslutatUtanVerkställighet,
            .insatsAvslutad, .beslutErsatt, .tidigareBeslutErsatt, .personAvliden, .beslutÖverklagat, .domRegistrerad, .inhibitionBeslutad,
            .senareläggningBegärd, .vistelsekommunBegärd, .ivoÅtgärdRegistrerad, .beslutMakulerat, .textSläppt, .individrapportInskickad,
            .rättelseMeddelad, .gallringFöreslagen, .personuppgifterGallrade:
            tillämpa(steg)
        }
    }

    private func plats(_ mål: Händelsemål) -> Int? { historik.firstIndex { $0.typ == mål.typ && $0.nr == mål.nr } }

    private mutating func räknaOm() {
        guard case .beslutFattat(let fattat)? = historik.first?.händelse else { return }
        var omräknat = Beslut(id, fattat, historik)
        for plats in historik.indices.dropFirst() {
            omräknat.historik[plats].gällandeFrist = omräknat.frister.last { $0.öppen }?.nummer
            omräknat.tillämpa(historik[plats])
        }
        self = omräknat
    }

    /// Om den rättade historiken hänger ihop: varje kvarvarande händelse måste kunna följa på dem före den.
    ///
    /// - Parameter ändrad: händelsen som rättas, om någon.
    /// - Throws: `tidslinjen_haller_inte`, med händelsen som inte längre kan ha hänt.
    func prövaTidslinjen(_ omständigheter: Omständigheter, ändrad: Händelsemål? = nil) throws(Avvisning) {
        guard case .beslutFattat(let fattat)? = historik.first?.händelse else { return }
        var fram = Beslut(id, fattat, Array(historik.prefix(1)))
        for steg in historik.dropFirst() {
            if !steg.återkallad {
                do throws(Avvisning) { try steg.händelse.regel.prövaFöljden(fram, omständigheter) } catch {
                    let råd = steg.mål == ändrad ? "" : " Rätta eller återkalla den händelsen först."
                    throw Avvisning(
                        .tidslinjenHallerInte, fält: "handelse", lagrum: error.lagrum,
                        "Ändringen går inte ihop med \(steg.typ.rawValue) nr \(steg.nr): \(error.text)\(råd)")
                }
            }
            fram.historik.append(steg)
            fram.tillämpa(steg)
        }
    }
}

// Vad en händelse gör med läget.
extension Beslut {
    private mutating func tillämpa(_ steg: Beslutssteg) {
        gallringsförslag = nil
        if case .verkställighetAvbruten(let avbrott) = steg.händelse {
            // Numret räknar också återkallade avbrott, och deras frister finns kvar: en rapporterad frist försvinner aldrig.
            frister.append(Frist(nummer: FristNummer(art: .avbrott, nr: steg.nr), start: avbrott.datum, återkallad: steg.återkallad))
            if !steg.återkallad { senasteDatum = avbrott.datum }
            return
        }
        guard !steg.återkallad else { return }
        switch steg.händelse {
        case .beslutVerkställt(let h): avsluta(.verkställd(h.datum))
        case .verkställighetÅterupptagen(let h): avsluta(.verkställd(h.datum))
        case .beslutAvslutatUtanVerkställighet(let h): avsluta(.avslutad(h.datum, h.orsak, h.text))
        case .personAvliden(let h): avsluta(.avslutad(h.datum, .avliden, nil))
        case .beslutErsatt(let h):
            avsluta(.avslutad(h.datum, .nyttBeslut, nil))
            ersattAv = h.nytt
        case .beslutDelvisVerkställt(let h): senasteDatum = h.datum
        case .insatsAvslutad(let h): (insatsAvslutad, senasteDatum) = (true, h.datum)
        case .tidigareBeslutErsatt(let h): ersätter.append(h.tidigare)
        case .vistelsekommunBegärd: vistelsekommun = true
        case .beslutMakulerat: makulerat = true
        case .textSläppt(let h): släppta.insert(h.hash)
        case .skälAngivet(let h): ändra({ $0.nummer == steg.frist }) { $0.skäl = h.skäl }
        case .individrapportInskickad(let h): ändra({ $0.nummer == h.frist }) { $0.inskick.append(h.inskick) }
        case .rättelseMeddelad(let h): ändra({ $0.nummer == h.frist }) { $0.rättelser.append(h.omgång) }
        case .gallringFöreslagen(let h): gallringsförslag = h
        case .personuppgifterGallrade(let h): gallrat = h
        case .beslutFattat, .verkställighetAvbruten, .erbjudandeLämnat, .erbjudandeBesvarat, .uppföljningAntecknad, .verkställighetPlanerad,
            .beslutÖverklagat, .domRegistrerad, .inhibitionBeslutad, .senareläggningBegärd, .ivoÅtgärdRegistrerad, .uppgiftRättad,
            .händelseÅterkallad:
            break
        }
    }

    private mutating func avsluta(_ slut: Fristslut) {
        ändra({ $0.öppen }) { $0.slut = slut }
        senasteDatum = slut.datum
    }

    private mutating func ändra(_ villkor: (Frist) -> Bool, _ ändring: (inout Frist) -> Void) {
        guard let plats = frister.lastIndex(where: villkor) else { return }
        ändring(&frister[plats])
    }
}
