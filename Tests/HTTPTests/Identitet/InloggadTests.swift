import Application
import EventStore
import Foundation
import Handlaggning
import Testing

@testable import HTTP

@Suite("En inloggad")
struct InloggadTests {
    private func inloggad(_ uppdrag: String...) throws -> Inloggad {
        Inloggad(subjekt: "anna.berg", uppdrag: try uppdrag.map { try #require(Uppdrag($0)) }, upphör: .distantFuture)
    }

    private func behörighet(_ inloggad: Inloggad, _ åtgärd: Åtgärd, _ nämnd: String = "SN", valt: String? = nil) throws -> Behörighet? {
        let (nämnd, valt) = (try #require(Tenant(rawValue: nämnd)), try valt.map { try #require(Uppdrag($0)) })
        do throws(Åtkomstfel) { return try inloggad.behörighet(för: åtgärd, nämnd: nämnd, valt: valt) } catch {
            #expect(error == .ejBehörig)
            return nil
        }
    }

    @Test("får i varje roll och åtgärd det som matrisen säger, och inget i en annan nämnd", arguments: Roll.allCases)
    func matrisen(_ roll: Roll) throws {
        let enhet = roll.enhetskrav == .krävs ? "/E1" : ""
        let inloggad = try inloggad("SN/\(roll.rawValue)\(enhet)")
        for åtgärd in Åtgärd.allCases {
            let får = Behörighetsmatris.gällande.räckvidd(roll, åtgärd) != nil
            #expect((try behörighet(inloggad, åtgärd) != nil) == får, "\(roll.rawValue), \(åtgärd.rawValue)")
            #expect(try behörighet(inloggad, åtgärd, "AN") == nil)
        }
    }

    @Test("handlar med det minsta uppdrag som räcker, i vilken ordning de än står")
    func minsta() throws {
        for uppdrag in [["SN/forvaltningsjurist", "SN/revisor", "SN/enhetschef/E2"], ["SN/enhetschef/E2", "SN/forvaltningsjurist", "SN/revisor"]] {
            let inloggad = Inloggad(subjekt: "anna", uppdrag: try uppdrag.map { try #require(Uppdrag($0)) }, upphör: .distantFuture)
            #expect(try behörighet(inloggad, .läsaBeslut)?.roll == .revisor)
            #expect(try behörighet(inloggad, .makuleraBeslut)?.roll == .förvaltningsjurist)
            #expect(try behörighet(inloggad, .fattaBeslut)?.enhet == "E2")
            #expect(try behörighet(inloggad, .godkännGallring) == nil)
            // The year is the whole nämnd's, also for one whose beslut are an enhet's.
            let chef = try #require(Uppdrag("SN/enhetschef/E2"))
            #expect(try inloggad.behörighet(för: .läsaKalender, nämnd: chef.nämnd, valt: chef).enhet == nil)
        }
    }

    @Test("med flera enheter kan säga vilken som menas, men inte en som inte är hens")
    func enheter() throws {
        let inloggad = try inloggad("SN/handlaggare/E2", "SN/handlaggare/E1")
        #expect(try behörighet(inloggad, .verkställ)?.enhet == "E1")
        #expect(try behörighet(inloggad, .verkställ, valt: "SN/handlaggare/E2")?.enhet == "E2")
        #expect(try behörighet(inloggad, .verkställ, valt: "SN/handlaggare/E3") == nil)
    }

    @Test("når installationen bara som den som driver den")
    func installationen() throws {
        #expect(try inloggad("AN/systemforvaltare").behörighet(för: .läsaJobb).roll == .systemförvaltare)
        let jurist = try inloggad("SN/informationsagare")
        #expect(throws: Åtkomstfel.ejBehörig) { try jurist.behörighet(för: .läsaJobb) }
        let drift = try inloggad("SN/systemforvaltare")
        #expect(throws: Åtkomstfel.ejBehörig) { try drift.behörighet(för: .registreraNämnd) }
    }

    @Test("utan uppdrag får inget")
    func utan() throws {
        let inloggad = try inloggad()
        for åtgärd in Åtgärd.allCases { #expect(try behörighet(inloggad, åtgärd) == nil) }
    }
}

@Suite("Ett nekande")
struct NekandeTests {
    @Test("har en kod, en mening och en utmaning, och säger aldrig vad som var fel i beviset")
    func utmaningen() {
        let alla: [Nekande] = [
            Nekande(.saknas), Nekande(.ogiltig(.signatur)), Nekande(.ogiltig(.nyckel)), Nekande(.utgången), Nekande(.mfaKrävs),
            Nekande(.uppdragOgiltiga),
            Nekande(.utfärdarenOnåbar), Nekande(.ejBehörig),
        ]
        #expect(alla.map(\.status) == [401, 401, 401, 401, 401, 401, 503, 403])
        #expect(
            alla.map(\.kod) == [
                "token_saknas", "token_ogiltig", "token_ogiltig", "token_utgangen", "mfa_kravs", "uppdrag_ogiltiga", "utfardare_onabar", "ej_behorig",
            ])
        #expect(
            alla.map(\.wwwAuthenticate) == [
                "Bearer realm=\"evb\"", "Bearer realm=\"evb\", error=\"invalid_token\"", "Bearer realm=\"evb\", error=\"invalid_token\"",
                "Bearer realm=\"evb\", error=\"invalid_token\"", "Bearer realm=\"evb\", error=\"insufficient_user_authentication\"",
                "Bearer realm=\"evb\", error=\"invalid_token\"", nil, "Bearer realm=\"evb\", error=\"insufficient_scope\"",
            ])
        #expect(alla[1].text == alla[2].text)
        for nekande in alla { #expect(nekande.text.hasSuffix(".")) }
    }
}
