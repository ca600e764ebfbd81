import Handlaggning
import HandlaggningSupport

/// Raden för ett beslut om kontaktperson av 2023-01-17, med slutdag 2023-04-17, efter händelserna.
func bevakad(_ idag: String, _ händelser: BeslutHändelse...) -> Bevakningsrad? { bevakad(idag, .exempel("2023-01-17"), händelser) }

func bevakad(
    _ idag: String, _ uppgifter: Beslutsuppgifter, _ händelser: [BeslutHändelse] = [], tidigare: [BeslutID: Beslut] = [:]
) -> Bevakningsrad? {
    Beslut.läge(.nr(1), efter: [.fattat(uppgifter)] + händelser).flatMap {
        Bevakningsrad($0, idag: dag(idag), katalog: .program) { tidigare[$0] }
    }
}

extension Bevakningsrad? {
    /// Koderna, i ordning; nil när det inte finns någon rad.
    var koder: [String]? { self?.varningar.map(\.kod) }

    func varning(_ kod: String) -> Varning? { self?.varningar.first { $0.kod == kod } }
}

extension BeslutHändelse {
    static func planerat(_ datum: String) -> BeslutHändelse { .verkställighetPlanerad(VerkställighetPlanerad(datum: dag(datum))) }

    static func erbjudet(_ nr: UInt64, _ datum: String) -> BeslutHändelse {
        .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(nr), datum: dag(datum), vad: .skriven("en plats")))
    }

    static func besvarat(_ nr: UInt64, _ datum: String, _ svar: ErbjudandeBesvarat.Svar) -> BeslutHändelse {
        .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: .nr(nr), datum: dag(datum), svar: svar, skäl: nil))
    }

    static func senarelagt(_ datum: String, till: String? = nil) -> BeslutHändelse {
        .senareläggningBegärd(SenareläggningBegärd(datum: dag(datum), till: till.map(dag)))
    }

    static func dömt(_ datum: String, lagaKraft: String? = nil) -> BeslutHändelse {
        .domRegistrerad(DomRegistrerad(datum: dag(datum), instans: .skriven("rätten"), utfall: .skriven("bifall"), lagaKraft: lagaKraft.map(dag)))
    }

    static func inhiberat(_ datum: String, gäller: Bool) -> BeslutHändelse {
        .inhibitionBeslutad(InhibitionBeslutad(datum: dag(datum), instans: .skriven("rätten"), gäller: gäller))
    }

    static func åtgärd(_ datum: String, _ åtgärd: IVOÅtgärdRegistrerad.Åtgärd) -> BeslutHändelse {
        .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag(datum), åtgärd: åtgärd, dnr: nil, belopp: nil))
    }

    static func återkallat(_ typ: Typ, nr: Int = 1) -> BeslutHändelse {
        .händelseÅterkallad(HändelseÅterkallad(mål: Händelsemål(typ: typ, nr: nr), skäl: .skriven("misstag")))
    }
}
