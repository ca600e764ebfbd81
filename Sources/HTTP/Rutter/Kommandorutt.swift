import Application
import CanonicalJSON
import EventStore
import FoundationEssentials
import Handlaggning
import HTTPTypes
import Hummingbird
import Journal

// What is to be done, one command at a time: the same objects as the lines of an imported file.
extension Rutter {
    var kommandots: [Rutt] {
        [Rutt(.post, Self.nämnd + "/kommandon", .kommando { begäran, inloggad, nämnd in try await utför(begäran, inloggad, nämnd) })]
    }

    private func utför(_ begäran: Begäran, _ inloggad: Inloggad, _ nämnd: Tenant) async throws -> Response {
        let rad = try Kommandorad(try medNyckel(try await begäran.json(), begäran))
        guard rad.aktör == nil else {
            throw Problem(.aktorEjTillaten, fält: "aktor", "aktor anges bara i en import. Här är det den inloggade som handlar.")
        }
        guard rad.nämnd == nämnd.rawValue else {
            throw Problem(.namndMotsagerAdressen, fält: "namnd", "Kommandots nämnd är en annan än adressens.")
        }
        let behörighet = try inloggad.behörighet(för: rad.kommando.åtgärd, nämnd: nämnd, valt: try begäran.valtUppdrag)
        let väntad = try förutsättning(rad.kommando, begäran)
        do {
            // A command on one beslut is soon decided. What looks wider, as a report that is frozen, must not hold the loop.
            let kvitto = try await withTaskExecutorPreference(rad.kommando.ändratBeslut == nil ? globalConcurrentExecutor : nil) {
                try await mottagare.utför(rad, Handlande(behörighet), väntad: väntad?.version, läst: väntad?.rapport)
            }
            return svar(kvitto, rad.kommando, nämnd)
        } catch let avvisning as Avvisning {
            throw Problem(avvisning: avvisning, medVersion: väntad != nil)
        }
    }

    /// A change of a beslut or of an omgång says which version it builds on; anything else has none to name. A report is frozen by one who says
    /// which report they have read.
    private func förutsättning(_ kommando: Kommando, _ begäran: Begäran) throws -> Förutsättning? {
        guard kommando.ändratBeslut != nil || kommando.ändradOmgång != nil else {
            guard try begäran.huvud(.ifMatch) == nil else {
                throw Problem(
                    .ifMatchGallerInte, fält: "If-Match",
                    "If-Match gäller bara kommandon som ändrar ett beslut eller en omgång. Utelämna det här.")
            }
            return nil
        }
        let given = try begäran.förutsättning()
        if case .fastställRapport = kommando {
            guard given.rapport != nil else {
                throw Problem(
                    .ifMatchKravs, fält: "If-Match",
                    "Ange i If-Match den ETag som läsningen av rapporten gav, med vy=namnd eller ivo: det är den rapporten som fastställs.")
            }
            return given
        }
        // The others build on how far the omgång has come, whichever reading told it; a beslut has no report.
        let avEttBeslut = kommando.ändradOmgång == nil
        return Förutsättning(version: given.rapport != nil && avEttBeslut ? StreamVersion(rawValue: -1) : given.version, rapport: nil)
    }

    /// The command with the id that the head gives it.
    ///
    /// Källa: draft-ietf-httpapi-idempotency-key-header, 2 (a string, also accepted without its quotes).
    private func medNyckel(_ json: JSON, _ begäran: Begäran) throws -> JSON {
        guard let text = try begäran.huvud(.idempotensnyckel), case .object(let medlemmar) = json else { return json }
        let nyckel = text.count >= 2 && text.first == "\"" && text.last == "\"" ? String(text.dropFirst().dropLast()) : text
        guard let id = ID<Kommando>(nyckel) else {
            throw Problem(.ogiltigtHuvud, fält: "Idempotency-Key", "Idempotency-Key ska vara ett uuid.")
        }
        if let egen = json["kommandoId"], !egen.isNull {
            guard egen.string.flatMap({ ID<Kommando>($0) }) == id else {
                throw Problem(.kommandoIDMotsagerHuvudet, fält: "kommandoId", "kommandoId är ett annat än Idempotency-Key. Ange ett av dem.")
            }
            return json
        }
        return .object(medlemmar.filter { $0.key != "kommandoId" } + [.init("kommandoId", .string(id.description))])
    }

    private func svar(_ kvitto: Kommandokvitto, _ kommando: Kommando, _ nämnd: Tenant) -> Response {
        var svar = Svar.json(
            [
                "kommandoId": .string(kvitto.kommando.uuidString.lowercased()), "position": .int(kvitto.position.rawValue),
                "beslut": .optional(kommando.beslut?.description), "version": kvitto.version.map { .int($0.rawValue) } ?? .null,
                "nytt": .bool(kvitto.ärNytt),
            ], .created, position: kvitto.position)
        if let version = kvitto.version { svar.headers[.eTag] = version.etagg }
        if let beslut = kommando.beslut { svar.headers[.location] = "/v1/namnder/\(nämnd)/beslut/\(beslut)" }
        return svar
    }
}
