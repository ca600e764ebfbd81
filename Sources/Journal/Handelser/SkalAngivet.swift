import CanonicalJSON
import Handlaggning

extension SkälAngivet {
    var form: Händelseform {
        Händelseform(
            "SkalAngivet",
            [.init("kod", .string(skäl.kod.rawValue)), .init("klass", .string(skäl.klass.rawValue)), .init("text", .string(skäl.text.hash))],
            skyddat: skäl.text.skyddadeFält())
    }

    init(_ form: Formläsare) throws {
        self.init(skäl: Skäl(kod: try form.val("kod"), klass: try form.val("klass"), text: try form.fritext("text")))
    }
}
