import Foundation
import Postgres
import Support
import Testing

@Suite("En import som inte kan bli klar")
struct ImportavbrottTests {
    private static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#
    private static let omöjlig = #"{"kommando":"Verkstall","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-01-09"}"#
    private static let öppenTransaktion =
        "select exists (select from pg_stat_activity where datname = 'evb' and state = 'idle in transaction' and pid <> pg_backend_pid())"

    @Test("avbryts också medan den väntar på rader ur ett rör, och inget av den är kvar", arguments: [true, false])
    func tyst(medSkrivare: Bool) async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            let rör = evb.mapp + "/rör"
            #expect(mkfifo(rör, 0o600) == 0)
            // Both ends, so that nobody waits for the other.
            let skrivare = medSkrivare ? open(rör, O_RDWR | O_CLOEXEC) : -1
            defer { if medSkrivare { close(skrivare) } }
            let rad = Array(Self.nämnd.utf8)
            if medSkrivare { #expect(rad.withUnsafeBytes { write(skrivare, $0.baseAddress, $0.count) } == rad.count) }
            let körning = try Program.start(["importera", rör], data: evb.mapp)
            let bevakare = try await Connection.open(evb.kluster.target(database: "evb", user: "postgres"))
            try await waitUntil(bevakare, Self.öppenTransaktion)
            await bevakare.close()
            körning.avbryt()
            do { try await waitUntil("programmet säger att det är avbrutet") { try körning.fel().hasSuffix("(avbrutet)\n") } } catch {
                körning.döda()
                throw error
            }
            #expect(await körning.slut() == 1)
            #expect(try await evb.evb("logg", "--namnd", "SN").fel.contains("okand_namnd"))
        }
    }

    @Test("för att en rad aldrig tar slut vägras, och inget är importerat")
    func oändligRad() async throws {
        try await Provmapp.med { evb async throws in
            let svar = try await evb.evb("importera", "/dev/zero")
            #expect(svar.status == 1 && svar.fel.contains("en rad tar aldrig slut"), "\(svar.fel)")
            #expect(svar.fel.hasPrefix("evb: Inget av filen importerades. ") && svar.fel.hasSuffix(" (filfel, read)\n"))
        }
    }

    @Test("för att de avvisade raderna inte kan skrivas säger om något är importerat")
    func avvisadeEjSkrivna() async throws {
        try await Provmapp.med { evb async throws in
            let fil = evb.mapp + "/rader.jsonl"
            try Data("\(Self.nämnd)\n\(Self.omöjlig)\n".utf8).write(to: URL(fileURLWithPath: fil))
            try FileManager.default.createSymbolicLink(atPath: fil + ".avvisade.jsonl.skrivs", withDestinationPath: "/dev/full")
            let före = try await evb.evb("importera", fil, "--fortsatt")
            #expect(före.status == 1 && före.fel.hasPrefix("evb: Inget av filen importerades. "), "\(före.fel)")
            #expect(före.fel.hasSuffix(" (filfel, open)\n"), "\(före.fel)")
            #expect(try await evb.evb("logg", "--namnd", "SN").fel.contains("okand_namnd"))
            try FileManager.default.removeItem(atPath: fil + ".avvisade.jsonl.skrivs")
            try FileManager.default.createDirectory(atPath: fil + ".avvisade.jsonl", withIntermediateDirectories: false)
            let efter = try await evb.evb("importera", fil, "--fortsatt")
            #expect(efter.status == 1 && efter.fel.contains("är importerat") && efter.fel.hasSuffix("(avvisade_ej_skrivna)\n"), "\(efter.fel)")
            #expect(try await evb.evb("logg", "--namnd", "SN").status == 0)
            try FileManager.default.removeItem(atPath: fil + ".avvisade.jsonl")
            #expect(try await evb.evb("importera", fil, "--fortsatt").ut.contains("Nya: 0. Redan kända: 1. Avvisade: 1."))
        }
    }
}
