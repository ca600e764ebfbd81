import CanonicalJSON
import Handlaggning

extension RättaUppgift {
    /// Värdet läses som fältet läses i det kommando som gav händelsen.
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        let (beslut, val, namn): (BeslutID, Händelseval, String) = (try fält.id("beslut"), try fält.händelseval(), try fält.text("falt"))
        if val.typ == .beslutFattat, namn == "person" { throw RättaUppgift.person }
        guard let slag = val.typ.rättbara[namn] else { throw RättaUppgift.ickeRättbar(namn, val.typ) }
        self.init(
            beslut: beslut, val: val, uppgift: Uppgift(fält: namn, värde: try fält.värde(slag)), skäl: try fält.fritext("skal"))
    }
}

extension Fältläsare {
    /// Ett utelämnat värde, eller null, tar bort en uppgift som får saknas.
    fileprivate mutating func värde(_ slag: Uppgiftsslag) throws(Avvisning) -> Uppgift.Värde {
        switch slag {
        case .datum: .datum(try datum("varde"))
        case .valfrittDatum: .datum(try valfrittDatum("varde"))
        case .text: .text(try text("varde"))
        case .valfriText: .text(try valfriText("varde", högst: Self.längstaBenämning))
        case .bool: .bool(try bool("varde"))
        case .valfrittHeltal: .heltal(try valfrittHeltal("varde", Self.möjligaBelopp))
        case .valfriGrupp: .grupp(try valfrittID("varde"))
        case .fritext: .fritext(try fritext("varde"))
        case .valfriFritext: .fritext(try valfriFritext("varde"))
        case .skyddadText: .skyddat(.text(try valfriText("varde")))
        case .skyddadBool: .skyddat(.bool(try bool("varde")))
        case .skyddadOmfattning: .skyddat(.omfattning(try Omfattning(&self, "varde")))
        case .skyddatPersonnummer: .skyddat(.text(try personnummer("varde")))
        case .skyddatDiarienummer: .skyddat(.text(try diarienummer("varde")))
        }
    }
}
