public import Handlaggning

// Korta sätt att skriva det som testerna handlar om. Ett felskrivet datum är ett fel i testet och får stoppa det.

public func dag(_ text: String) -> Datum { Datum(text)! }

public func kvartal(_ text: String) -> Kvartal { Kvartal(text)! }

extension ID {
    public static func nr(_ nummer: UInt64) -> Self { Self(hög: 0x018f_3c6e_0000_7000, låg: 0x8000_0000_0000_0000 + nummer) }
}

extension Fritext {
    /// En text med en hash som kan läsas: kärnan räknar ingen hash, den bär den bara.
    public static func skriven(_ text: String) -> Fritext { Fritext(hash: "hash av \(text)", innehåll: .öppet(text: text, salt: [])) }
}

// Koder ur katalogen.
extension Skälskod {
    public static let resursbrist = Skälskod(rawValue: "resursbrist")
    public static let uppdragstagareSaknas = Skälskod(rawValue: "uppdragstagare_saknas")
}

extension Avslutsorsak {
    public static let återtagenAnsökan = Avslutsorsak(rawValue: "atertagen_ansokan")
    public static let behovUpphört = Avslutsorsak(rawValue: "behov_upphort")
    public static let tillgodosettAnnatSätt = Avslutsorsak(rawValue: "tillgodosett_annat_satt")
    public static let flyttat = Avslutsorsak(rawValue: "flyttat")
    public static let ejMedverkat = Avslutsorsak(rawValue: "ej_medverkat")
    public static let löptUt = Avslutsorsak(rawValue: "lopt_ut")
    public static let annat = Avslutsorsak(rawValue: "annat")
    public static let alla: [Avslutsorsak] = [
        .återtagenAnsökan, .behovUpphört, .tillgodosettAnnatSätt, .flyttat, .avliden, .ejMedverkat, .nyttBeslut, .löptUt, .annat,
    ]
}

extension Skäl {
    public static func exempel(_ text: String, kod: Skälskod = .resursbrist, klass: Skälsklass = .strukturell) -> Skäl {
        Skäl(kod: kod, klass: klass, text: .skriven(text))
    }
}

extension Beslutsuppgifter {
    public static func exempel(
        _ beslutsdatum: String, insats: String = "kontaktperson", område: Verksamhetsområde = .ifo, lagrum: String = "SoL2001-4:1",
        person: PersonID = .nr(1), gällerFrån: String? = nil, gällerTill: String? = nil, ursprung: Ursprung = .nämnd
    ) -> Beslutsuppgifter {
        Beslutsuppgifter(
            person: person, kön: .kvinna, område: område, lagrum: lagrum, insats: insats, beslutsdatum: dag(beslutsdatum),
            gällerFrån: gällerFrån.map(dag), gällerTill: gällerTill.map(dag), ursprung: ursprung)
    }
}

extension FattaBeslut {
    public static func exempel(_ beslut: BeslutID, _ uppgifter: Beslutsuppgifter, inriktning: String? = nil) -> FattaBeslut {
        FattaBeslut(
            beslut: beslut, uppgifter: uppgifter,
            skyddat: SkyddadeBeslutsuppgifter(
                person: Personuppgifter(personnummer: "19710211-T121", namn: "Alma Exempelsson", skyddad: false), inriktning: inriktning))
    }
}

extension BeslutHändelse {
    public static func fattat(_ uppgifter: Beslutsuppgifter) -> BeslutHändelse { .beslutFattat(BeslutFattat(uppgifter: uppgifter, skyddat: nil)) }
    public static func verkställt(_ datum: String) -> BeslutHändelse { .beslutVerkställt(BeslutVerkställt(datum: dag(datum))) }

    public static func avslutat(_ datum: String, _ orsak: Avslutsorsak = .återtagenAnsökan, _ text: String? = nil) -> BeslutHändelse {
        .beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet(datum: dag(datum), orsak: orsak, text: text.map(Fritext.skriven)))
    }

    public static func avbrutet(_ datum: String, helt: Bool = true) -> BeslutHändelse {
        .verkställighetAvbruten(VerkställighetAvbruten(datum: dag(datum), orsak: .skriven("personalen slutade"), helt: helt))
    }

    public static func återupptaget(_ datum: String) -> BeslutHändelse { .verkställighetÅterupptagen(VerkställighetÅterupptagen(datum: dag(datum))) }

    public static func delvisVerkställt(_ datum: String) -> BeslutHändelse {
        .beslutDelvisVerkställt(
            BeslutDelvisVerkställt(datum: dag(datum), verkställd: .skriven("2 timmar"), kvarstående: .skriven("3 timmar")))
    }

    public static func skäl(_ text: String) -> BeslutHändelse { .skälAngivet(SkälAngivet(skäl: .exempel(text))) }

    public static func inskickat(_ omgång: String, _ art: Inskick.Art, stängd: Bool) -> BeslutHändelse {
        .individrapportInskickad(
            IndividrapportInskickad(
                frist: .beslut, inskick: Inskick(omgång: kvartal(omgång), art: art, datum: dag("2030-01-01"), stängd: stängd), kanal: .etjänst,
                rapportör: nil))
    }
}

extension Omgångsuppgifter {
    public static func exempel(_ period: String, _ brytdatum: String) -> Omgångsuppgifter {
        Omgångsuppgifter(period: kvartal(period), etikett: nil, brytdatum: dag(brytdatum))
    }
}

extension Statistiktröskel {
    public static let fem = Statistiktröskel(5)!
}
