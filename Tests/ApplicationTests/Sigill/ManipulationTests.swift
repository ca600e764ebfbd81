import Application
import EventStore
import Foundation
import Handlaggning
import Jobs
import Projections
import Testing

/// What a superuser of the database may try, and which evidence finds it: `evb verifiera` inside, the script outside with the log alone, and the
/// script with what was taken out before.
@Suite("Manipulation av loggen")
struct ManipulationTests {
    @Test("saknas: verifiera och skriptet godkänner, och skriptet säger vad det inte har kontrollerat")
    func orörd() async throws {
        let logg = try await Förseglad()
        #expect(try await logg.verifiera() == nil)
        let svar = try await logg.skript("--sigill", logg.sigill, "--rapport", logg.rapport, "--nyckel", logg.nyckel)
        #expect(svar.status == 0 && svar.fel.isEmpty, "\(svar.fel)")
        #expect(svar.ut.contains("SN, 10 händelser, kedjan är hel."))
        #expect(svar.ut.contains("är den som förseglades på 2 positioner, den sista 9"))
        #expect(svar.ut.contains("Inte kontrollerat: om positionerna efter 9 är omskrivna"))
        #expect(svar.ut.contains("2 rader, 1 texter och summorna är de som fastställdes."))
        #expect(!svar.ut.contains("Sigillens nyckel"))
        let utanNyckel = try await logg.skript("--sigill", logg.sigill)
        #expect(utanNyckel.status == 0 && utanNyckel.ut.contains("Sigillens nyckel: \(logg.nyckel)"))
        #expect(utanNyckel.ut.contains("Inte kontrollerat: vems nyckeln är"))
        let bara = try await logg.skript()
        #expect(bara.status == 0 && bara.ut.contains("Inte kontrollerat: om loggen är omskriven eller avkortad"))
    }

    @Test("en ändrad rad: kedjan visar det, för båda, på den raden")
    func ändrad() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.ändraRad3)
        #expect(try await logg.verifiera() == .kedja(Position(rawValue: 3)))
        #expect(try await logg.skript().fel.contains("position 3: kedjan är bruten"))
    }

    @Test("två rader som har bytt plats: kedjan visar det, för båda, på den första")
    func omkastade() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(
            """
            update eventlog.event set position = 1008 where position = 8; update eventlog.event set position = 8 where position = 9;
            update eventlog.event set position = 9 where position = 1008
            """)
        #expect(try await logg.verifiera() == .kedja(Position(rawValue: 8)))
        #expect(try await logg.skript().fel.contains("position 8: kedjan är bruten"))
    }

    @Test("de sista raderna borttagna och huvudet rättat: bara sigillet visar det, i databasen och i revisorns kopia")
    func avkortad() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.skärAvEfter8)
        #expect(try await logg.verifiera() == .kortareÄnSigillet(Position(rawValue: 9)))
        #expect(try await logg.skript().status == 0)
        let svar = try await logg.skript("--sigill", logg.sigill)
        #expect(svar.status == 1 && svar.fel.contains("slutar på position 8 men är förseglad på position 9: den är avkortad"))
    }

    @Test("de sista raderna och deras sigill borttagna: läsmodellen visar det, och byggs inte om")
    func avkortadMedSigill() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.skärAvEfter8 + "; delete from eventlog.seal where position > 8")
        #expect(try await logg.verifiera() == .loggenÄrKortare(Position(rawValue: 10), spår: .läsmodell))
        await #expect(throws: Ombyggnadsfel.loggenÄrKortare(Förseglad.nämnd, Position(rawValue: 10))) {
            try await logg.prov.kör { try await Ombyggnad($0).byggOm().count }
        }
        // Nor is the seal that the report has lost besides a reason to seal what is left.
        try await logg.manipulera("delete from eventlog.seal")
        #expect(try await logg.verifiera() == .loggenÄrKortare(Position(rawValue: 10), spår: .läsmodell))
        await #expect(throws: Sigillfel.loggenMotsägerSigill(Förseglad.nämnd)) {
            try await logg.prov.kör { try await Sigillering.försegla(nil, ersättFörlorade: true, $0).count }
        }
    }

    @Test("läsmodellen borttagen därtill: kommandonas kvitton visar det, och utan dem bara det som någon annan har kvar")
    func avkortadMedLäsmodell() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(
            Förseglad.skärAvEfter8 + "; delete from eventlog.seal where position > 8;"
                + "delete from readmodel.frist_v3_1; update readmodel.checkpoint_v1 set position = 0; delete from readmodel.proof_v1")
        #expect(try await logg.verifiera() == .loggenÄrKortare(Position(rawValue: 10), spår: .kvitto))
        try await logg.manipulera("delete from eventlog.command where last_position > 8")
        #expect(try await logg.verifiera() == nil)
        #expect(try await logg.skript("--sigill", logg.sigill).fel.contains("den är avkortad"))
    }

    @Test("allt efter rapporten borttaget, rapporten med: revisorns rapport visar det ensam")
    func utanRapporten() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(
            """
            delete from eventlog.event where position > 6; delete from eventlog.seal;
            update eventlog.head h set position = 6, hash = e.hash from eventlog.event e where e.tenant = h.tenant and e.position = 6
            """)
        #expect(try await logg.skript("--rapport", logg.rapport).fel.contains("slutar på position 6 men är förseglad på position 7"))
    }

    @Test("kedjan omräknad från en ändrad rad och huvudet med: bara sigillet visar det")
    func omskriven() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.ändraRad3 + ";" + Förseglad.räknaOm(från: 3))
        #expect(try await logg.verifiera() == .sigillAvviker(Position(rawValue: 7)))
        #expect(try await logg.skript().status == 0)
        for bevis in [["--sigill", logg.sigill], ["--rapport", logg.rapport]] {
            let svar = try await logg.skript(bevis[0], bevis[1])
            #expect(svar.status == 1 && svar.fel.contains("position 7: ") && svar.fel.contains("omskriven"), "\(svar.fel)")
        }
    }

    @Test("omskriven och förseglad på nytt med en främmande nyckel: nyckeln visar det, och utan den rapporten som någon annan har kvar")
    func främmandeNyckel() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.ändraRad3 + ";" + Förseglad.räknaOm(från: 3) + "; delete from eventlog.seal")
        let främling = Provinstallation(logg.prov, miljö: ["EVB_SIGILLNYCKEL": Data(repeating: 66, count: 32).base64EncodedString()])
        // Not even by a person, unless it is said that the seals are gone.
        await #expect(throws: Sigillfel.loggenMotsägerSigill(Förseglad.nämnd)) {
            try await främling.kör { try await Sigillering.försegla(nil, $0).count }
        }
        _ = try await främling.kör { try await Sigillering.försegla(nil, ersättFörlorade: true, $0).count }
        #expect(try await logg.verifiera() == .sigillFörfalskat(Position(rawValue: 7), okändNyckel: true))
        let nu = try await logg.sigillNu()
        let fastnålad = try await logg.skript("--sigill", nu, "--nyckel", logg.nyckel)
        #expect(fastnålad.status == 1 && fastnålad.fel.contains("position 7 är förfalskat: nyckeln"))
        #expect(try await logg.skript("--sigill", nu).ut.contains("Inte kontrollerat: vems nyckeln är"))
        #expect(try await logg.skript("--sigill", nu, "--rapport", logg.rapport).fel.contains("omskriven"))
    }

    @Test("ett tal ändrat i den fastställda rapporten, kedjan omräknad och sigillen borttagna: rapportens SHA-256 visar det, och den förseglas inte")
    func ändradRapport() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Self.ändraRapporten + ";" + Förseglad.räknaOm(från: 6) + "; delete from eventlog.seal")
        #expect(try await logg.verifiera() == .rapportStämmerInte(Position(rawValue: 7)))
        for ersätt in [false, true] {
            await #expect(throws: Sigillfel.loggenMotsägerSigill(Förseglad.nämnd)) {
                try await logg.prov.kör { try await Sigillering.försegla(nil, ersättFörlorade: ersätt, $0).count }
            }
        }
        // Nor by the job, of one that it takes for older than the seals.
        try await logg.prov.yngreÄnLoggen()
        let jobbet = try await Jobbutfall("forsegla", logg.prov, nu: Datum("2023-09-02")!)
        #expect(jobbet.gjorda.isEmpty && jobbet.uppgivna.map(\.error) == ["logg_motsager_sigill"])
        #expect(try await logg.prov.sigillrader().isEmpty)
    }

    @Test(
        "en summa ändrad, rapporten borttagen eller sagd vara en annan: också det visar rapportens SHA-256", arguments: ["summa", "borta", "annan"])
    func annanRapport(_ vad: String) async throws {
        let logg = try await Förseglad()
        let sql =
            switch vad {
            case "summa": #"update eventlog.event set data = replace(data, '"totalt":2', '"totalt":1') where position = 6"#
            case "borta": "update eventlog.event set type = 'AvsnittSkrivet' where position = 6"
            default: #"update eventlog.event set data = replace(data, '"version":1', '"version":2') where position = 7"#
            }
        try await logg.manipulera(sql + ";" + Förseglad.räknaOm(från: 6) + "; delete from eventlog.seal")
        #expect(try await logg.verifiera() == .rapportStämmerInte(Position(rawValue: 7)))
    }

    private static let ändraRapporten =
        #"update eventlog.event set data = regexp_replace(data, '"dagarSedanBeslut":\d+', '"dagarSedanBeslut":1') where position = 6"#

    @Test("ett sigill utbytt mot påhittade byte: signaturen visar det, för båda")
    func påhittat() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera("update eventlog.seal set signature = sha512('x') where position = 9")
        #expect(try await logg.verifiera() == .sigillFörfalskat(Position(rawValue: 9), okändNyckel: false))
        #expect(try await logg.skript("--sigill", logg.sigillNu()).fel.contains("position 9 är förfalskat: signaturen är inte nyckelns"))
    }

    @Test("ett sigill flyttat till en annan position, också med dess hash: signaturen visar det, för båda")
    func flyttat() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(
            """
            update eventlog.seal s set position = 8, hash = e.hash from eventlog.event e
            where s.position = 9 and e.tenant = s.tenant and e.position = 8
            """)
        #expect(try await logg.verifiera() == .sigillFörfalskat(Position(rawValue: 8), okändNyckel: false))
        #expect(try await logg.skript("--sigill", logg.sigillNu()).fel.contains("position 8 är förfalskat: signaturen är inte nyckelns"))
    }

    @Test("alla sigill borttagna: verifiera saknar den fastställda rapportens")
    func utanSigill() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera("delete from eventlog.seal")
        #expect(try await logg.verifiera() == .sigillSaknas(Position(rawValue: 7)))
    }

    @Test("hela loggen och sigillen borttagna: det som läsmodellen har följt och kommandonas kvitton visar det, var för sig")
    func baraSpår() async throws {
        let logg = try await Förseglad()
        let tio = Position(rawValue: 10)
        #expect(try await logg.verifiera() == nil)
        try await logg.manipulera("delete from eventlog.event; delete from eventlog.head; delete from eventlog.seal")
        for spår in [Verifiering.Spår.läsmodell, .kvitto] {
            #expect(try await logg.verifiera() == .loggenÄrKortare(tio, spår: spår))
            #expect(try await logg.prov.kör { try await Verifiering($0).verifiera(nil) }.map(\.fel) == [.loggenÄrKortare(tio, spår: spår)])
            try await logg.manipulera("delete from readmodel.checkpoint_v1; delete from readmodel.proof_v1")
        }
        try await logg.manipulera("delete from eventlog.command")
        #expect(try await logg.prov.kör { try await Verifiering($0).verifiera(nil) }.isEmpty)
    }

    @Test("hela loggen borttagen men inte sigillen: verifiera säger det i stället för att nämnden är okänd")
    func utanLogg() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera("delete from eventlog.event; delete from eventlog.head")
        #expect(try await logg.verifiera() == .kedja(Position(rawValue: 1)))
        #expect(try await logg.prov.kör { try await Verifiering($0).verifiera(nil) }.map(\.fel) == [.kedja(Position(rawValue: 1))])
    }
}
