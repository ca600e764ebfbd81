import CanonicalJSON
import Handlaggning

/// Läser fälten i en lagrad form. Det som saknas eller är fel är ett fel i loggen, inte i något som en användare skrev.
struct Formläsare {
    let typ: String
    /// Versionen som lagrades; data är i den aktuella.
    let version: Int16
    let data: JSON
    let skyddat: Skyddat

    func fel(_ fält: String) -> Formfel { Formfel(typ: typ, version: version, orsak: .fält(fält)) }

    private func värde<Värde>(_ fält: String, _ tolka: (JSON) -> Värde?) throws -> Värde {
        guard let värde = try valfritt(fält, tolka) else { throw fel(fält) }
        return värde
    }

    private func valfritt<Värde>(_ fält: String, _ tolka: (JSON) -> Värde?) throws -> Värde? {
        guard let rått = data[fält], !rått.isNull else { return nil }
        guard let värde = tolka(rått) else { throw fel(fält) }
        return värde
    }

    func text(_ fält: String) throws -> String { try värde(fält, \.string) }
    func valfriText(_ fält: String) throws -> String? { try valfritt(fält, \.string) }
    func heltal(_ fält: String) throws -> Int { try värde(fält, \.int) }
    func bool(_ fält: String) throws -> Bool { try värde(fält, \.bool) }
    func datum(_ fält: String) throws -> Datum { try värde(fält) { $0.string.flatMap { Datum($0) } } }
    func valfrittDatum(_ fält: String) throws -> Datum? { try valfritt(fält) { $0.string.flatMap { Datum($0) } } }
    func period(_ fält: String) throws -> Kvartal { try värde(fält) { $0.string.flatMap { Kvartal($0) } } }
    func id<Av>(_ fält: String) throws -> ID<Av> { try värde(fält) { $0.string.flatMap { ID<Av>($0) } } }
    func valfrittID<Av>(_ fält: String) throws -> ID<Av>? { try valfritt(fält) { $0.string.flatMap { ID<Av>($0) } } }
    func objekt(_ fält: String) throws -> JSON { try värde(fält) { if case .object = $0 { $0 } else { nil } } }
    func valfrittObjekt(_ fält: String) throws -> JSON? { try valfritt(fält) { if case .object = $0 { $0 } else { nil } } }

    func val<Val: RawRepresentable>(_ fält: String, _ slag: Val.Type = Val.self) throws -> Val where Val.RawValue == String {
        try värde(fält) { $0.string.flatMap { Val(rawValue: $0) } }
    }

    func valfrittVal<Val: RawRepresentable>(_ fält: String, _ slag: Val.Type = Val.self) throws -> Val? where Val.RawValue == String {
        try valfritt(fält) { $0.string.flatMap { Val(rawValue: $0) } }
    }

    func valfrittHeltal(_ fält: String) throws -> Int? { try valfritt(fält, \.int) }

    /// Ett förseglat värde; nil när det saknas eller inte är öppnat.
    func skyddadText(_ fält: String) -> String? { if case .öppet(let öppet) = skyddat { öppet[fält]?.string } else { nil } }

    /// En text vars hash står i `fält` och vars ord och salt är förseglade.
    func fritext(_ fält: String) throws -> Fritext {
        let hash = try text(fält)
        switch skyddat {
        case .inget: throw fel(fält)
        case .stängt: return Fritext(hash: hash, innehåll: .stängt)
        case .gallrat: return Fritext(hash: hash, innehåll: .gallrat)
        case .öppet(let öppet):
            guard let text = öppet[fält]?.string, let salt = öppet[Fritext.saltfält(fält)]?.string.flatMap({ bytes(hex: $0) }) else {
                throw fel(fält)
            }
            let fritext = Fritext(text: text, salt: salt)
            // Hashen i klartext ingår i kedjan; stämmer inte texten med den är någon av dem fel, och ingen av dem får visas.
            guard fritext.hash == hash else { throw fel(fält) }
            return fritext
        }
    }

    func valfriFritext(_ fält: String) throws -> Fritext? { try valfriText(fält) == nil ? nil : try fritext(fält) }
}

// Det omvända: fält för en form.
extension JSON {
    static func datum(_ datum: Datum) -> JSON { .string(datum.description) }
    static func id<Av>(_ id: ID<Av>) -> JSON { .string(id.description) }
}

extension JSON.Member {
    /// Fältet, eller inget fält alls när värdet är nil.
    static func valfritt(_ namn: String, _ värde: JSON?) -> JSON.Member? { värde.map { JSON.Member(namn, $0) } }
}

extension Fritext {
    /// Ordens och saltets fält i den förseglade delen; tom för en text som inte är öppen.
    func skyddadeFält(_ fält: String = "text") -> [JSON.Member?] {
        guard case .öppet(let text, let salt) = innehåll else { return [] }
        return [.init(fält, .string(text)), .init(Self.saltfält(fält), .string(hex(salt)))]
    }

    static func saltfält(_ fält: String) -> String { fält == "text" ? "salt" : "\(fält)Salt" }
}
