import CanonicalJSON
import Handlaggning

extension Nämndsuppgifter {
    var form: Händelseform {
        Händelseform("NamndRegistrerad", [.init("namn", .string(namn)), .init("kommun", .string(kommun)), .init("kommunkod", .string(kommunkod))])
    }

    init(_ form: Formläsare) throws {
        self.init(namn: try form.text("namn"), kommun: try form.text("kommun"), kommunkod: try form.text("kommunkod"))
    }
}
