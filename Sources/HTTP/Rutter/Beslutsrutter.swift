import Application
import CanonicalJSON
import EventStore
import Handlaggning
import HTTPTypes
import Hummingbird
import Reports

// The beslut themselves.
extension Rutter {
    var beslutens: [Rutt] {
        [
            Rutt(.get, Self.nämnd + "/beslut", ["cursor", "limit", "efter"], .nämnden(.läsaBeslut) { try await beslutssida($0, $1) }),
            Rutt(.get, Self.nämnd + "/beslut/{beslut}", ["efter"], .nämnden(.läsaBeslut) { try await beslut($0, $1) }),
            Rutt(
                .get, Self.nämnd + "/beslut/{beslut}/identitet", ["efter"], .nämnden(.läsaBeslutIdentifierat) { try await identifierat($0, $1) }),
            Rutt(.get, Self.nämnd + "/bevakning", ["idag", "efter"], .nämnden(.läsaBevakning) { try await bevakning($0, $1) }),
        ]
    }

    private func beslut(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let läsare = try await läsare(begäran, behörighet, på: .loggen)
        return try svar(try await läsare.beslut(try begäran.beslut), begäran)
    }

    private func identifierat(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let skäl = try begäran.läsningsskäl
        let läsare = try await läsare(begäran, behörighet, på: .loggen)
        return try svar(try await läsare.identifieratBeslut(try begäran.beslut, skäl), begäran)
    }

    private func svar(_ bild: Beslutsbild, _ begäran: Begäran) throws -> Response {
        if try begäran.har(bild.version) { return Svar.tomt(.notModified, [.eTag: bild.version.etagg, .position: bild.position.description]) }
        return Svar.json(bild.json, position: bild.position).med(.eTag, bild.version.etagg)
    }

    private func beslutssida(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let antal = try begäran.fråga.antal("limit", högst: Beslutssida.flest, annars: 100)
        var efter: BeslutID?
        if let text = begäran.fråga.text("cursor") {
            guard let markör = Markör(text) else {
                throw Problem(.ogiltigMarkor, fält: "cursor", "cursor ska vara den som förra sidan gav. Börja om utan den.")
            }
            efter = markör.efter
        }
        let sida = try await läsare(begäran, behörighet, på: .läsmodellen).beslutssida(efter: efter, antal: antal)
        let nästa = sida.nästaEfter.map { Markör(efter: $0).text }
        let svar = Svar.json(
            [
                "namnd": .string(behörighet.nämnd.rawValue), "position": .int(sida.position.rawValue), "beslut": .array(sida.rader),
                "nasta": .optional(nästa),
            ],
            position: sida.position)
        return nästa.map { svar.med(.länk, "</v1/namnder/\(behörighet.nämnd)/beslut?cursor=\($0)&limit=\(antal)>; rel=\"next\"") } ?? svar
    }

    private func bevakning(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let (form, idag) = (try begäran.form(Svarsform.allCases), try begäran.fråga.datum("idag"))
        let läsare = try await läsare(begäran, behörighet, på: .läsmodellen)
        return try await tunga.utför {
            let lista = try await läsare.bevakning(idag: idag)
            return Svar.text(lista.utskrift(form.utskrift), typ: form.innehållstyp, position: Position(rawValue: lista.position))
        }
    }
}

extension Rutter {
    /// The one who reads, when what is read has come as far as they ask for.
    func läsare(_ begäran: Begäran, _ behörighet: Behörighet, på källa: Färskhet.Källa) async throws -> Läsare {
        let läsare = installation.läsare(behörighet)
        if let efter = try begäran.fråga.position("efter") { try await läsare.vänta(på: källa, till: efter, högst: gränser.färskhetsväntan) }
        return läsare
    }
}

extension Begäran {
    /// Why somebody reads what points a person out, and from where.
    ///
    /// - Throws: `andamal_saknas`, `ogiltigt_huvud`.
    var läsningsskäl: Läsningsskäl {
        get throws(Problem) {
            let möjliga = Ändamål.allCases.map(\.rawValue).joined(separator: ", ")
            guard let text = try huvud(.ändamål) else {
                throw Problem(
                    .andamalSaknas, fält: "Andamal",
                    "Ange i huvudet Andamal varför uppgifterna läses, något av: \(möjliga). Det antecknas i åtkomstloggen.")
            }
            guard let ändamål = Ändamål(rawValue: text) else {
                throw Problem(.ogiltigtHuvud, fält: "Andamal", "Andamal ska vara något av: \(möjliga).")
            }
            return Läsningsskäl(ändamål: ändamål, avsändare: avsändare, begäran: id)
        }
    }
}

extension Svarsform {
    var utskrift: Utskriftsform {
        switch self {
        case .json: .json
        case .text: .text
        case .csv: .csv
        case .html: .html
        }
    }
}
