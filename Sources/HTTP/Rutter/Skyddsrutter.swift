import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Hummingbird
import NIOCore
import Reports

// Finding a person, the life of what is held on them, and who has seen it. Who is asked about stands in a body,
// never in an address.
extension Rutter {
    var skyddets: [Rutt] {
        [
            Rutt(.post, Self.nämnd + "/sokningar", .nämnden(.söka) { try await sök($0, $1) }),
            Rutt(.post, Self.nämnd + "/registerutdrag", .nämnden(.lämnaRegisterutdrag) { try await registerutdrag($0, $1) }),
            Rutt(.get, Self.nämnd + "/gallring", ["idag", "efter"], .nämnden(.läsaGallringskandidater) { try await gallring($0, $1) }),
            Rutt(.post, Self.nämnd + "/atkomstsokningar", .nämnden(.läsaÅtkomstlogg) { try await sökÅtkomst($0, $1) }),
            Rutt(.get, Self.nämnd + "/behorigheter", .nämnden(.läsaBehörigheter) { _, _ in Self.behörigheter }),
        ]
    }

    private func sök(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let skäl = try begäran.läsningsskäl
        let fråga = try Sökfråga(try await begäran.json())
        let resultat = try await tunga.utför { try await installation.läsare(behörighet).sök(fråga, skäl) }
        return Svar.json(resultat.json, position: resultat.position)
    }

    private func registerutdrag(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let skäl = try begäran.läsningsskäl
        let json = try await begäran.json()
        guard case .object(let fält) = json, fält.map(\.key) == ["person"], let person = json["person"]?.string.flatMap({ PersonID($0) }) else {
            throw Avvisning(.ogiltigtVarde, fält: "person", "Kroppen ska vara {\"person\": id}, personens id i evb.")
        }
        return Svar.json(try await tunga.utför { try await installation.läsare(behörighet).registerutdrag(person, skäl) })
    }

    private func gallring(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let (form, idag, skäl) = (try begäran.form([.json, .text]), try begäran.fråga.datum("idag"), try begäran.läsningsskäl)
        let läsare = try await läsare(begäran, behörighet, på: .läsmodellen)
        return try await tunga.utför {
            let lista = try await läsare.gallring(idag: idag, skäl)
            return Svar.text(form == .json ? lista.json.text : lista.text, typ: form.innehållstyp, position: Position(rawValue: lista.position))
        }
    }

    /// All that is asked for, however much, as fast as it is read.
    private func sökÅtkomst(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        _ = try begäran.vald([Self.jsonrader])
        let skäl = try begäran.läsningsskäl
        let villkor = try Åtkomstsökning.Villkor(try await begäran.json())
        let sidor = try await installation.läsare(behörighet).åtkomster(villkor, skäl)
        return Response(
            status: .ok, headers: [.contentType: Self.jsonrader],
            body: ResponseBody { ut in
                var efter: Int64 = 0
                while case let sida = try await sidor.efter(efter), let sista = sida.last {
                    try await ut.write(ByteBuffer(string: sida.map { $0.json.text + "\n" }.joined()))
                    efter = sista.nr
                }
                try await ut.finish(nil)
            })
    }

    /// Who may what: the matrix that everything here is judged by.
    private static var behörigheter: Response {
        Svar.json([
            "roller": .array(Roll.allCases.map { .string($0.rawValue) }),
            "atgarder": .array(
                Åtgärd.allCases.map { åtgärd in
                    [
                        "atgard": .string(åtgärd.rawValue),
                        "rackvidd": .object(
                            Roll.allCases.compactMap { roll in
                                Behörighetsmatris.gällande.räckvidd(roll, åtgärd).map { .init(roll.rawValue, .string(String($0.rawValue))) }
                            }),
                    ]
                }),
        ])
    }
}

extension Åtkomstsökning.Villkor {
    /// `{person?, aktor?, fran?, till?}`.
    ///
    /// - Throws: `fel_typ`, `okant_falt`, `ogiltigt_varde`, `ogiltigt_datum`.
    fileprivate init(_ json: JSON) throws(Avvisning) {
        guard case .object(let fält) = json else { throw Avvisning(.felTyp, "Ett JSON-objekt ({…}) väntades.") }
        self.init()
        for ett in fält where !ett.value.isNull {
            let text = ett.value.string
            switch ett.key {
            case "person":
                person = text.flatMap { PersonID($0) }
                if person == nil { throw Avvisning(.ogiltigtVarde, fält: "person", "person ska vara ett uuid.") }
            case "aktor":
                aktör = text
                if text == nil { throw Avvisning(.felTyp, fält: "aktor", "aktor ska vara text.") }
            case "fran": från = try Self.datum(text, "fran")
            case "till": till = try Self.datum(text, "till")
            case _:
                throw Avvisning(
                    .okantFalt, fält: String(ett.key.prefix(60)),
                    "Fältet \(ett.key.prefix(60)) är okänt. De som finns är person, aktor, fran och till.")
            }
        }
    }

    private static func datum(_ text: String?, _ fält: String) throws(Avvisning) -> Datum {
        guard let datum = text.flatMap({ Datum($0) }) else {
            throw Avvisning(.ogiltigtDatum, fält: fält, "\(fält) är inte ett datum som finns. Skriv ÅÅÅÅ-MM-DD.")
        }
        return datum
    }
}
