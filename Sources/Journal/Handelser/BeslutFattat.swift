import CanonicalJSON
import Handlaggning

extension BeslutFattat {
    var form: Händelseform {
        let u = uppgifter
        return Händelseform(
            "BeslutFattat", giltigt: u.beslutsdatum,
            [
                .init("person", .id(u.person)), .init("kon", .string(u.kön.rawValue)), .init("omrade", .string(u.område.rawValue)),
                .init("lagrum", .string(u.lagrum)), .init("insats", .string(u.insats)), .init("beslutsdatum", .datum(u.beslutsdatum)),
                .valfritt("gallerFran", u.gällerFrån.map(JSON.datum)), .valfritt("gallerTill", u.gällerTill.map(JSON.datum)),
                .valfritt("beslutsgrupp", u.beslutsgrupp.map(JSON.id)), .init("forhandsbesked", .bool(u.förhandsbesked)),
                .init("ursprung", .string(u.ursprung.rawValue)), .valfritt("enhet", u.enhet.map(JSON.string)),
                .init("berorBarn", .bool(u.berörBarn)),
            ],
            skyddat: skyddat.map { s in
                [
                    .valfritt("personnummer", s.person.personnummer.map(JSON.string)), .valfritt("namn", s.person.namn.map(JSON.string)),
                    .init("skyddad", .bool(s.person.skyddad)), .valfritt("inriktning", s.inriktning.map(JSON.string)),
                    .valfritt("omfattning", s.omfattning.map(\.form)),
                    .valfritt("handlaggare", s.handläggare.map(JSON.string)),
                    .valfritt("kalla", s.källa.map { ["system": .string($0.system), "id": .string($0.id)] }),
                    .valfritt("dnr", s.dnr.map(JSON.string)),
                ]
            })
    }

    init(_ form: Formläsare) throws {
        self.init(
            uppgifter: Beslutsuppgifter(
                person: try form.id("person"), kön: try form.val("kon"), område: try form.val("omrade"), lagrum: try form.text("lagrum"),
                insats: try form.text("insats"), beslutsdatum: try form.datum("beslutsdatum"), gällerFrån: try form.valfrittDatum("gallerFran"),
                gällerTill: try form.valfrittDatum("gallerTill"), beslutsgrupp: try form.valfrittID("beslutsgrupp"),
                förhandsbesked: try form.bool("forhandsbesked"), ursprung: try form.val("ursprung"), enhet: try form.valfriText("enhet"),
                berörBarn: try form.bool("berorBarn")),
            skyddat: try Self.skyddat(form))
    }

    private static func skyddat(_ form: Formläsare) throws -> SkyddadeBeslutsuppgifter? {
        guard case .öppet(let s) = form.skyddat else { return nil }
        guard let skyddad = s["skyddad"]?.bool else { throw form.fel("skyddad") }
        var källa: Källa?
        if let kalla = s["kalla"] {
            guard let system = kalla["system"]?.string, let id = kalla["id"]?.string else { throw form.fel("kalla") }
            källa = Källa(system: system, id: id)
        }
        var omfattning: Omfattning?
        if let o = s["omfattning"] {
            guard let läst = Omfattning(form: o) else { throw form.fel("omfattning") }
            omfattning = läst
        }
        return SkyddadeBeslutsuppgifter(
            person: Personuppgifter(personnummer: s["personnummer"]?.string, namn: s["namn"]?.string, skyddad: skyddad),
            inriktning: s["inriktning"]?.string, omfattning: omfattning, handläggare: s["handlaggare"]?.string, källa: källa, dnr: s["dnr"]?.string)
    }
}

extension Omfattning {
    var form: JSON { ["tal": .number(tal), "enhet": .string(enhet)] }

    init?(form: JSON) {
        guard case .number(let tal)? = form["tal"], let enhet = form["enhet"]?.string else { return nil }
        self.init(tal: tal, enhet: enhet)
    }
}
