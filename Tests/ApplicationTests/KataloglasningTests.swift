@testable import Application
import Foundation
import Handlaggning
import Logging
import Testing

@Suite("Katalogerna")
struct KataloglasningTests {
    let dag = Datum(2027, 8, 1)!

    @Test("som programmet bär med sig går att läsa och har poster av varje slag")
    func medföljande() throws {
        let katalog = try Katalogprov().läs([:])
        #expect(katalog.lagrum("SoL2025-11:1", dag)?.lag == .socialtjänstlagen)
        #expect(katalog.namn(påInsats: "bostad", .ifo, dag) == "bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning")
        #expect(katalog.paragraf(.rapportering, .lss, dag)?.id == "LSS-28f")
        #expect(katalog.paragraf(.tidräkning, .lagstadgadTid, dag)?.id == "L1930-1")
        #expect(katalog.avgiftsram(lagrum: "LSS-9:9", beslutsdatum: dag)?.högst == 1_500_000)
        #expect(katalog.skälskod("resursbrist", dag) != nil)
        #expect(katalog.avslutsorsak("avliden", dag) != nil)
        #expect(katalog.inriktning("socialpsykiatri", dag) != nil)
        #expect(katalog.rapporteringsperiod(Kvartal("2019K4")!)?.till == Datum(2020, 1, 31))
        #expect(katalog.rapporteringsperiod(Kvartal("2027K2")!)?.till == Datum(2027, 8, 31))
        for roll in Paragraf.Roll.allCases where roll != .tidräkning {
            for lag in [Lag.socialtjänstlagen, .lss] { #expect(katalog.paragraf(roll, lag, dag)?.text != nil, "\(lag) \(roll)") }
        }
    }

    @Test("får nya poster ur installationens mapp")
    func läggerTill() throws {
        let katalog = try Katalogprov().läs([
            "insatser.json":
                #"{"kod":"digital_tillsyn","omrade":"AO","namn":"digital tillsyn","lagrum":["SoL2030-1:1"],"fran":"2027-01-01","till":null}"#,
            "lagrum.json":
                #"{"kod":"SoL2030-1:1","namn":"1 kap. 1 § ny lag","lag":"SoL","fran":"2027-01-01","till":null,"rapporteringspliktigt":true}"#,
            "skalskoder.json": #"{"kod":"strejk","namn":"arbetskonflikt","fran":"2027-01-01","till":"2027-12-31"}"#,
            "rapporteringsperioder.json": #"{"period":"2027K2","fran":"2027-07-05","till":"2027-09-15"}"#,
        ])
        #expect(katalog.namn(påInsats: "digital_tillsyn", .äo, dag) == "digital tillsyn")
        #expect(katalog.namn(påInsats: "hemtjanst", .äo, dag) == "hemtjänst")
        #expect(katalog.lagrum("SoL2030-1:1", dag)?.namn == "1 kap. 1 § ny lag")
        #expect(katalog.skälskod("strejk", dag)?.namn == "arbetskonflikt")
        #expect(katalog.skälskod("strejk", Datum(2028, 1, 1)!) == nil)
        #expect(katalog.rapporteringsperiod(Kvartal("2027K2")!)?.till == Datum(2027, 9, 15))
        #expect(katalog.rapporteringsperiod(Kvartal("2028K2")!)?.till == Datum(2028, 8, 31))
    }

    @Test("har inga sammanträden utom installationens egna, och vägrar en kod som ingen nämnd kan ha")
    func sammanträden() throws {
        #expect(try Katalogprov().läs([:]).sammanträden.isEmpty)
        let poster = [("SN", "2024-09-17"), ("SN", "2024-02-20"), ("AN", "2024-01-01")].map { #"{"namnd":"\#($0)","datum":"\#($1)"}"# }
        let egna = try Katalogprov().läs(["sammantraden.json": poster.joined(separator: ",")])
        #expect(egna.sammanträden("SN") == [Datum(2024, 2, 20)!, Datum(2024, 9, 17)!])
        for (post, orsak) in [
            (#"{"namnd":"S N","datum":"2024-09-17"}"#, Katalogfel.Orsak.felVärde("namnd")),
            (#"{"namnd":"SN","datum":"2024-02-30"}"#, .felVärde("datum")),
            (#"{"namnd":"SN","datum":"2024-09-17","tid":"18:00"}"#, .okäntFält("tid")),
        ] {
            #expect { try Katalogprov().läs(["sammantraden.json": post]) } throws: { ($0 as? Katalogfel)?.orsak == orsak }
        }
    }

    @Test("får en medföljande post utbytt mot den med samma kod och samma första dag")
    func ersätter() throws {
        let medföljande = try Katalogprov().läs([:])
        let katalog = try Katalogprov().läs([
            "insatser.json": """
            {"kod":"hemtjanst","omrade":"AO","namn":"hemtjänst","lagrum":["SoL2001-4:1"],"fran":"1994-01-01","till":"2026-12-31"},
            {"kod":"hemtjanst","omrade":"AO","namn":"hjälp i hemmet","lagrum":["SoL2025-11:1"],"fran":"2027-01-01","till":null}
            """,
            "avgiftsramar.json": """
            {"lag":"SoL","lagst":15000,"hogst":1500000,"paragraf":"SoL2025-34:7","fran":"2026-01-01","till":"2027-06-30"},
            {"lag":"SoL","lagst":20000,"hogst":2000000,"paragraf":"SoL2025-34:7","fran":"2027-07-01","till":null}
            """,
            "periodmonster.json": #"{"kvartal":2,"oppnar":"07-01","stanger":"07-31","fran":"2019-01-01","till":null}"#,
            "rapporteringsperioder.json": #"{"period":"2019K1","fran":"2019-04-02","till":"2019-05-02"}"#,
        ])
        #expect(katalog.insatser.count == medföljande.insatser.count + 1)
        #expect(katalog.namn(påInsats: "hemtjanst", .äo, Datum(2026, 12, 31)!) == "hemtjänst")
        #expect(katalog.namn(påInsats: "hemtjanst", .äo, Datum(2027, 1, 1)!) == "hjälp i hemmet")
        #expect(katalog.namn(påInsats: "hemtjanst", .of, dag) == "hemtjänst")
        #expect(katalog.avgiftsram(lagrum: "SoL2025-11:1", beslutsdatum: Datum(2027, 6, 30)!)?.lägst == 15_000)
        #expect(katalog.avgiftsram(lagrum: "SoL2025-11:1", beslutsdatum: Datum(2027, 7, 1)!)?.lägst == 20_000)
        #expect(katalog.rapporteringsperiod(Kvartal("2027K2")!)?.till == Datum(2027, 7, 31))
        #expect(katalog.periodmönster.count == 4)
        #expect(katalog.rapporteringsperiod(Kvartal("2019K1")!)?.från == Datum(2019, 4, 2))
        #expect(katalog.rapporteringsperioder.count == 4)
    }

    @Test("tål en byteordningsmarkering och dolda filer")
    func bom() throws {
        let prov = try Katalogprov()
        try prov.skriv("\u{FEFF}" + Katalogprov.fil(#"{"kod":"x","namn":"y","fran":"2027-01-01","till":null}"#), i: "skalskoder.json")
        try prov.skriv("vad som helst", i: ".skalskoder.json.swp")
        #expect(try prov.läs().skälskod("x", dag)?.namn == "y")
    }

    static let kod = #""kod":"x","namn":"y""#
    static let tid = #""fran":"2027-01-01","till":null"#

    @Test(
        "med ett fel i en post avvisas med fil, post och orsak",
        arguments: [
            ("skalskoder.json", "{\(kod),\"fran\":\"2027-01-01\"}", Katalogfel.Orsak.fältSaknas("till")),
            ("skalskoder.json", "{\(kod),\(tid),\"not\":1}", .okäntFält("not")),
            ("skalskoder.json", "{\"kod\":1,\"namn\":\"y\",\(tid)}", .felVärde("kod")),
            ("skalskoder.json", "{\"kod\":\"x\",\"namn\":\"två\\nrader\",\(tid)}", .felVärde("namn")),
            ("skalskoder.json", "{\"kod\":\"\",\"namn\":\"y\",\(tid)}", .felVärde("kod")),
            ("skalskoder.json", "{\(kod),\"fran\":\"2027-02-30\",\"till\":null}", .felVärde("fran")),
            ("skalskoder.json", "{\(kod),\"fran\":\"2027-01-01\",\"till\":\"2026-12-31\"}", .tillFöreFrån),
            ("skalskoder.json", "7", .ejObjekt),
            ("avslutsorsaker.json", "{\"kod\":\"tackat_nej\",\"namn\":\"y\",\(tid)}", .tackatNejAvslutarInte),
            ("lagrum.json", "{\(kod),\"lag\":\"LVU\",\(tid),\"rapporteringspliktigt\":false}", .felVärde("lag")),
            ("lagrum.json", "{\(kod),\"lag\":null,\(tid),\"rapporteringspliktigt\":true}", .felVärde("lag")),
            ("insatser.json", "{\(kod),\"omrade\":\"ÄO\",\"lagrum\":[\"LSS-9:9\"],\(tid)}", .felVärde("omrade")),
            ("insatser.json", "{\(kod),\"omrade\":\"AO\",\"lagrum\":[],\(tid)}", .felVärde("lagrum")),
            ("insatser.json", "{\(kod),\"omrade\":\"AO\",\"lagrum\":[\"LSS-9:9\",\"LSS-9:9\"],\(tid)}", .felVärde("lagrum")),
            ("insatser.json", "{\(kod),\"omrade\":\"AO\",\"lagrum\":[\"LSS-9:9\",\"LSS-9:99\"],\(tid)}", .okäntLagrum("LSS-9:99")),
            (
                "paragrafer.json", "{\"id\":\"x\",\"namn\":\"y\",\"lag\":\"LSS\",\"roll\":\"annat\",\"sfs\":null,\"text\":null,\(tid)}",
                .felVärde("roll")
            ),
            (
                "paragrafer.json", "{\"id\":\"x\",\"namn\":\"y\",\"lag\":\"LSS\",\"roll\":\"rapportering\",\"sfs\":null,\"text\":null,\(tid)}",
                .överlappar
            ),
            ("avgiftsramar.json", "{\"lag\":\"L1930\",\"lagst\":2,\"hogst\":1,\"paragraf\":\"LSS-28b\",\(tid)}", .lägstÖverHögst),
            ("avgiftsramar.json", "{\"lag\":\"L1930\",\"lagst\":-1,\"hogst\":1,\"paragraf\":\"LSS-28b\",\(tid)}", .felVärde("lagst")),
            ("avgiftsramar.json", "{\"lag\":\"L1930\",\"lagst\":1,\"hogst\":1,\"paragraf\":\"LSS-99\",\(tid)}", .okändParagraf("LSS-99")),
            ("rapporteringsperioder.json", #"{"period":"2027K5","fran":"2027-07-01","till":"2027-08-31"}"#, .felVärde("period")),
            ("rapporteringsperioder.json", #"{"period":"2027K2","fran":"2026-07-01","till":"2026-08-31"}"#, .felVärde("fran")),
            ("rapporteringsperioder.json", #"{"period":"2027K2","fran":"2027-07-01","till":"2027-06-30"}"#, .tillFöreFrån),
            ("periodmonster.json", "{\"kvartal\":5,\"oppnar\":\"01-01\",\"stanger\":\"01-31\",\(tid)}", .felVärde("kvartal")),
            ("periodmonster.json", "{\"kvartal\":1,\"oppnar\":\"02-29\",\"stanger\":\"01-31\",\(tid)}", .felVärde("oppnar")),
            ("periodmonster.json", "{\"kvartal\":1,\"oppnar\":\"04-01\",\"stanger\":\"04-15\",\(tid)}", .överlappar),
        ])
    func felaktigPost(_ fil: String, _ post: String, _ orsak: Katalogfel.Orsak) throws {
        let prov = try Katalogprov()
        try prov.skriv(Katalogprov.fil(post), i: fil)
        #expect(throws: Katalogfel(fil: prov.mapp + "/" + fil, post: 1, orsak: orsak)) { try prov.läs() }
    }

    @Test("med två poster om samma sak på samma dag avvisas vid den andra")
    func överlapp() throws {
        let prov = try Katalogprov()
        func poster(_ till: String) -> String {
            Katalogprov.fil(
                "{\(Self.kod),\"fran\":\"2027-01-01\",\"till\":\"\(till)\"},{\"kod\":\"z\",\"namn\":\"z\",\(Self.tid)},{\(Self.kod),\"fran\":\"2027-07-01\",\"till\":null}"
            )
        }
        try prov.skriv(poster("2027-07-01"), i: "skalskoder.json")
        #expect(throws: Katalogfel(fil: prov.mapp + "/skalskoder.json", post: 3, orsak: .överlappar)) { try prov.läs() }
        try prov.skriv(poster("2027-06-30"), i: "skalskoder.json")
        #expect(try prov.läs().skälskoder.filter { $0.kod == "x" }.count == 2)
    }

    @Test(
        "med ett fel i hela filen avvisas med filens namn",
        arguments: [
            ("", Katalogfel.Orsak.tom), (#"{"kalla":"prov","poster":[]}"#, .tom), ("{", .ejJSON(plats: 1)), ("[]", .ejObjekt),
            (#"{"poster":[]}"#, .fältSaknas("kalla")), (#"{"kalla":"prov"}"#, .fältSaknas("poster")),
            (#"{"kalla":"prov","poster":{}}"#, .felVärde("poster")), (#"{"kalla":"prov","poster":[],"källa":1}"#, .okäntFält("källa")),
        ])
    func felaktigFil(_ innehåll: String, _ orsak: Katalogfel.Orsak) throws {
        let prov = try Katalogprov()
        try prov.skriv(innehåll, i: "insatser.json")
        #expect(throws: Katalogfel(fil: prov.mapp + "/insatser.json", post: nil, orsak: orsak)) { try prov.läs() }
    }

    @Test("läses inte ur en fil som är för stor eller ingen vanlig fil")
    func filen() throws {
        let stor = try Katalogprov()
        try stor.skriv(String(repeating: " ", count: Katalogmapp.störstaFil + 1), i: "insatser.json")
        #expect(throws: Katalogfel(fil: stor.mapp + "/insatser.json", post: nil, orsak: .förStor)) { try stor.läs() }
        let mapp = try Katalogprov()
        try FileManager.default.createDirectory(atPath: mapp.mapp + "/insatser.json", withIntermediateDirectories: true)
        #expect(throws: Katalogfel(fil: mapp.mapp + "/insatser.json", post: nil, orsak: .ingenVanligFil)) { try mapp.läs() }
        let rör = try Katalogprov()
        #expect(mkfifo(rör.mapp + "/insatser.json", 0o600) == 0)
        #expect(throws: Katalogfel(fil: rör.mapp + "/insatser.json", post: nil, orsak: .ingenVanligFil)) { try rör.läs() }
        let länk = try Katalogprov()
        try FileManager.default.createSymbolicLink(atPath: länk.mapp + "/insatser.json", withDestinationPath: länk.mapp + "/finns-inte")
        #expect(throws: Katalogfel(fil: länk.mapp + "/insatser.json", post: nil, orsak: .filfel(operation: "open", kod: ENOENT))) { try länk.läs() }
    }

    @Test(
        "vars filnamn är felstavat avvisas i stället för att ingen läser filen",
        arguments: ["insats.json", "insatser.json~", "Lagrum.json", "LÄSMIG"])
    func felstavad(_ namn: String) throws {
        let prov = try Katalogprov()
        try prov.skriv(Katalogprov.fil("{}"), i: namn)
        #expect(throws: Katalogfel(fil: prov.mapp + "/" + namn, post: nil, orsak: .okändFil)) { try prov.läs() }
    }

    @Test("söks i datamappen där de får saknas, eller där EVB_KATALOGER säger och måste finnas")
    func mappen() throws {
        let prov = try Katalogprov()
        func mapp(_ miljö: [String: String]) throws -> Katalogmapp { try Inställningar(datamapp: prov.mapp, miljö: miljö).katalogmapp }
        #expect(try mapp([:]).sökväg == prov.mapp + "/kataloger")
        #expect(try mapp([:]).filer().isEmpty)
        let saknad = prov.mapp + "/annan"
        #expect(throws: Katalogfel(fil: saknad, post: nil, orsak: .mappenSaknas)) { try Katalog.läst(mapp(["EVB_KATALOGER": saknad])) }
        try prov.skriv("", i: "kataloger")
        #expect(throws: Katalogfel(fil: prov.mapp + "/kataloger", post: nil, orsak: .mappenSaknas)) { try Katalog.läst(mapp([:])) }
        #expect(try mapp(["EVB_KATALOGER": ""]).sökväg == prov.mapp + "/kataloger")
    }

    @Test("med fel stoppar programmet innan någon databas har öppnats")
    func stoppar() async throws {
        let prov = try Katalogprov()
        try prov.skriv("{", i: "lagrum.json")
        let inställningar = try Inställningar(
            datamapp: prov.mapp, miljö: ["EVB_KATALOGER": prov.mapp, "EVB_DATABASE_URL": "host=/finns-inte", "EVB_NYCKEL_URL": "host=/finns-inte"])
        await #expect(throws: Katalogfel(fil: prov.mapp + "/lagrum.json", post: nil, orsak: .ejJSON(plats: 1))) {
            try await Installation.med(inställningar, logger: Logger(label: "prov")) { _ in }
        }
    }
}

/// A folder of catalogue files that is gone when the test is.
private final class Katalogprov {
    let mapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-kataloger-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: mapp, withIntermediateDirectories: true) }

    // Something left in the temporary folder is nobody's fault.
    deinit { try? FileManager.default.removeItem(atPath: mapp) }

    static func fil(_ poster: String) -> String { #"{"kalla":"prov","poster":[\#(poster)]}"# }

    func skriv(_ innehåll: String, i namn: String) throws { try Data(innehåll.utf8).write(to: URL(fileURLWithPath: mapp + "/" + namn)) }

    @discardableResult
    func läs() throws -> Katalog { try Katalog.läst(Katalogmapp(sökväg: mapp, måsteFinnas: true)) }

    /// The catalogues with these entries in these files.
    func läs(_ poster: [String: String]) throws -> Katalog {
        for (namn, poster) in poster { try skriv(Self.fil(poster), i: namn) }
        return try läs()
    }
}
