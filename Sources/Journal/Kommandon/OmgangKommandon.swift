import CanonicalJSON
import Handlaggning

extension ÖppnaOmgång {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        self.init(
            uppgifter: Omgångsuppgifter(
                period: try fält.period(), etikett: try fält.valfriText("etikett", högst: 60), brytdatum: try fält.datum("brytdatum")))
    }
}

extension SkrivAvsnitt {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        self.init(
            period: try fält.period(),
            avsnitt: AvsnittSkrivet(insats: try fält.text("insats"), text: try fält.fritext("text", högst: Fältläsare.längstaAvsnitt)))
    }
}

extension RegistreraInskick {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        self.init(
            period: try fält.period(), datum: try fält.datum("datum"), kanal: try fält.val("kanal"), rapportör: try fält.valfriText("rapportor"),
            urval: try fält.fristurval(), art: try fält.valfrittVal("art"))
    }
}

extension MeddelaRättelse {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        self.init(period: try fält.period(), datum: try fält.datum("datum"), urval: try fält.fristurval())
    }
}

extension AntaRapport {
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        self.init(
            period: try fält.period(),
            antagen: RapportAntagen(
                sammanträdesdatum: try fält.datum("sammantradesdatum"), paragraf: try fält.valfriText("paragraf", högst: 40),
                dnr: try fält.diarienummer()))
    }
}

extension Fältläsare {
    /// `"alla"` eller en lista av `{beslut, start, art?, nr?}`.
    mutating func fristurval() throws(Avvisning) -> Fristurval {
        let värde = try kräv("frister")
        if värde.string == "alla" { return .alla }
        guard let lista = värde.array, lista.count <= Self.längstaLista else {
            throw Avvisning(
                .felTyp, fält: "frister", "frister ska vara \"alla\" eller en lista med högst \(Self.längstaLista) {beslut, start, art?, nr?}.")
        }
        var val: [Fristval] = []
        for (plats, element) in lista.enumerated() {
            var ett = try Fältläsare(element, stig: "frister[\(plats)]")
            val.append(
                Fristval(
                    beslut: try ett.id("beslut"), start: try ett.datum("start"), art: try ett.valfrittVal("art"),
                    nr: try ett.valfrittHeltal("nr", 0...10_000)))
            try ett.klar()
        }
        return .valda(val)
    }
}
