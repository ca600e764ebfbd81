import Application
import EventStore
import Foundation
import Handlaggning
import Postgres
import Reports
import Support
import Testing

@Suite("Jobbet som påminner")
struct PåminnelsejobbTests {
    private func jobb(_ prov: Provinstallation, _ dag: String) async throws {
        try await prov.kör { _ = try await Jobbkörare($0, nu: Datum(dag)!, namn: "prov").tillsTomt() }
    }

    private static let rader = [Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K2", "2023-06-30")]

    @Test("larmar samma dag om läsmodellens prov inte håller, och slutar samma dag som den är ombyggd")
    func provet() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        _ = try await prov.rapport("2023K2")
        _ = try await prov.superanvändare("update readmodel.frist_v3_1 set insats = 'familjehem' returning insats")
        try await jobb(prov, "2023-07-01")
        #expect(try await prov.påmindes("provet_avviker") == ["2023-07-01–"])
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        try await jobb(prov, "2023-07-01")
        #expect(try await prov.påmindes("provet_avviker") == ["2023-07-01–2023-07-01"])
    }

    @Test("larmar om en försegling som har getts upp, dagen efter")
    func förseglingen() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        try await jobb(prov, "2023-07-01")
        let superanvändare = try await prov.logg.connection()
        try await superanvändare.run(
            script: """
                alter table eventlog.seal disable trigger append_only;
                update eventlog.seal set signature = decode(repeat('00', 64), 'hex');
                alter table eventlog.seal enable always trigger append_only;
                """)
        await superanvändare.close()
        _ = try await prov.importera([Rad.fatta(2, "2023-06-10")])
        try await jobb(prov, "2023-07-02")
        try await jobb(prov, "2023-07-03")
        #expect(try await prov.superanvändare("select distinct kind from jobs.job where state = 'dead'") == ["forsegla"])
        #expect(try await prov.påmindes("forsegling_misslyckad").count == 1)
    }

    @Test("väcker en påminnelse på nytt när den gäller igen, med en rad för varje gång")
    func igen() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        let nyckel = "skal_saknas/\(Rad.id(1))/beslut0"
        try await jobb(prov, "2023-07-01")
        _ = try await prov.importera([Rad.skäl(1, "Anledningen är kö.")])
        try await jobb(prov, "2023-07-02")
        _ = try await prov.importera([Rad.återkalla(1, "SkalAngivet")])
        try await jobb(prov, "2023-07-03")
        #expect(try await prov.påmindes(nyckel) == ["2023-07-01–2023-07-02", "2023-07-03–"])
    }

    @Test("rör inget när dagen är en tidigare än den som det senast påmindes för")
    func inaktuellt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        let register = "select nyckel || uppmarksammad || coalesce(avslutad || '', '') from readmodel.paminnelse_v1 order by id"
        try await jobb(prov, "2023-08-20")
        let före = try await prov.superanvändare(register)
        try await jobb(prov, "2023-07-02")
        #expect(före.contains { $0.hasPrefix("fonster_stanger/2023K2/14") })
        #expect(try await prov.superanvändare(register) == före)
        let utfall = "select outcome from jobs.outcome where kind = 'paminn' and key = 'SN/2023-07-02'"
        #expect(try await prov.superanvändare(utfall) == ["inaktuell"])
        try await jobb(prov, "2023-08-21")
        #expect(try await prov.kör { try await Påminnelsemått($0).dagar.map(\.dag.description) } == ["2023-08-21"])
    }

    @Test("rensar de som avslutades för mer än ett år och ett fönster sedan, och inga andra")
    func rensar() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        _ = try await prov.superanvändare(
            """
            insert into readmodel.paminnelse_v1 (namnd, nyckel, slag, uppmarksammad, avslutad) values
                ('SN', 'bevakning/a', 'bevakning', '2022-01-01', '2022-04-26'), ('SN', 'bevakning/b', 'bevakning', '2022-01-01', '2022-04-27')
            returning ''
            """)
        try await jobb(prov, "2023-07-01")
        #expect(try await prov.superanvändare("select nyckel from readmodel.paminnelse_v1 where slag = 'bevakning'") == ["bevakning/b"])
        #expect(try await prov.superanvändare("select outcome from jobs.outcome where kind = 'rensa'") == ["borttagna:1"])
    }

    @Test("behövs inte för listan: utan jobb visas samma sak, bara inte när den först sågs")
    func utanJobb() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        func lista() async throws -> (nycklar: [String], sedda: Int) {
            try await prov.kör { installation in
                let lista = try await Påminnelseläsning(installation).lista(nil, idag: Datum("2023-07-01")!).nämnder[0]
                return (lista.påminnelser.alla.map(\.nyckel), lista.uppmärksammade.count)
            }
        }
        let före = try await lista()
        try await jobb(prov, "2023-07-01")
        let efter = try await lista()
        let mått = try await prov.kör { try await Påminnelsemått($0) }
        #expect(mått.rader.reduce(0) { $0 + $1.öppna } == Int64(efter.nycklar.count) && mått.rader.allSatisfy { $0.nämnd == "SN" })
        for rad in mått.rader { #expect(mått.prometheus.contains("\nevb_reminders_open{namnd=\"SN\",slag=\"\(rad.slag)\"} \(rad.öppna)\n")) }
        #expect(före.nycklar == efter.nycklar && före.sedda == 0 && efter.sedda == efter.nycklar.count)
        let okänd = Avvisning.Kod.okandNamnd
        await #expect { try await prov.kör { _ = try await Påminnelseläsning($0).lista(Tenant(rawValue: "X")!) } } throws: {
            ($0 as? Avvisning)?.kod == okänd
        }
    }

    @Test("räknar gallringens kandidater en gång i kvartalet, och säger bara hur många")
    func gallringen() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([
            Rad.nämnd, Rad.fatta(1, "2015-01-10"), Rad.verkställ(1, "2015-02-01"),
            Rad.om(1, "AvslutaInsats", #""datum":"2015-03-01","orsak":"klar""#),
        ])
        for dag in ["2023-07-01", "2023-09-30", "2023-10-01"] { try await jobb(prov, dag) }
        let utfall = try await prov.superanvändare(
            "select key || ' ' || outcome from jobs.outcome where kind = 'gallringskandidater' order by job_id")
        #expect(utfall.map { $0.prefix(9) } == ["SN/2023K3", "SN/2023K4"])
        #expect(utfall.allSatisfy { $0.contains("kan_foreslas:1 ") || $0.contains("undantagna:1 ") })
    }
}
