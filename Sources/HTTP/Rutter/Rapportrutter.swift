import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Hummingbird
import Reports

// Rounds, their reports in every form, and why a row stands there.
extension Rutter {
    var rapporternas: [Rutt] {
        [
            Rutt(.get, Self.nämnd + "/omgangar", ["efter"], .nämnden(.läsaOmgångar) { try await omgångar($0, $1) }),
            Rutt(
                .get, Self.nämnd + "/omgangar/{period}/rapport", ["vy", "brytdatum", "position", "troskel", "efter"],
                .nämndenEfter({ (begäran: Begäran) throws(Problem) in try begäran.vy.åtgärd }) { try await rapport($0, $1) }),
            Rutt(
                .get, Self.nämnd + "/omgangar/{period}/rader/{beslut}", ["brytdatum", "position", "efter"],
                .nämnden(.läsaRadförklaring) { try await radförklaring($0, $1) }),
        ]
    }

    private func omgångar(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let lista = try await läsare(begäran, behörighet, på: .loggen).omgångar()
        return Svar.json(lista.json, position: lista.position)
    }

    private func rapport(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let (vy, fråga, form) = (try begäran.vy, try begäran.omgångsfråga, try begäran.form(Svarsform.allCases))
        let tröskel = try begäran.fråga.värde("troskel", "0 eller ett heltal mellan 3 och 1000") { Int($0).flatMap(Statistiktröskel.init) }
        guard tröskel == nil || vy == .fullmaktige else {
            throw Problem(status: .unprocessableContent, kod: Problemkod.ogiltigParameter.rawValue, "troskel hör till vy=fullmaktige.")
        }
        let skäl = vy == .ivo ? try begäran.läsningsskäl : nil
        let läsare = try await läsare(begäran, behörighet, på: .läsmodellen)
        let katalog = installation.katalog
        return try await tunga.utför {
            let (text, huvud, visat): (String, Rapporthuvud, Rapporthuvud.Visat)
            switch vy {
            case .namnd:
                let svar = try await läsare.rapport(fråga)
                (text, huvud, visat) = (svar.utskrift(form.utskrift, katalog), svar.huvud, .raderna(utomTexten: svar.sammanhang.osläppta))
            case .ivo:
                guard let skäl else { throw Problem(.andamalSaknas, fält: "Andamal", "Ange varför uppgifterna läses.") }
                let svar = try await läsare.individrapporter(fråga, skäl)
                (text, huvud, visat) = (svar.utskrift(form.utskrift), svar.huvud, .raderna(utomTexten: []))
            case .revisor:
                let svar = try await läsare.rapport(fråga)
                (text, huvud, visat) = (svar.revisorsutskrift(form.utskrift, katalog), svar.huvud, .tal)
            case .fullmaktige:
                let svar = try await läsare.statistik(fråga, tröskel: tröskel ?? .ingen)
                (text, huvud, visat) = (svar.utskrift(form.utskrift, katalog), svar.huvud, .tal)
            }
            let svar = Svar.text(text, typ: form.innehållstyp, position: Position(rawValue: huvud.position))
            return huvud.etagg(visat).map { svar.med(.eTag, $0) } ?? svar
        }
    }

    private func radförklaring(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let (fråga, beslut, form) = (try begäran.omgångsfråga, try begäran.beslut, try begäran.form([.json, .text]))
        let redogörelse = try await läsare(begäran, behörighet, på: .loggen).radförklaring(fråga, beslut)
        let text = form == .json ? try redogörelse.json(installation.katalog).text : redogörelse.dokument(installation.katalog).text
        return Svar.text(text, typ: form.innehållstyp, position: Position(rawValue: redogörelse.position))
    }
}

extension Begäran {
    fileprivate var vy: Rapportvy {
        get throws(Problem) { try fråga.val("vy") ?? .namnd }
    }

    fileprivate var omgångsfråga: Omgångsfråga {
        get throws(Problem) {
            Omgångsfråga(period: try period, brytdatum: try fråga.datum("brytdatum"), position: try fråga.position("position"))
        }
    }
}

extension Rapportvy {
    var åtgärd: Åtgärd {
        switch self {
        case .namnd: .läsaRapportNämnd
        case .ivo: .läsaRapportIVO
        case .revisor: .läsaRapportRevisor
        case .fullmaktige: .läsaRapportFullmäktige
        }
    }
}
