import CanonicalJSON
import Handlaggning

extension UppgiftRättad {
    /// Ett värde som är förseglat i händelsen är det också i rättelsen.
    var form: Händelseform {
        let (varde, skyddat) = uppgift.värde.form
        return Händelseform(
            .uppgiftRättad,
            mål.fält + [.init("falt", .string(uppgift.fält)), .valfritt("varde", varde), .init("skal", .string(skäl.hash))],
            skyddat: skyddat + skäl.skyddadeFält("skal"))
    }

    init(_ form: Formläsare) throws {
        let (mål, fält) = (try Händelsemål(form), try form.text("falt"))
        guard let slag = mål.typ.rättbara[fält] else { throw form.fel("falt") }
        self.init(mål: mål, uppgift: Uppgift(fält: fält, värde: try slag.värde(form)), skäl: try form.fritext("skal"))
    }
}

extension HändelseÅterkallad {
    var form: Händelseform { Händelseform(.händelseÅterkallad, mål.fält + [.init("skal", .string(skäl.hash))], skyddat: skäl.skyddadeFält("skal")) }

    init(_ form: Formläsare) throws { self.init(mål: try Händelsemål(form), skäl: try form.fritext("skal")) }
}

extension BeslutMakulerat {
    var form: Händelseform { Händelseform(.beslutMakulerat, [.init("skal", .string(skäl.hash))], skyddat: skäl.skyddadeFält("skal")) }
}

extension TextSläppt {
    var form: Händelseform { Händelseform(.textSläppt, mål.fält + [.init("text", .string(hash))]) }

    init(_ form: Formläsare) throws { self.init(mål: try Händelsemål(form), hash: try form.text("text")) }
}

extension Händelsemål {
    fileprivate var fält: [JSON.Member?] { [.init("typ", .string(typ.rawValue)), .init("nr", .int(nr))] }

    fileprivate init(_ form: Formläsare) throws { self.init(typ: try form.val("typ"), nr: try form.heltal("nr")) }
}

extension Uppgift.Värde {
    /// Det som står i klartext under `varde`, och det förseglade. Ett värde som tas bort har inget `varde`.
    fileprivate var form: (JSON?, [JSON.Member?]) {
        switch self {
        case .datum(let datum): (datum.map(JSON.datum), [])
        case .text(let text): (text.map(JSON.string), [])
        case .bool(let sant): (.bool(sant), [])
        case .heltal(let tal): (tal.map(JSON.int), [])
        case .grupp(let grupp): (grupp.map(JSON.id), [])
        case .fritext(let text): ((text?.hash).map(JSON.string), text?.skyddadeFält("varde") ?? [])
        case .skyddat(.text(let text)): (nil, [.valfritt("varde", text.map(JSON.string))])
        case .skyddat(.bool(let sant)): (nil, [.init("varde", .bool(sant))])
        case .skyddat(.omfattning(let omfattning)): (nil, [.valfritt("varde", (omfattning?.form))])
        case .skyddat(.stängt): (nil, [])
        }
    }
}

extension Uppgiftsslag {
    fileprivate func värde(_ form: Formläsare) throws -> Uppgift.Värde {
        switch self {
        case .datum: .datum(try form.datum("varde"))
        case .valfrittDatum: .datum(try form.valfrittDatum("varde"))
        case .text: .text(try form.text("varde"))
        case .valfriText: .text(try form.valfriText("varde"))
        case .bool: .bool(try form.bool("varde"))
        case .valfrittHeltal: .heltal(try form.valfrittHeltal("varde"))
        case .valfriGrupp: .grupp(try form.valfrittID("varde"))
        case .fritext, .mängd: .fritext(try form.fritext("varde"))
        case .valfriFritext: .fritext(try form.valfriFritext("varde"))
        case .skyddadText, .skyddatPersonnummer, .skyddatDiarienummer, .skyddadBool, .skyddadOmfattning: .skyddat(try skyddat(form))
        }
    }

    private func skyddat(_ form: Formläsare) throws -> Uppgift.Skyddat {
        guard case .öppet(let öppet) = form.skyddat else { return .stängt }
        let värde = öppet["varde"]
        if self == .skyddadOmfattning {
            guard let värde else { return .omfattning(nil) }
            guard let omfattning = Omfattning(form: värde) else { throw form.fel("varde") }
            return .omfattning(omfattning)
        }
        if self == .skyddadBool {
            guard let sant = värde?.bool else { throw form.fel("varde") }
            return .bool(sant)
        }
        return .text(värde?.string)
    }
}
