public import Handlaggning

/// En rad som revisorerna får den.
public struct Revisorsrad: Hashable, Sendable {
    public let rubrik: Rubrik
    public let utfall: Utfall
    public let art: FristNummer.Art
    public let område: Verksamhetsområde
    public let insats: String
    public let lagrum: String
    public let beslutsdatum: Datum
    public let start: Datum
    /// Dagen för verkställigheten eller avslutet.
    public let slut: Datum?
    public let dagarSedanBeslut: Int
    public let dagarIFrist: Int
    public let skäl: Rapportrad.Radskäl?
    public let orsak: Avslutsorsak?
    /// Texten som rapporten trycker, när den får lämnas ut.
    public let text: String?
    public let märken: [Märke]

    init(_ rad: Rapportrad, släppt: Bool) {
        rubrik = rad.rubrik
        utfall = rad.utfall
        art = rad.frist.nummer.art
        område = rad.område
        insats = rad.insats
        lagrum = rad.lagrum
        beslutsdatum = rad.beslutsdatum
        start = rad.start
        slut = rad.slut
        dagarSedanBeslut = rad.dagarSedanBeslut
        dagarIFrist = rad.dagarIFrist
        skäl = rad.skäl
        orsak = rad.orsak
        text = rad.tryckerText ? (släppt ? rad.text?.visad : "texten är inte släppt") : nil
        märken = rad.märken
    }

    /// Raden som en mening med allt som lagen kräver och fristens tider.
    func mening(_ katalog: Katalog) -> String {
        let avbrott = art == .avbrott ? ", avbrutet \(start)" : ""
        let dag = slut.map { " \($0)" } ?? ""
        let utfall =
            switch utfall {
            case .öppen: "inte verkställt"
            case .verkställd: "verkställt\(dag)"
            case .avslutad: "avslutat utan verkställighet\(dag)" + (orsak.map { ", \(katalog.namn(påOrsak: $0, slut ?? beslutsdatum))" } ?? "")
            }
        let beslut = "Beslut om \(katalog.namn(påInsats: insats, område, beslutsdatum)) \(beslutsdatum)\(avbrott)"
        let meningar: [String?] = [
            "\(beslut), \(katalog.ord(lagrum: lagrum, beslutsdatum)): \(utfall).",
            "\(dagarSedanBeslut) dagar sedan beslutet, \(dagarIFrist) dagar i fristen.",
            skäl.map { "Skäl (\($0.klass.ord)): \(katalog.namn(påSkäl: $0.kod, beslutsdatum))." }, text.map { "Text: \($0)" },
        ]
        return meningar.compactMap(\.self).joined(separator: " ")
    }

    static let fält = [
        "rubrik", "utfall", "art", "omrade", "insats", "lagrum", "beslutsdatum", "start", "slutdag", "slut", "dagarSedanBeslut", "dagarIFrist",
        "skal_kod", "skal_klass", "text", "orsak", "marken",
    ]

    var celler: [String] {
        [
            rubrik.rawValue, utfall.rawValue, art.rawValue, område.rawValue, insats, lagrum, beslutsdatum.description, start.description,
            slutdag(start).description, slut?.description ?? "", "\(dagarSedanBeslut)", "\(dagarIFrist)", skäl?.kod.rawValue ?? "",
            skäl?.klass.rawValue ?? "", text ?? "", orsak?.rawValue ?? "", märken.map(\.description).joined(separator: " "),
        ]
    }
}

extension Katalog {
    fileprivate func ord(lagrum kod: String, _ dag: Datum) -> String { lagrum(kod, dag)?.namn ?? kod }
}

extension Skälsklass {
    fileprivate var ord: String {
        switch self {
        case .enskild: "hos den enskilde"
        case .strukturell: "strukturellt"
        }
    }
}
