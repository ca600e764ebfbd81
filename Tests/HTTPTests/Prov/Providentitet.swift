import FoundationEssentials

@testable import HTTP

/// Believes what it is told: `anna~SN/handlaggare/E1,SN/rapportor`. What tokens prove is tested where they are.
struct Providentitet: Identitetsprövning {
    func pröva(bärartoken: String) async throws(Identitetsfel) -> Inloggad {
        let delar = bärartoken.split(separator: "~", omittingEmptySubsequences: false)
        guard delar.count == 2 else { throw .ogiltig(.form) }
        let uppdrag = delar[1].split(separator: ",").compactMap { Uppdrag(String($0)) }
        return Inloggad(subjekt: String(delar[0]), uppdrag: uppdrag, upphör: Date().addingTimeInterval(600))
    }
}

/// Who asks, in the tests.
enum Vem {
    static let handläggare = "anna~SN/handlaggare/E1"
    static let annanEnhet = "bo~SN/handlaggare/E2"
    static let sekreterare = "sara~SN/namndsekreterare"
    static let rapportör = "rut~SN/rapportor"
    static let jurist = "jon~SN/forvaltningsjurist"
    static let revisor = "rev~SN/revisor"
    static let förvaltare = "sys~SN/systemforvaltare"
    static let ägare = "inga~SN/informationsagare"
    static let granskare = "gun~SN/logggranskare"
    static let annanNämnd = "vera~VON/forvaltningsjurist"
}
