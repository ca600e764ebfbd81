import Application
import Foundation
import Testing

@Suite("Rapporten till nämnden, revisorerna och fullmäktige")
struct RapportformerTests {
    private static let vyer = Rapportvy.allCases.map(\.rawValue)
    private static let former = Utskriftsform.allCases.map(\.rawValue)

    @Test("skrivs i varje form, och fastställd har den avvikelserna som blivit kända sedan dess")
    func former() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("importera", Exempel.historik).status == 0)
            #expect(try await evb.evb("importera", Exempel.fastställ).status == 0)
            for vy in Self.vyer {
                for form in Self.former {
                    let svar = try await Self.rapport(evb, "--vy", vy, "--format", form)
                    #expect(svar.status == 0 && !svar.ut.isEmpty, "\(vy) \(form): \(svar.fel)")
                }
            }
            let text = try await Self.rapport(evb).ut
            #expect(text.hasSuffix("Avvikelser sedan fastställandet\nInget som har registrerats efter fastställandet ändrar rapporten.\n"))
            let sent =
                #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-000000000011","person":{"id":"#
                + #""018f3c6e-0000-7000-9000-000000000011","kon":"man"},"omrade":"IFO","lagrum":"SoL2001-4:1","insats":"bostad","#
                + #""beslutsdatum":"2023-02-23"}"#
            #expect(try await evb.evb("importera", rader: [sent]).status == 0)
            let efter = try await Self.rapport(evb).ut
            #expect(
                efter.hasSuffix(
                    "• Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-02-23 har kommit till: R4, inte verkställt.\n")
            )
            #expect(Botkyrka.rader(i: efter) == Botkyrka.rader)
        }
    }

    @Test("till fullmäktige lämnar antalen, som lagen säger, men inte de små om nämnden väljer en tröskel")
    func tröskeln() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            _ = try await evb.evb("importera", Exempel.fastställ)
            let alla = try await Self.rapport(evb, "--vy", "fullmaktige", "--format", "csv").ut
            for rad in [
                "oppna,beslut,,,,,3,", "nya,beslut,,,,,6,", "verkstallda,beslut,,,,,2,", "avslutade,beslut,,,,,5,", "rapporterade,beslut,,,,,10,",
            ] {
                #expect(alla.split(separator: "\r\n").contains(Substring(rad)), "\(rad)")
            }
            let utanSmå = try await Self.rapport(evb, "--vy", "fullmaktige", "--troskel", "5", "--format", "csv").ut
            #expect(utanSmå.contains("oppna,beslut,,,,,,farre\r\n"))
            #expect(try await Self.rapport(evb, "--vy", "fullmaktige", "--troskel", "2").status == 64)
            #expect(try await Self.rapport(evb, "--troskel", "5").status == 64)
        }
    }

    private static func rapport(_ evb: Provmapp, _ val: String...) async throws -> Program.Svar {
        try await Program.kör(["rapport", "--namnd", "SN", "--period", "2023K3"] + val, data: evb.mapp)
    }
}
