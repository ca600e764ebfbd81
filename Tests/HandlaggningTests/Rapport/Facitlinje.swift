import Handlaggning
import HandlaggningSupport

/// Ett besluts tidslinje, läst ur strömmen på ett annat sätt än kärnans: först vad som är rättat och återkallat, sedan en genomgång.
struct Facitlinje {
    struct Frist {
        let nummer: FristNummer
        let start: Datum
        let återkallad: Bool
        var slut: Datum?
        var utfall = Utfall.öppen
        var skickat: [(omgång: Kvartal, art: Inskick.Art)] = []
        var rättad: [Kvartal] = []
        var harSkäl = false

        var öppen: Bool { slut == nil && !återkallad }
    }

    private(set) var frister: [Frist] = []
    private(set) var ursprung = Ursprung.nämnd
    private(set) var gällerTill: Datum?
    private(set) var makulerat = false
    private(set) var vistelsekommun = false
    /// Dagarna för de fristhändelser som gäller, i strömmens ordning; beslutsdagen först.
    private(set) var dagar: [Datum] = []

    init(_ ström: ArraySlice<BeslutHändelse>) {
        var nummer: [BeslutHändelse.Typ: Int] = [:]
        let mål = ström.map { händelse in
            nummer[händelse.typ, default: 0] += 1
            return Händelsemål(typ: händelse.typ, nr: nummer[händelse.typ] ?? 0)
        }
        var rättat: [Händelsemål: [String: Uppgift.Värde]] = [:]
        var återkallat: Set<Händelsemål> = []
        for händelse in ström {
            if case .uppgiftRättad(let h) = händelse { rättat[h.mål, default: [:]][h.uppgift.fält] = h.uppgift.värde }
            if case .händelseÅterkallad(let h) = händelse { återkallat.insert(h.mål) }
        }
        for (plats, händelse) in zip(ström.indices, ström) {
            let mål = mål[plats - ström.startIndex]
            var datum = händelse.fristdatum
            if case .datum(let rättad?)? = rättat[mål]?["datum"] ?? rättat[mål]?["beslutsdatum"] { datum = rättad }
            gå(händelse, mål.nr, datum, gäller: !återkallat.contains(mål), före: ström[..<plats])
            if case .text(let kod?)? = rättat[mål]?["ursprung"], let rättat = Ursprung(rawValue: kod) { ursprung = rättat }
        }
    }

    private mutating func gå(_ händelse: BeslutHändelse, _ nr: Int, _ datum: Datum?, gäller: Bool, före: ArraySlice<BeslutHändelse>) {
        if case .verkställighetAvbruten = händelse, let datum {
            frister.append(Frist(nummer: FristNummer(art: .avbrott, nr: nr), start: datum, återkallad: !gäller))
        }
        guard gäller else { return }
        if let datum { dagar.append(datum) }
        switch händelse.typ {
        case .beslutVerkställt, .verkställighetÅterupptagen: stäng(.verkställd, datum)
        case .beslutAvslutatUtanVerkställighet, .beslutErsatt, .personAvliden: stäng(.avslutad, datum)
        case .beslutMakulerat: makulerat = true
        case .vistelsekommunBegärd: vistelsekommun = true
        default: break
        }
        switch händelse {
        case .beslutFattat(let h):
            (ursprung, gällerTill) = (h.uppgifter.ursprung, h.uppgifter.gällerTill)
            frister = [Frist(nummer: .beslut, start: datum ?? h.uppgifter.beslutsdatum, återkallad: false)]
        // Skälet hör till fristen som var öppen med det som var känt när det registrerades.
        case .skälAngivet: ändra(Facitlinje(före).frister.last(where: \.öppen)?.nummer) { $0.harSkäl = true }
        case .individrapportInskickad(let h):
            ändra(h.frist) { $0.skickat.append((h.inskick.omgång, h.inskick.art)) }
        case .rättelseMeddelad(let h): ändra(h.frist) { $0.rättad.append(h.omgång) }
        default: break
        }
    }

    private mutating func stäng(_ utfall: Utfall, _ datum: Datum?) {
        ändra(frister.last(where: \.öppen)?.nummer) { ($0.slut, $0.utfall) = (datum, utfall) }
    }

    private mutating func ändra(_ nummer: FristNummer?, _ ändring: (inout Frist) -> Void) {
        guard let plats = frister.firstIndex(where: { $0.nummer == nummer }) else { return }
        ändring(&frister[plats])
    }
}

extension BeslutHändelse {
    /// Dagen för en händelse som rör en frist, som den först registrerades.
    var fristdatum: Datum? {
        switch self {
        case .beslutFattat(let h): h.uppgifter.beslutsdatum
        case .beslutVerkställt(let h): h.datum
        case .beslutDelvisVerkställt(let h): h.datum
        case .verkställighetAvbruten(let h): h.datum
        case .verkställighetÅterupptagen(let h): h.datum
        case .beslutAvslutatUtanVerkställighet(let h): h.datum
        case .insatsAvslutad(let h): h.datum
        case .beslutErsatt(let h): h.datum
        case .personAvliden(let h): h.datum
        default: nil
        }
    }
}
