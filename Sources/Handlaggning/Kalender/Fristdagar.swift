/// Dagarna då en frist behöver uppmärksammas.
public struct Fristdagar: Hashable, Sendable {
    public let start: Datum

    public init(start: Datum) { self.start = start }

    public var trettioKvar: Datum { före(Bevakningsnivå.trettioDagar) }
    public var fjortonKvar: Datum { före(Bevakningsnivå.fjortonDagar) }
    public var sjuKvar: Datum { före(Bevakningsnivå.sjuDagar) }
    public var slutdag: Datum { Handlaggning.slutdag(start) }
    public var rapporteringsbar: Datum { rapporteringsbarFrån(start) }

    private func före(_ dagar: Int) -> Datum { slutdag.plus(dagar: -dagar) }
}

/// Hur många av nämndens öppna frister som når en gräns i en månad eller på en dag.
public struct Fristantal: Hashable, Sendable {
    public private(set) var trettioKvar = 0
    public private(set) var fjortonKvar = 0
    public private(set) var sjuKvar = 0
    public private(set) var slutdag = 0
    public private(set) var rapporteringsbar = 0

    init(_ frister: some Sequence<Fristunderlag>, _ träffar: (Datum) -> Bool) {
        for frist in frister {
            let dagar = Fristdagar(start: frist.frist.start)
            if träffar(dagar.trettioKvar) { trettioKvar += 1 }
            if träffar(dagar.fjortonKvar) { fjortonKvar += 1 }
            if träffar(dagar.sjuKvar) { sjuKvar += 1 }
            if träffar(dagar.slutdag) { slutdag += 1 }
            // En doms frist följs men rapporteras inte.
            if frist.ursprung == .nämnd, träffar(dagar.rapporteringsbar) { rapporteringsbar += 1 }
        }
    }

    public var inga: Bool { trettioKvar + fjortonKvar + sjuKvar + slutdag + rapporteringsbar == 0 }
}
