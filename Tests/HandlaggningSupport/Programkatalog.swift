import Foundation
public import Handlaggning

extension Katalog {
    /// Katalogen som programmet bär med sig, läst ur samma filer.
    public static let program: Katalog = {
        do {
            return Katalog(
                lagrum: try poster("lagrum").map { (form: Lagrumsform) in
                    Lagrumspost(
                        kod: form.kod, namn: form.namn, lag: form.lag.map { Lag(rawValue: $0)! }, giltig: form.giltig,
                        rapporteringspliktigt: form.rapporteringspliktigt)
                },
                insatser: try poster("insatser").map { (form: Insatsform) in
                    Insatspost(
                        kod: form.kod, område: Verksamhetsområde(rawValue: form.omrade)!, namn: form.namn, lagrum: form.lagrum, giltig: form.giltig)
                },
                paragrafer: try poster("paragrafer").map { (form: Paragrafform) in
                    Paragraf(
                        id: form.id, namn: form.namn, lag: Lag(rawValue: form.lag)!, roll: Paragraf.Roll(rawValue: form.roll)!, sfs: form.sfs,
                        text: form.text, giltig: form.giltig)
                },
                avgiftsramar: try poster("avgiftsramar").map { (form: Avgiftsform) in
                    Avgiftsram(lag: Lag(rawValue: form.lag)!, lägst: form.lagst, högst: form.hogst, paragraf: form.paragraf, giltig: form.giltig)
                },
                skälskoder: try koder("skalskoder"), avslutsorsaker: try koder("avslutsorsaker"), inriktningar: try koder("inriktningar"),
                rapporteringsperioder: try poster("rapporteringsperioder").map { (form: Periodform) in
                    Rapporteringsperiod(kvartal: kvartal(form.period), från: dag(form.fran), till: dag(form.till))
                },
                periodmönster: try poster("periodmonster").map { (form: Mönsterform) in
                    Periodmönster(
                        nummer: form.kvartal, öppnar: Månadsdag(form.oppnar)!, stänger: Månadsdag(form.stanger)!, giltig: form.giltig)!
                },
                gallringsregler: try poster("gallringsregler").map { (form: Regelform) in
                    Gallringsregel(lag: Lag(rawValue: form.lag)!, år: form.ar, paragraf: form.paragraf, giltig: form.giltig)
                },
                gallringsundantag: try poster("gallringsundantag").map { (form: Undantagsform) in
                    Gallringspost(
                        område: Verksamhetsområde(rawValue: form.omrade)!, insats: form.insats, berörBarn: form.berorBarn, tillÅlder: form.tillAlder,
                        ejAvslutadeFöre: form.ejAvslutadeFore.map(dag), paragraf: form.paragraf, giltig: form.giltig)
                },
                forskningsurval: try poster("forskningsurval").map { (form: Urvalsform) in
                    Forskningsurval(
                        namn: form.namn, kommunkoder: Set(form.kommunkoder), födelsedagar: Set(form.fodelsedagar), paragraf: form.paragraf,
                        giltig: form.giltig)
                })
        } catch {
            preconditionFailure("Katalogens filer går inte att läsa: \(error)")
        }
    }()

    private static func koder(_ fil: String) throws -> [Kodpost] {
        try poster(fil).map { (form: Kodform) in Kodpost(kod: form.kod, namn: form.namn, giltig: form.giltig) }
    }

    private static func poster<Form: Decodable>(_ fil: String) throws -> [Form] {
        let rot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: rot.appending(path: "Sources/Application/Kataloger/\(fil).json"))
        return try JSONDecoder().decode(Katalogfil<Form>.self, from: data).poster
    }
}

private struct Katalogfil<Form: Decodable>: Decodable { let poster: [Form] }

private protocol DateradForm: Decodable {
    var fran: String { get }
    var till: String? { get }
}

extension DateradForm {
    fileprivate var giltig: Giltighet { Giltighet(från: dag(fran), till: till.map(dag)) }
}

private struct Lagrumsform: DateradForm {
    let kod, namn, fran: String
    let lag, till: String?
    let rapporteringspliktigt: Bool
}

private struct Insatsform: DateradForm {
    let kod, omrade, namn, fran: String
    let till: String?
    let lagrum: [String]
}

private struct Paragrafform: DateradForm {
    let id, namn, lag, roll, fran: String
    let sfs, text, till: String?
}

private struct Avgiftsform: DateradForm {
    let lag, paragraf, fran: String
    let lagst, hogst: Int
    let till: String?
}

private struct Kodform: DateradForm {
    let kod, namn, fran: String
    let till: String?
}

private struct Regelform: DateradForm {
    let lag, paragraf, fran: String
    let ar: Int
    let till: String?
}

private struct Undantagsform: DateradForm {
    let omrade, paragraf, fran: String
    let insats, ejAvslutadeFore, till: String?
    let berorBarn: Bool
    let tillAlder: Int?
}

private struct Urvalsform: DateradForm {
    let namn, paragraf, fran: String
    let kommunkoder: [String]
    let fodelsedagar: [Int]
    let till: String?
}

private struct Periodform: Decodable { let period, fran, till: String }

private struct Mönsterform: DateradForm {
    let oppnar, stanger, fran: String
    let kvartal: Int
    let till: String?
}
