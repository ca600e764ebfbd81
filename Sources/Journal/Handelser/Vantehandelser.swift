import CanonicalJSON
import Handlaggning

// Det som händer under väntan och inte ändrar någon frist.

extension ErbjudandeLämnat {
    var form: Händelseform {
        Händelseform(
            .erbjudandeLämnat, giltigt: datum,
            [.init("erbjudande", .id(erbjudande)), .init("datum", .datum(datum)), .init("vad", .string(vad.hash))], skyddat: vad.skyddadeFält("vad"))
    }

    init(_ form: Formläsare) throws {
        self.init(erbjudande: try form.id("erbjudande"), datum: try form.datum("datum"), vad: try form.fritext("vad"))
    }
}

extension ErbjudandeBesvarat {
    var form: Händelseform {
        Händelseform(
            .erbjudandeBesvarat, giltigt: datum,
            [
                .init("erbjudande", .id(erbjudande)), .init("datum", .datum(datum)), .init("svar", .string(svar.rawValue)),
                .valfritt("skal", (skäl?.hash).map(JSON.string)),
            ],
            skyddat: skäl?.skyddadeFält("skal"))
    }

    init(_ form: Formläsare) throws {
        self.init(
            erbjudande: try form.id("erbjudande"), datum: try form.datum("datum"), svar: try form.val("svar"), skäl: try form.valfriFritext("skal"))
    }
}

extension UppföljningAntecknad {
    var form: Händelseform {
        Händelseform(
            .uppföljningAntecknad, giltigt: datum, [.init("datum", .datum(datum)), .init("text", .string(text.hash))], skyddat: text.skyddadeFält())
    }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum"), text: try form.fritext("text")) }
}
