import CanonicalJSON
import Handlaggning

extension RegistreraNämnd {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        let (namn, kommun, kod) = (try fält.text("namn"), try fält.text("kommun"), try fält.kommunkod())
        self.init(uppgifter: Nämndsuppgifter(namn: namn, kommun: kommun, kommunkod: kod))
    }
}

extension FattaBeslut {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        var person = try fält.objekt("person")
        let uppgifter = Beslutsuppgifter(
            person: try person.id("id"), kön: try person.val("kon"), område: try fält.val("omrade"), lagrum: try fält.text("lagrum"),
            insats: try fält.text("insats"), beslutsdatum: try fält.datum("beslutsdatum"), gällerFrån: try fält.valfrittDatum("gallerFran"),
            gällerTill: try fält.valfrittDatum("gallerTill"),
            beslutsgrupp: try fält.valfrittID("beslutsgrupp"), förhandsbesked: try fält.valfriBool("forhandsbesked") ?? false,
            ursprung: try fält.valfrittVal("ursprung") ?? .nämnd, enhet: try fält.valfriText("enhet", högst: Fältläsare.längstaBenämning),
            berörBarn: try fält.valfriBool("berorBarn") ?? false)
        let identitet = Personuppgifter(
            personnummer: try person.personnummer(), namn: try person.valfriText("namn"), skyddad: try person.valfriBool("skyddad") ?? false)
        try person.klar()
        var källa: Källa?
        if var kalla = try fält.valfrittObjekt("kalla") {
            källa = Källa(system: try kalla.text("system", högst: 64), id: try kalla.text("id"))
            try kalla.klar()
        }
        self.init(
            beslut: try fält.id("beslut"), uppgifter: uppgifter,
            skyddat: SkyddadeBeslutsuppgifter(
                person: identitet, inriktning: try fält.valfriText("inriktning"), omfattning: try Omfattning(&fält, "omfattning"),
                handläggare: try fält.valfriText("handlaggare"), källa: källa,
                dnr: try fält.diarienummer()))
    }
}

extension Fältläsare {
    /// Personnummer, samordningsnummer eller T-nummer: `ÅÅÅÅMMDD-NNNN`, `ÅÅÅÅMMDD-TNNN`, `ÅÅÅÅMMDD-TFNN`.
    ///
    /// Källa: IVO, frågor om rapporteringen (personer utan personnummer).
    mutating func personnummer(_ namn: String = "personnummer") throws(Avvisning) -> String? {
        guard let text = try valfriText(namn) else { return nil }
        return try Self.personnummer(text, fält(namn))
    }

    private static func personnummer(_ text: String, _ fält: String) throws(Avvisning) -> String {
        let tecken = Array(text)
        let slut = tecken.dropFirst(tecken.count == 13 ? 9 : 8)
        let siffror = slut.drop { $0 == "T" || $0 == "F" }
        let början = ["", "T", "TF"].contains(String(slut.dropLast(siffror.count)))
        let streck = tecken.count == 12 || (tecken.count == 13 && tecken[8] == "-")
        guard streck, början, slut.count == 4, (tecken.prefix(8) + siffror).allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw Avvisning(
                .ogiltigtVarde, fält: fält, "personnummer ska skrivas ÅÅÅÅMMDD-NNNN, eller ÅÅÅÅMMDD-TNNN för den som saknar personnummer.")
        }
        return text
    }
}

extension Fältläsare {
    mutating func kommunkod() throws(Avvisning) -> String {
        let kod = try text("kommunkod")
        guard ärKommunkod(kod) else {
            throw Avvisning(.ogiltigtVarde, fält: fält("kommunkod"), "kommunkod ska vara fyra siffror.")
        }
        return kod
    }

    /// Diarienumret i sin kanoniska form, hur det än skrivits.
    mutating func diarienummer(_ namn: String = "dnr") throws(Avvisning) -> String? {
        guard let text = try valfriText(namn) else { return nil }
        return try Diarienummer.läs(text, fält: fält(namn)).description
    }
}

extension Omfattning {
    init?(_ fält: inout Fältläsare, _ namn: String) throws(Avvisning) {
        guard var omfattning = try fält.valfrittObjekt(namn) else { return nil }
        guard case .number(let tal) = try omfattning.kräv("tal"), !tal.hasPrefix("-") else {
            throw Avvisning(.felTyp, fält: "\(namn).tal", "\(namn).tal ska vara ett tal som inte är negativt.")
        }
        self.init(tal: tal, enhet: try omfattning.text("enhet", högst: 40))
        try omfattning.klar()
    }
}
