import CanonicalJSON
import Handlaggning

extension BeslutVerkställt {
    var form: Händelseform { Händelseform(.beslutVerkställt, giltigt: datum, [.init("datum", .datum(datum))]) }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum")) }
}

extension BeslutDelvisVerkställt {
    var form: Händelseform {
        Händelseform(
            .beslutDelvisVerkställt, giltigt: datum,
            [.init("datum", .datum(datum)), .init("verkstalld", .string(verkställd.hash)), .init("kvarstaende", .string(kvarstående.hash))],
            skyddat: verkställd.skyddadeFält("verkstalld") + kvarstående.skyddadeFält("kvarstaende"))
    }

    init(_ form: Formläsare) throws {
        self.init(datum: try form.datum("datum"), verkställd: try form.fritext("verkstalld"), kvarstående: try form.fritext("kvarstaende"))
    }
}

extension VerkställighetAvbruten {
    var form: Händelseform {
        Händelseform(
            .verkställighetAvbruten, giltigt: datum,
            [.init("datum", .datum(datum)), .init("orsak", .string(orsak.hash)), .init("helt", .bool(helt))], skyddat: orsak.skyddadeFält("orsak"))
    }

    init(_ form: Formläsare) throws {
        self.init(datum: try form.datum("datum"), orsak: try form.fritext("orsak"), helt: try form.bool("helt"))
    }
}

extension VerkställighetÅterupptagen {
    var form: Händelseform { Händelseform(.verkställighetÅterupptagen, giltigt: datum, [.init("datum", .datum(datum))]) }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum")) }
}

extension VerkställighetPlanerad {
    var form: Händelseform { Händelseform(.verkställighetPlanerad, giltigt: datum, [.init("datum", .datum(datum))]) }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum")) }
}

extension InsatsAvslutad {
    var form: Händelseform {
        Händelseform(
            .insatsAvslutad, giltigt: datum, [.init("datum", .datum(datum)), .init("orsak", .string(orsak.hash))],
            skyddat: orsak.skyddadeFält("orsak"))
    }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum"), orsak: try form.fritext("orsak")) }
}
