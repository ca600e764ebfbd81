import Handlaggning
import HandlaggningSupport

// Det som händer ett beslut i en påhittad historia.
extension Historia {
    mutating func händ(_ nr: UInt64) {
        guard let beslut = nämnd.beslut[.nr(nr)] else { return }
        switch slump.tal(0..<100) {
        case 0..<14: rätta(nr, beslut)
        case 14..<22: återkalla(nr, beslut)
        case 22: försök { nämnd throws(Avvisning) in try nämnd.registrera(nr, .makulerat) }
        case 23..<26: ersätt(nr, beslut)
        case 26..<28: dö(beslut)
        case 28..<36: registrera(nr, vidSidan(beslut))
        // Vad som helst i vilket läge som helst: det mesta ska avvisas.
        case 36..<42: registrera(nr, slump.en(av: fristhändelser(beslut)))
        default: registrera(nr, rimlig(beslut))
        }
    }

    private mutating func registrera(_ nr: UInt64, _ händelse: BeslutHändelse) {
        försök { nämnd throws(Avvisning) in try nämnd.registrera(nr, händelse) }
    }

    /// På slutdagen, dagen efter, kring brytdatum eller när som helst; mest så att tidslinjen håller.
    private mutating func datum(_ beslut: Beslut) -> String {
        let slut = slutdag(beslut.öppenFrist?.start ?? beslut.uppgifter.beslutsdatum)
        let senast = beslut.senasteDatum
        let datum = slump.en(av: [
            slut, slut.plus(dagar: 1), brytdatum, brytdatum.plus(dagar: 1), senast, senast.plus(dagar: slump.tal(0..<60)),
            slut.plus(dagar: slump.tal(-90..<200)),
        ])
        if slump.chans(1) { return beslut.uppgifter.beslutsdatum.plus(dagar: -1).description }
        return (slump.chans(92) ? max(datum, senast) : datum).description
    }

    private mutating func fristhändelser(_ beslut: Beslut) -> [BeslutHändelse] {
        let datum = datum(beslut)
        return [
            .verkställt(datum), .delvisVerkställt(datum), .avbrutet(datum), .återupptaget(datum), .avslutat(datum), .insatsenSlut(datum),
            .skäl("sent."), .avslutat(datum, Avslutsorsak(rawValue: "tackat_nej")), .verkställt("2030-01-02"),
        ]
    }

    private mutating func rimlig(_ beslut: Beslut) -> BeslutHändelse {
        let datum = datum(beslut)
        let skäl = BeslutHändelse.skäl(slump.chans(10) ? "eftersom Alma \(slump.tal(0..<9)) väntar." : "skäl \(slump.tal(0..<9)).")
        let avslutat = BeslutHändelse.avslutat(datum, .annat, slump.chans(50) ? "avslutat." : nil)
        switch beslut.öppenFrist?.nummer.art {
        case .beslut?: return slump.en(av: [.verkställt(datum), .verkställt(datum), avslutat, skäl, .delvisVerkställt(datum)])
        case .avbrott?: return slump.en(av: [.återupptaget(datum), .återupptaget(datum), .verkställt(datum), avslutat, skäl])
        case nil where beslut.pågår: return slump.en(av: [.avbrutet(datum), .avbrutet(datum, helt: false), .avbrutet(datum), .insatsenSlut(datum)])
        case nil: return vidSidan(beslut)
        }
    }

    private mutating func vidSidan(_ beslut: Beslut) -> BeslutHändelse {
        let datum = datum(beslut)
        let erbjudande = UInt64(slump.tal(1..<4))
        return slump.en(av: [
            .erbjudande(erbjudande, datum), .besvarat(erbjudande, datum, slump.en(av: ErbjudandeBesvarat.Svar.allCases)), .uppföljning(datum),
            .planerat(datum), .överklagat(datum), .dom(datum), .inhibition(datum), .senareläggning(datum), .vistelsekommun(datum),
            .ivo(datum, .avgiftAnsökt, slump.en(av: [nil, 9_999, 20_000])),
        ])
    }

    private mutating func rätta(_ nr: UInt64, _ beslut: Beslut) {
        if slump.chans(8) {
            let ursprung = slump.en(av: Ursprung.allCases).rawValue
            försök { nämnd throws(Avvisning) in try nämnd.rätta(nr, .beslutFattat, "ursprung", .text(ursprung)) }
            return
        }
        let steg = slump.en(av: beslut.historik.filter { $0.händelse.fristdatum != nil })
        guard let gammalt = steg.händelse.fristdatum else { return }
        let slut = slutdag(beslut.frister[slump.tal(0..<beslut.frister.count)].start)
        let nytt = slump.en(av: [
            slut, slut.plus(dagar: 1), gammalt, gammalt.plus(dagar: slump.tal(-60..<60)), gammalt.plus(dagar: slump.tal(-200..<200)),
        ])
        let fält = steg.händelse.typ == .beslutFattat ? "beslutsdatum" : "datum"
        försök { nämnd throws(Avvisning) in try nämnd.rätta(nr, steg.händelse.typ, händelse: steg.nr, fält, .datum(nytt)) }
    }

    private mutating func återkalla(_ nr: UInt64, _ beslut: Beslut) {
        let steg = slump.chans(50) ? beslut.historik[beslut.historik.count - 1] : slump.en(av: beslut.historik)
        försök { nämnd throws(Avvisning) in try nämnd.återkalla(nr, steg.händelse.typ, händelse: steg.nr) }
    }

    private mutating func ersätt(_ nr: UInt64, _ beslut: Beslut) {
        // Personerna kommer tillbaka var trettonde beslut.
        let samma = [nr > 13 ? nr - 13 : nr + 13, nr + 13 <= antalBeslut ? nr + 13 : nr]
        let nytt = slump.chans(80) ? slump.en(av: samma) : UInt64(slump.tal(1..<Int(antalBeslut) + 1))
        let datum = datum(beslut)
        försök { nämnd throws(Avvisning) in try nämnd.ersätt(nr, med: nytt, datum) }
    }

    private mutating func dö(_ beslut: Beslut) {
        let datum = dag(datum(beslut))
        let kommando = RegistreraDödsfall(person: beslut.uppgifter.person, datum: datum)
        försök { nämnd throws(Avvisning) in try nämnd.utför(.registreraDödsfall(kommando)) }
    }
}
