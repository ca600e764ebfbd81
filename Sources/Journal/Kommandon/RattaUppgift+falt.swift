import CanonicalJSON
import Handlaggning

extension RättaUppgift {
    /// Värdet läses som fältet läses i det kommando som gav händelsen.
    init(_ fält: inout Fältläsare) throws(Avvisning) {
        let (beslut, val): (BeslutID, Händelseval) = (try fält.id("beslut"), try fält.händelseval())
        var uppgifter = [try fält.uppgift(val.typ)]
        for (plats, element) in (try fält.valfriLista("andra", högst: Fältläsare.flestRättade)).enumerated() {
            var en = try Fältläsare(element, stig: "andra[\(plats)]")
            let uppgift = try en.uppgift(val.typ)
            try en.klar()
            guard !uppgifter.contains(where: { $0.fält == uppgift.fält }) else {
                throw Avvisning(
                    .ogiltigtVarde, fält: "andra[\(plats)].falt", "Fältet \(uppgift.fält) rättas två gånger i samma kommando. Ange det en gång.")
            }
            uppgifter.append(uppgift)
        }
        self.init(beslut: beslut, val: val, uppgifter: uppgifter, skäl: try fält.fritext("skal"))
    }
}

extension Fältläsare {
    /// Fler uppgifter än så har ingen händelse.
    static let flestRättade = 20

    fileprivate mutating func uppgift(_ typ: BeslutHändelse.Typ) throws(Avvisning) -> Uppgift {
        let namn = try text("falt")
        if typ == .beslutFattat, namn == "person" { throw RättaUppgift.person }
        guard let slag = typ.rättbara[namn] else { throw RättaUppgift.ickeRättbar(namn, typ) }
        return Uppgift(fält: namn, värde: try värde(slag))
    }

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
        case .mängd: .fritext(try mängd("varde"))
        case .valfriFritext: .fritext(try valfriFritext("varde"))
        case .skyddadText: .skyddat(.text(try valfriText("varde")))
        case .skyddadBool: .skyddat(.bool(try bool("varde")))
        case .skyddadOmfattning: .skyddat(.omfattning(try Omfattning(&self, "varde")))
        case .skyddatPersonnummer: .skyddat(.text(try personnummer("varde")))
        case .skyddatDiarienummer: .skyddat(.text(try diarienummer("varde")))
        }
    }
}
