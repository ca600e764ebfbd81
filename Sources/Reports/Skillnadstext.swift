public import Handlaggning

extension Radskillnad {
    /// Skillnaden som en mening på en rad. Texters ord står inte i den.
    public func mening(_ katalog: Katalog) -> String {
        switch self {
        case .tillkommen(let rad): "\(rad.namn(katalog)) har kommit till: \(rad.rubrik.rawValue), \(rad.utfall.ord)."
        case .borttagen(let rad): "\(rad.namn(katalog)) ska inte längre stå i rapporten; det stod som \(rad.rubrik.rawValue), \(rad.utfall.ord)."
        case .ändrad(let förr, _, let uppgifter):
            "\(förr.namn(katalog)) är ändrat: \(uppgifter.map(\.ord).joined(separator: "; "))."
        }
    }
}

extension Rapportrad {
    /// Raden som en läsare känner igen den.
    func namn(_ katalog: Katalog) -> String {
        let avbrott = frist.nummer.art == .avbrott ? ", avbrutet \(start)" : ""
        return "Beslut om \(katalog.namn(påInsats: insats, område, beslutsdatum)) \(beslutsdatum)\(avbrott)"
    }
}

extension Utfall {
    var ord: String {
        switch self {
        case .öppen: "inte verkställt"
        case .verkställd: "verkställt"
        case .avslutad: "avslutat utan verkställighet"
        }
    }
}

extension Uppgiftsskillnad {
    fileprivate var ord: String {
        switch (uppgift, från, till) {
        case (.text, nil, _): "en text har kommit till"
        case (.text, _, nil): "texten finns inte längre"
        case (.text, _, _): "texten är en annan"
        case (.märken, _, _): "anmärkningarna är andra"
        case (_, let från, let till): "\(uppgift.ord) var \(från.map(visat) ?? "tomt") och är \(till.map(visat) ?? "tomt")"
        }
    }

    private func visat(_ värde: String) -> String { uppgift == .utfall ? Utfall(rawValue: värde)?.ord ?? värde : värde }
}

extension Radfält {
    fileprivate var ord: String {
        switch self {
        case .rubrik: "rubriken"
        case .utfall: "utfallet"
        case .start: "fristens start"
        case .slut: "fristens slut"
        case .område: "verksamhetsområdet"
        case .lagrum: "lagrummet"
        case .insats: "insatsen"
        case .beslutsdatum: "beslutsdatum"
        case .dagarSedanBeslut: "dagar sedan beslutet"
        case .dagarIFrist: "dagar i fristen"
        case .skälskod: "skälets kod"
        case .skälsklass: "skälets klass"
        case .orsak: "orsaken"
        case .text: "texten"
        case .märken: "märkningen"
        }
    }
}
