import CanonicalJSON
import Handlaggning

// Gallringen: förslagets ord är förseglade och gallras med resten, det som gallringen vilar på står i klartext.

extension GallringFöreslagen {
    var form: Händelseform {
        Händelseform(
            .gallringFöreslagen,
            [.init("person", .id(person)), .init("grund", .string(grund.hash))] + fakta.form + [.init("foreslagenAv", .string(föreslagenAv))],
            skyddat: grund.skyddadeFält("grund"))
    }

    init(_ form: Formläsare) throws {
        self.init(
            person: try form.id("person"), grund: try form.fritext("grund"), fakta: try Gallringsfakta(form),
            föreslagenAv: try form.text("foreslagenAv"))
    }
}

extension PersonuppgifterGallrade {
    var form: Händelseform {
        Händelseform(
            .personuppgifterGallrade,
            [.init("person", .id(person))] + fakta.form
                + [.init("foreslagenAv", .string(föreslagenAv)), .init("godkandAv", .string(godkändAv))])
    }

    init(_ form: Formläsare) throws {
        self.init(
            person: try form.id("person"), fakta: try Gallringsfakta(form), föreslagenAv: try form.text("foreslagenAv"),
            godkändAv: try form.text("godkandAv"))
    }
}

extension Gallringsfakta {
    fileprivate var form: [JSON.Member?] {
        [
            .init("lagrum", .string(lagrum)), .init("senasteAnteckning", .datum(senasteAnteckning)), .init("gallringsbar", .datum(gallringsbar)),
        ]
    }

    fileprivate init(_ form: Formläsare) throws {
        self.init(
            lagrum: try form.text("lagrum"), senasteAnteckning: try form.datum("senasteAnteckning"), gallringsbar: try form.datum("gallringsbar"))
    }
}
