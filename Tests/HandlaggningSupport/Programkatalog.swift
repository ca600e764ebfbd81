import Foundation
public import Handlaggning

extension Katalog {
    /// Katalogen som programmet bär med sig, läst ur samma filer.
    public static let program: Katalog = {
        do {
            return Katalog(
                lagrum: try poster("lagrum.json").map { (form: Lagrumsform) in
                    Lagrumspost(kod: form.kod, namn: form.namn, giltig: form.giltig, rapporteringspliktigt: form.rapporteringspliktigt)
                },
                insatser: try poster("insatser.json").map { (form: Insatsform) in
                    Insatspost(
                        kod: form.kod, område: Verksamhetsområde(rawValue: form.omrade)!, namn: form.namn, lagrum: form.lagrum, giltig: form.giltig)
                })
        } catch {
            preconditionFailure("Katalogens filer går inte att läsa: \(error)")
        }
    }()

    private static func poster<Form: Decodable>(_ fil: String) throws -> [Form] {
        let rot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: rot.appending(path: "Sources/Application/Kataloger/\(fil)"))
        return try JSONDecoder().decode(Katalogfil<Form>.self, from: data).poster
    }
}

private struct Katalogfil<Form: Decodable>: Decodable { let poster: [Form] }

private struct Lagrumsform: Decodable {
    let kod, namn, fran: String
    let till: String?
    let rapporteringspliktigt: Bool

    var giltig: Giltighet { Giltighet(från: dag(fran), till: till.map(dag)) }
}

private struct Insatsform: Decodable {
    let kod, omrade, namn, fran: String
    let till: String?
    let lagrum: [String]

    var giltig: Giltighet { Giltighet(från: dag(fran), till: till.map(dag)) }
}
