import CanonicalJSON
import Handlaggning

// Domstolar, andra kommuner och IVO. Inget av det stoppar klockan.

extension BeslutÖverklagat {
    var form: Händelseform {
        Händelseform(
            .beslutÖverklagat, giltigt: datum,
            [.init("datum", .datum(datum)), .init("instans", .string(instans.hash)), .init("av", .string(av.rawValue))],
            skyddat: instans.skyddadeFält("instans"))
    }

    init(_ form: Formläsare) throws {
        self.init(datum: try form.datum("datum"), instans: try form.fritext("instans"), av: try form.val("av"))
    }
}

extension DomRegistrerad {
    var form: Händelseform {
        Händelseform(
            .domRegistrerad, giltigt: datum,
            [
                .init("datum", .datum(datum)), .init("instans", .string(instans.hash)), .init("utfall", .string(utfall.hash)),
                .valfritt("lagaKraft", lagaKraft.map(JSON.datum)),
            ],
            skyddat: instans.skyddadeFält("instans") + utfall.skyddadeFält("utfall"))
    }

    init(_ form: Formläsare) throws {
        self.init(
            datum: try form.datum("datum"), instans: try form.fritext("instans"), utfall: try form.fritext("utfall"),
            lagaKraft: try form.valfrittDatum("lagaKraft"))
    }
}

extension InhibitionBeslutad {
    var form: Händelseform {
        Händelseform(
            .inhibitionBeslutad, giltigt: datum,
            [.init("datum", .datum(datum)), .init("instans", .string(instans.hash)), .init("galler", .bool(gäller))],
            skyddat: instans.skyddadeFält("instans"))
    }

    init(_ form: Formläsare) throws {
        self.init(datum: try form.datum("datum"), instans: try form.fritext("instans"), gäller: try form.bool("galler"))
    }
}

extension SenareläggningBegärd {
    var form: Händelseform {
        Händelseform(.senareläggningBegärd, giltigt: datum, [.init("datum", .datum(datum)), .valfritt("till", till.map(JSON.datum))])
    }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum"), till: try form.valfrittDatum("till")) }
}

extension VistelsekommunBegärd {
    var form: Händelseform {
        Händelseform(.vistelsekommunBegärd, giltigt: datum, [.init("datum", .datum(datum)), .init("kommunkod", .string(kommunkod))])
    }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum"), kommunkod: try form.text("kommunkod")) }
}

extension IVOÅtgärdRegistrerad {
    var form: Händelseform {
        Händelseform(
            .ivoÅtgärdRegistrerad, giltigt: datum,
            [.init("datum", .datum(datum)), .init("atgard", .string(åtgärd.rawValue)), .valfritt("belopp", belopp.map(JSON.int))],
            skyddat: dnr.map { [.init("dnr", .string($0))] })
    }

    init(_ form: Formläsare) throws {
        self.init(
            datum: try form.datum("datum"), åtgärd: try form.val("atgard"), dnr: form.skyddadText("dnr"), belopp: try form.valfrittHeltal("belopp"))
    }
}
