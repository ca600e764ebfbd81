import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Hummingbird
import NIOCore
import Reports

// Finding a person, the life of what is held on them, and who has seen it. A person's name and number are asked for in a body, never in an address.
extension Rutter {
    var skyddets: [Rutt] {
        [
            Rutt(.post, Self.nämnd + "/sokningar", .nämnden(.söka) { try await sök($0, $1) }),
            Rutt(.post, Self.nämnd + "/registerutdrag", .nämnden(.lämnaRegisterutdrag) { try await registerutdrag($0, $1) }),
            Rutt(.get, Self.nämnd + "/gallring", ["idag", "efter"], .nämnden(.läsaGallringskandidater) { try await gallring($0, $1) }),
            Rutt(
                .get, Self.nämnd + "/atkomstlogg", ["person", "aktor", "fran", "till"], .nämnden(.läsaÅtkomstlogg) { try await åtkomstlogg($0, $1) }),
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
        let (form, idag) = (try begäran.form([.json, .text]), try begäran.fråga.datum("idag"))
        let läsare = try await läsare(begäran, behörighet, på: .läsmodellen)
        return try await tunga.utför {
            let lista = try await läsare.gallring(idag: idag)
            return Svar.text(form == .json ? lista.json.text : lista.text, typ: form.innehållstyp, position: Position(rawValue: lista.position))
        }
    }

    /// All that is asked for, however much, as fast as it is read.
    private func åtkomstlogg(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        _ = try begäran.vald([Self.jsonrader])
        let fråga = begäran.fråga
        let villkor = Åtkomstsökning.Villkor(
            person: try fråga.värde("person", "ett uuid") { PersonID($0) }, aktör: fråga.text("aktor"), från: try fråga.datum("fran"),
            till: try fråga.datum("till"))
        let sidor = try await installation.läsare(behörighet).åtkomster(villkor, try begäran.läsningsskäl)
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
