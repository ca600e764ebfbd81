@testable import Handlaggning
import Testing

@Suite("Behörighetsmatrisen")
struct BehörighetsmatrisTests {
    /// Skriven för hand en gång till: den som ändrar i tabellen säger det på två ställen.
    static let väntat: [Roll: Set<Åtgärd>] = {
        let handläggning: Set<Åtgärd> = [
            .fattaBeslut, .verkställ, .verkställDelvis, .avbrytVerkställighet, .återupptaVerkställighet, .angeSkäl, .lämnaErbjudande,
            .besvaraErbjudande, .avslutaUtanVerkställighet, .avslutaInsats, .ersättBeslut, .antecknaUppföljning, .planeraVerkställighet,
            .begärSenareläggning, .begärVistelsekommun, .registreraDödsfall, .överklaga, .rättaUppgift, .återkallaHändelse, .läsaBeslut,
            .läsaBeslutIdentifierat, .söka, .läsaBevakning, .läsaRadförklaring, .läsaOmgångar, .läsaKalender, .läsaPåminnelser,
        ]
        return [
            .handläggare: handläggning,
            .enhetschef: handläggning.union([.makuleraBeslut, .föreslåGallring, .läsaGallringskandidater]),
            .rapportör: [
                .registreraIVOÅtgärd, .registreraInskick, .meddelaRättelse, .läsaBeslut, .läsaBeslutIdentifierat, .söka, .läsaBevakning,
                .läsaRadförklaring, .läsaOmgångar, .läsaKalender, .läsaPåminnelser, .läsaRapportNämnd, .läsaRapportIVO, .läsaRapportFullmäktige,
            ],
            .nämndsekreterare: [
                .öppnaOmgång, .skrivAvsnitt, .fastställRapport, .antaRapport, .överlämnaRapport, .läsaBeslut, .läsaRadförklaring, .läsaOmgångar,
                .läsaKalender, .läsaPåminnelser, .läsaRapportNämnd, .läsaRapportRevisor, .läsaRapportFullmäktige, .läsaSigill,
            ],
            .förvaltningsjurist: [
                .begärVistelsekommun, .registreraDödsfall, .överklaga, .registreraDom, .beslutaInhibition, .registreraIVOÅtgärd, .rättaUppgift,
                .återkallaHändelse, .makuleraBeslut, .släppText, .föreslåGallring, .läsaBeslut, .läsaBeslutIdentifierat, .söka, .läsaBevakning,
                .läsaRadförklaring, .läsaOmgångar, .läsaKalender, .läsaPåminnelser, .läsaRapportNämnd, .läsaRapportRevisor,
                .läsaRapportFullmäktige, .läsaSigill, .läsaGallringskandidater,
            ],
            .revisor: [
                .läsaBeslut, .läsaRadförklaring, .läsaOmgångar, .läsaKalender, .läsaRapportRevisor, .läsaRapportFullmäktige, .läsaSigill,
                .läsaBehörigheter,
            ],
            .systemförvaltare: [.registreraNämnd, .läsaSigill, .läsaBehörigheter, .läsaJobb, .styraJobb, .läsaHälsa, .läsaMätvärden],
            .logggranskare: [.läsaÅtkomstlogg, .läsaBehörigheter],
            .informationsägare: [
                .föreslåGallring, .godkännGallring, .läsaBeslut, .söka, .läsaHändelser, .läsaOmgångar, .läsaKalender, .läsaRapportFullmäktige,
                .läsaSigill, .läsaLogg, .läsaÅtkomstlogg, .läsaBehörigheter, .lämnaRegisterutdrag, .läsaGallringskandidater,
            ],
            .servicekonto: [
                .fattaBeslut, .verkställ, .avbrytVerkställighet, .återupptaVerkställighet, .avslutaUtanVerkställighet, .avslutaInsats, .läsaBeslut,
                .läsaHändelser, .läsaMätvärden,
            ],
        ]
    }()

    @Test("Varje cell i matrisen är den som står här", arguments: Roll.allCases)
    func varjeCell(roll: Roll) {
        for åtgärd in Åtgärd.allCases {
            let får = Behörighetsmatris.gällande.räckvidd(roll, åtgärd) != nil
            #expect(får == Self.väntat[roll]?.contains(åtgärd), "\(roll.rawValue), \(åtgärd.rawValue)")
        }
    }

    @Test("Listan över allt tillåtet är matrisens celler, varken fler eller färre")
    func listan() {
        #expect(Set(Behörighetsmatris.alla.map { "\($0.0)/\($0.1)" }).count == Behörighetsmatris.alla.count)
        #expect(Behörighetsmatris.alla.count == Self.väntat.values.reduce(0) { $0 + $1.count })
    }

    @Test("Varje åtgärd är någons")
    func någonFår() {
        for åtgärd in Åtgärd.allCases { #expect(Behörighetsmatris.alla.contains { $0.1 == åtgärd }, "\(åtgärd.rawValue)") }
    }

    @Test("Bara den som har en enhet når en enhet, och bara driften når installationen")
    func räckvidderna() {
        for (roll, åtgärd) in Behörighetsmatris.alla {
            let räckvidd = Behörighetsmatris.gällande.räckvidd(roll, åtgärd)
            if räckvidd == .enheten { #expect(roll.enhetskrav != .ingen, "\(roll.rawValue), \(åtgärd.rawValue)") }
            #expect((räckvidd == .installationen) == åtgärd.gällerInstallationen, "\(roll.rawValue), \(åtgärd.rawValue)")
            if !åtgärd.händelsetyper.isEmpty, roll.enhetskrav != .ingen { #expect(räckvidd == .enheten, "\(roll.rawValue), \(åtgärd.rawValue)") }
        }
    }

    @Test("Den som granskar eller driver skriver inget i ärenden")
    func skriverInget() {
        #expect(Roll.revisor.fårTillföra.isEmpty)
        #expect(Roll.logggranskare.fårTillföra.isEmpty)
        #expect(Roll.systemförvaltare.fårTillföra == ["NamndRegistrerad"])
    }

    @Test(
        "Revisor, sekreterare, drift, logggranskare och program ser ingen identitet",
        arguments: [Roll.revisor, .nämndsekreterare, .systemförvaltare, .logggranskare, .servicekonto])
    func ingenIdentitet(roll: Roll) {
        for åtgärd in Åtgärd.allCases where åtgärd.visarIdentitet { #expect(Behörighetsmatris.gällande.räckvidd(roll, åtgärd) == nil) }
    }

    @Test("Den som godkänner en gallring är inte den enda som kan föreslå den")
    func tvåPersoner() {
        let föreslår = Roll.allCases.filter { Behörighetsmatris.gällande.räckvidd($0, .föreslåGallring) != nil }
        #expect(föreslår.contains { Behörighetsmatris.gällande.räckvidd($0, .godkännGallring) == nil })
    }

    @Test("Det en roll får tillföra följer av dess kommandon")
    func händelserna() {
        #expect(
            Roll.servicekonto.fårTillföra == [
                "BeslutFattat", "BeslutVerkstallt", "VerkstallighetAvbruten", "VerkstallighetAterupptagen", "BeslutAvslutatUtanVerkstallighet",
                "InsatsAvslutad",
            ])
        #expect(Roll.enhetschef.fårTillföra.contains("HandelseAterkallad"))
        #expect(!Roll.handläggare.fårTillföra.contains("BeslutMakulerat"))
        #expect(Roll.nämndsekreterare.fårTillföra.contains("RapportBeraknad"))
    }
}
