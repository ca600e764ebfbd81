public import Handlaggning

extension Rubrik {
    /// Rubriken som den trycks; kvartalet är omgångens.
    public func text(_ period: Kvartal) -> String {
        switch self {
        case .r1: "Återrapportering av beslut som har verkställts"
        case .r2: "Återrapportering av beslut som avslutats utan att beslutet verkställts"
        case .r3: "Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts"
        case .r4: "Ny rapportering av ej verkställda beslut under kvartal \(period.nummer)"
        case .rättade: "Rättelse av beslut som rapporterats tidigare men inte skulle ha rapporterats"
        }
    }

    var tomtext: String {
        switch self {
        case .r1, .r2, .r3, .rättade: "Det finns inga beslut att återrapportera."
        case .r4: "Det finns inga nya beslut att rapportera."
        }
    }
}

extension Rapportrad {
    /// Raden som en mening. Skälet är handläggarens egen text, med sitt eget bindeord.
    public func mening(_ katalog: Katalog) -> String {
        let början = "Beslut om \(katalog.namn(påInsats: insats, område, beslutsdatum)) \(beslutsdatum)"
        switch (rubrik, utfall) {
        case (.r1, _): return "\(början) har rapporterats som ej verkställt men är verkställt nu."
        case (.r2, _): return "\(början) har rapporterats som ej verkställt och kommer inte verkställas" + med(skäl: text, annars: ".")
        case (.r3, _): return "\(början) har rapporterats som ej verkställt och är ännu inte verkställt." + med(skäl: text, annars: "")
        case (.r4, .öppen): return "\(början) har rapporterats som ej verkställt." + med(skäl: text, annars: "")
        case (.r4, .avslutad): return "\(början) är ett ej verkställt beslut men som avslutas." + med(skäl: text, annars: "")
        case (.r4, .verkställd): return "\(början) är ett ej verkställt beslut men är verkställt nu."
        case (.rättade, _): return "\(början) har rapporterats som ej verkställt men skulle inte ha rapporterats."
        }
    }

    private func med(skäl: Fritext?, annars: String) -> String { skäl.map { " " + enRad($0.visad) } ?? annars }

    /// Det som läsaren behöver veta om raden därutöver.
    var anmärkningar: [String] { märken.map(\.anmärkning) }
}

extension Märke {
    var anmärkning: String {
        switch self {
        case .skulleHaRapporterats(let period): "Skulle ha rapporterats redan i \(period)."
        case .löptUtObekräftat: "Beslutets tid har löpt ut, men det är inte bekräftat att insatsen är avslutad."
        case .skälSaknas: "Skälet till dröjsmålet saknas."
        case .återöppnad: "Slutrapporterat tidigare, men en rättelse visar att beslutet inte är verkställt eller avslutat."
        case .slutEfterBrytdatum(let datum): "Verkställt eller avslutat \(datum), efter brytdatum; tas upp i nästa omgång."
        case .vistelsekommun: "En vistelsekommun har ombetts verkställa beslutet; raden lämnas till IVO och fullmäktige men inte till revisorerna."
        }
    }
}
