import Application
import EventStore
import Handlaggning
import Journal
import Postgres
import Support
import Testing

@Suite("Verifiering")
struct VerifieringTests {
    private let nämnd = Tenant(rawValue: "SN")!

    private func medHistorik() async throws -> Provinstallation {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Historik(frö: 5, omgångar: 2).rader)
        return prov
    }

    private func verifiera(_ prov: Provinstallation) async throws -> Verifiering.Svar {
        let svar = try await prov.kör { [nämnd] in try await Verifiering($0).verifiera(nämnd) }
        return try #require(svar.first)
    }

    private func somSuperanvändare(_ prov: Provinstallation, _ sql: String) async throws {
        let anslutning = try await prov.logg.connection()
        try await anslutning.run(script: sql)
        await anslutning.close()
    }

    @Test("godkänner en orörd logg")
    func orörd() async throws {
        let svar = try await verifiera(try await medHistorik())
        #expect(svar.fel == nil)
        #expect(svar.händelser > 10)
    }

    @Test("hittar en rad som databasens superanvändare har ändrat, med dess position")
    func ändrad() async throws {
        let prov = try await medHistorik()
        try await somSuperanvändare(
            prov,
            """
            alter table eventlog.event disable trigger user;
            update eventlog.event set data = replace(data, 'kvinna', 'man') where position = 3;
            alter table eventlog.event enable trigger user;
            """)
        #expect(try await verifiera(prov).fel == .kedja(Position(rawValue: 3)))
    }

    @Test("namnger en händelse som ett nyare program har skrivit; kedjan för sig är ändå hel")
    func nyare() async throws {
        let prov = try await medHistorik()
        let antal = try await verifiera(prov).händelser
        let ström = StreamName.beslut(BeslutID(Rad.id(999))!)
        let händelse = NewEvent(id: UUIDv7.make(), stream: ström, type: "BeslutVerkstallt", typeVersion: 9, validDate: nil, data: "{}", sealed: nil)
        let kommando = NewCommand(
            id: UUIDv7.make(), digest: [UInt8](repeating: 1, count: 32),
            metadata: Metadata(actor: "prov", role: "import", correlation: UUIDv7.make()),
            events: [händelse])
        try await prov.kör { [nämnd] installation in
            _ = try await installation.pool.withConnection {
                try LogSession.append([AppendGroup(expected: [ström: .zero], commands: [kommando])], to: nämnd, on: $0)
            }
        }
        #expect(try await verifiera(prov).fel == .oläslig(Position(rawValue: antal + 1), typ: "BeslutVerkstallt", version: 9))
        let kedjan = try await prov.kör { [nämnd] in try await Verifiering($0).verifiera(nämnd, baraKedjan: true) }
        #expect(kedjan.map(\.fel) == [nil] && kedjan.map(\.händelser) == [antal + 1])
    }

    @Test("hittar en läsmodell som skiljer sig från loggen, och ombyggnaden gör den hel")
    func läsmodell() async throws {
        let prov = try await medHistorik()
        _ = try await verifiera(prov)
        try await somSuperanvändare(
            prov, "update readmodel.frist_v3_1 set insats = 'familjehem' where ctid = (select min(ctid) from readmodel.frist_v3_1)")
        guard case .läsmodell(namn: "frist_v3", _) = try await verifiera(prov).fel else {
            Issue.record("avvikelsen hittades inte")
            return
        }
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        #expect(try await verifiera(prov).fel == nil)
    }

    @Test("hittar en rad i läsmodellen som loggen inte känner")
    func främling() async throws {
        let prov = try await medHistorik()
        _ = try await verifiera(prov)
        try await somSuperanvändare(
            prov,
            """
            insert into readmodel.frist_v3_1 select namnd, '018f3c6e-0000-7000-8000-00000000ffff', art, nr, kand_fran, kand_till, person, kon, omrade,
                lagrum, insats, beslutsdatum, galler_till, ursprung, makulerat, vistelsekommun, start, rapporteringsbar, aterkallad, slut, slut_art, slut_orsak, slut_text, skal_kod, skal_klass, skal_text,
                inskick, rattelser, rapporteras, lamnad from readmodel.frist_v3_1 limit 1
            """)
        #expect(try await verifiera(prov).fel == .läsmodell(namn: "frist_v3", beslut: "018f3c6e-0000-7000-8000-00000000ffff"))
    }

    @Test("hittar att loggens huvud är borta, och att ett kvitto är det")
    func huvudOchKvitto() async throws {
        let prov = try await medHistorik()
        try await somSuperanvändare(
            prov, "alter table eventlog.command disable trigger user; delete from eventlog.command where first_position = 4")
        #expect(try await verifiera(prov).fel == .kvitto(Position(rawValue: 4)))
        try await somSuperanvändare(prov, "alter table eventlog.head disable trigger user; delete from eventlog.head")
        let alla = try await prov.kör { try await Verifiering($0).verifiera(nil) }
        #expect(alla.map(\.fel) == [.kedja(Position(rawValue: 1))])
    }

    @Test("hittar en läsmodell som säger sig ha följt kortare än dess rader")
    func kontrollpunkt() async throws {
        let prov = try await medHistorik()
        _ = try await verifiera(prov)
        try await somSuperanvändare(prov, "update readmodel.checkpoint_v1 set position = 5")
        #expect(try await verifiera(prov).fel == .läsmodell(namn: "frist_v3", beslut: nil))
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        #expect(try await verifiera(prov).fel == nil)
    }

    @Test("och rapporter läses medan någon annan bygger om läsmodellen")
    func underOmbyggnad() async throws {
        let prov = try await medHistorik()
        _ = try await verifiera(prov)
        let (fastställd, beräknad) = (try await prov.rapport("2022K1"), try await prov.rapport("2022K2", brytdatum: "2022-06-29"))
        let ombyggare = try await prov.logg.connection()
        try await ombyggare.run(script: "begin; update readmodel.checkpoint_v1 set position = 0; delete from readmodel.frist_v3_1")
        #expect(try await prov.rapport("2022K1") == fastställd)
        #expect(try await prov.rapport("2022K2", brytdatum: "2022-06-29") == beräknad)
        #expect(try await verifiera(prov).fel == nil)
        try await ombyggare.run(script: "rollback")
        await ombyggare.close()
    }

    @Test("ombyggd är läsmodellen densamma")
    func ombyggd() async throws {
        let prov = try await medHistorik()
        func rader(_ bygge: Int) async throws -> [String] {
            let anslutning = try await prov.logg.connection()
            let rader = try await anslutning.query(.init("rows \(bygge)", "select f::text from readmodel.frist_v3_\(bygge) f order by 1"))
                .map { try $0[0] as String }
            await anslutning.close()
            return rader
        }
        _ = try await verifiera(prov)
        let före = try await rader(1)
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        #expect(try await rader(2) == före)
        #expect(före.count > 10)
    }
}
