import CanonicalJSON
import Handlaggning

extension OmgångÖppnad {
    var form: Händelseform {
        Händelseform(
            "OmgangOppnad",
            [
                .init("period", .string(uppgifter.period.description)), .init("etikett", .string(uppgifter.etikett)),
                .init("brytdatum", .datum(uppgifter.brytdatum)),
            ])
    }

    init(_ form: Formläsare) throws {
        self.init(
            uppgifter: Omgångsuppgifter(period: try form.period("period"), etikett: try form.text("etikett"), brytdatum: try form.datum("brytdatum")))
    }
}

extension RapportBeräknad {
    var form: Händelseform {
        Händelseform(
            "RapportBeraknad",
            [
                .init("version", .int(version)), .init("position", .int(beräkning.position)), .init("sha256", .string(beräkning.sha256)),
                .init("rapport", beräkning.rapport.innehåll),
            ])
    }

    init(_ form: Formläsare) throws {
        guard let rapport = Rapport(innehåll: try form.objekt("rapport")) else { throw form.fel("rapport") }
        self.init(
            version: try form.heltal("version"),
            beräkning: Beräkning(rapport: rapport, position: Int64(try form.heltal("position")), sha256: try form.text("sha256")))
    }
}

extension AvsnittSkrivet {
    var form: Händelseform {
        Händelseform("AvsnittSkrivet", [.init("insats", .string(insats)), .init("text", .string(text.hash))], skyddat: text.skyddadeFält())
    }

    init(_ form: Formläsare) throws { self.init(insats: try form.text("insats"), text: try form.fritext("text")) }
}

extension RapportFastställd {
    var form: Händelseform { Händelseform("RapportFaststalld", [.init("version", .int(version)), .init("sha256", .string(sha256))]) }

    init(_ form: Formläsare) throws { self.init(version: try form.heltal("version"), sha256: try form.text("sha256")) }
}

extension RapportAntagen {
    var form: Händelseform {
        Händelseform(
            "RapportAntagen", giltigt: sammanträdesdatum,
            [
                .init("sammantradesdatum", .datum(sammanträdesdatum)), .valfritt("paragraf", paragraf.map(JSON.string)),
                .valfritt("dnr", dnr.map(JSON.string)),
            ])
    }

    init(_ form: Formläsare) throws {
        self.init(
            sammanträdesdatum: try form.datum("sammantradesdatum"), paragraf: try form.valfriText("paragraf"), dnr: try form.valfriText("dnr"))
    }
}

extension RapportÖverlämnad {
    var form: Händelseform {
        Händelseform(
            "RapportOverlamnad", giltigt: datum,
            [.init("mottagare", .string(mottagare.rawValue)), .init("datum", .datum(datum)), .init("version", .int(version))])
    }

    init(_ form: Formläsare) throws {
        self.init(mottagare: try form.val("mottagare"), datum: try form.datum("datum"), version: try form.heltal("version"))
    }
}
