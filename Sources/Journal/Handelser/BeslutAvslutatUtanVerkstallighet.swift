import CanonicalJSON
import Handlaggning

extension BeslutAvslutatUtanVerkställighet {
    var form: Händelseform {
        Händelseform(
            "BeslutAvslutatUtanVerkstallighet", giltigt: datum,
            [.init("datum", .datum(datum)), .init("orsak", .string(orsak.rawValue)), .valfritt("text", (text?.hash).map(JSON.string))],
            skyddat: text?.skyddadeFält())
    }

    init(_ form: Formläsare) throws {
        self.init(datum: try form.datum("datum"), orsak: try form.val("orsak"), text: try form.valfriFritext("text"))
    }
}
