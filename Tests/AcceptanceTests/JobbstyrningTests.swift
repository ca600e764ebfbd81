import Foundation
import Postgres
import Support
import Testing

@Suite("Jobben styrs")
struct JobbstyrningTests {
    @Test("ett jobb visas med de händelser det ledde till, ett väntande avbryts, ett uppgivet körs om")
    func ettJobb() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            #expect(try await evb.evb("jobb", "--nu", "2023-09-01", "--tills-tomt").status == 0)
            let id = try #require(try await Self.nummer(evb, "berakna_rapport"))
            let visat = try await evb.evb("jobb", "visa", id).ut
            #expect(visat.hasPrefix("\(id) berakna_rapport SN/2023K3/36: klart ") && visat.hasSuffix("  ledde till SN 37 RapportBeraknad\n"))
            let form = try #require(try await Self.json(evb, "jobb", "visa", id) as? [String: Any])
            #expect((form["handelser"] as? [[String: Any]])?.map { $0["position"] as? Int } == [37])

            try await evb.superanvändare(
                """
                insert into jobs.job (kind, key, payload, max_attempts, run_at, state, error)
                values ('forsegla', 'a', '{}', 3, now() + interval '1 day', 'delayed', null), ('forsegla', 'b', '{}', 3, now(), 'dead', 'prov')
                """)
            let lista = try await evb.evb("jobb", "lista").ut
            #expect(lista.contains(" forsegla a: väntar till ") && lista.contains(" forsegla b: uppgivet, försök 0 av 3, senaste felet prov\n"))
            let (väntar, uppgivet) = (try #require(try await Self.nummer(evb, "forsegla a")), try #require(try await Self.nummer(evb, "forsegla b")))
            #expect(try await evb.evb("jobb", "avbryt", väntar).ut == "Jobbet \(väntar) är avbrutet.\n")
            #expect(try await evb.evb("jobb", "visa", väntar).ut.contains(" forsegla a: avbrutet "))
            let körning = try await evb.evb("jobb", "--nu", "2023-09-01", "--tills-tomt")
            #expect(körning.status == 1 && körning.fel.contains(": forsegla.") && körning.fel.hasSuffix(" (jobb_uppgivna)\n"))
            #expect(try await evb.evb("jobb", "kor-om", uppgivet).ut == "Jobbet \(uppgivet) körs om.\n")
        }
    }

    @Test("det som inte finns avvisas med nummer och kod")
    func avvisas() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            for (steg, kod) in [("visa", "jobb_finns_inte"), ("avbryt", "jobb_ej_i_kon"), ("kor-om", "jobb_ej_uppgivet")] {
                let svar = try await evb.evb("jobb", steg, "4711")
                #expect(svar.status == 1 && svar.fel.contains("4711") && svar.fel.hasSuffix(" (\(kod))\n"), "\(steg)")
                let fel = try await evb.evb("jobb", steg, "abc")
                #expect(fel.status == 64 && fel.fel.contains("abc"), "\(steg)")
            }
            for steg in ["pausa", "ateruppta", "begransa"] {
                let svar = try await evb.evb("jobb", steg, "berakna_allt")
                #expect(svar.status == 1 && svar.fel.contains("berakna_allt") && svar.fel.hasSuffix(" (okant_jobbslag)\n"), "\(steg)")
            }
            #expect(try await evb.evb("jobb", "begransa", "forsegla", "--hogst", "0").status == 64)
        }
    }

    @Test("ett pausat slag körs inte av någon förrän det återupptas, och listan säger det")
    func pausat() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            #expect(try await evb.evb("jobb", "pausa", "berakna_rapport").ut == "berakna_rapport är pausat.\n")
            #expect(try await evb.evb("jobb", "pausa", "berakna_rapport").ut == "berakna_rapport var redan pausat.\n")
            #expect(try await evb.evb("jobb", "begransa", "forsegla", "--hogst", "1").ut == "Högst 1 forsegla pågår samtidigt.\n")
            #expect(try await evb.evb("jobb", "--nu", "2023-09-01", "--tills-tomt").status == 0)
            let lista = try await evb.evb("jobb", "lista").ut
            #expect(lista.hasPrefix("berakna_rapport: pausat sedan ") && lista.contains("\nforsegla: högst 1 pågår samtidigt\n"))
            #expect(lista.contains(" berakna_rapport SN/2023K3/36: väntar, försök 0 av 10\n"))
            let form = try #require(try await Self.json(evb, "jobb", "lista") as? [String: Any])
            let slag = try #require((form["slag"] as? [[String: Any]])?.first)
            #expect(slag["slag"] as? String == "berakna_rapport" && (slag["antal"] as? [String: Int])?["ready"] == 1)
            #expect(try await evb.evb("jobb", "ateruppta", "berakna_rapport").ut == "berakna_rapport körs igen.\n")
            #expect(try await evb.evb("jobb", "ateruppta", "berakna_rapport").ut == "berakna_rapport var inte pausat.\n")
            _ = try await evb.evb("jobb", "--nu", "2023-09-01", "--tills-tomt")
            #expect(try await evb.evb("jobb", "lista").ut.contains(" berakna_rapport SN/2023K3/36: klart "))
        }
    }

    @Test("styrs jobben över HTTP, säger driftens logg vad som styrdes, och begärans egen rad vem det var")
    func överHTTP() async throws {
        try await Provmapp.med { evb async throws in
            try await Tjänst.med(evb, ["--utan-jobb"]) { tjänst in
                let vem = try await tjänst.token("drift", "SN/systemforvaltare")
                let svar = try await tjänst.anropa("POST", "/v1/jobbslag/forsegla/pausa", token: vem, ["X-Request-Id": "paus-1"])
                #expect(svar.status == 200, "\(svar.text)")
                _ = try await tjänst.anropa("POST", "/v1/jobbslag/finns_inte/pausa", token: vem, ["X-Request-Id": "paus-2"])
                try await waitUntil("begärans rad är skriven") { try tjänst.server.ut().contains("paus-2") }
                let styrda = try tjänst.server.ut().split(separator: "\n").filter { $0.contains("the queue was steered") }
                #expect(styrda.count == 1, "\(styrda)")
                for ord in ["paus-1", "forsegla", "pausat"] { #expect(styrda.allSatisfy { $0.contains(ord) }, "\(ord)") }
            }
        }
    }

    @Test("schemat visar när det som återkommer kommer härnäst")
    func schema() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            let rad = try await evb.evb("jobb", "schema").ut
            let rader = rad.split(separator: "\n")
            #expect(rader[0].hasPrefix("stada_jobb: ") && rader[0].split(separator: ",").allSatisfy { $0.contains("T03:10") })
            let slagen = ["prova_lasmodeller", "forsegla", "paminn", "rensa", "gallringskandidater"]
            #expect(rader.dropFirst().map { $0.split(separator: ":")[0] } == slagen.map { $0[...] })
            let form = try #require(try await Self.json(evb, "jobb", "schema") as? [[String: Any]])
            #expect((form.first?["nasta"] as? [[String: Any]])?.count == 3)
            _ = try await evb.evb("importera", rader: [Nämndrader.alla("A")[0]])
            let omgång = try #require(try await evb.evb("jobb", "schema").ut.split(separator: "\n").last)
            #expect(omgång.wholeMatch(of: /oppna_omgang A: (\d{4}K\d \d{4}-\d\d-\d\d(, )?){3}/) != nil)
        }
    }

    /// One nämnd that cannot be planned is told of; the others' reports are computed all the same.
    @Test("en nämnd som inte kan planeras hindrar inte de andra, och syns i status")
    func enAvFlera() async throws {
        try await Provmapp.med { evb async throws in
            for nämnd in ["A", "B"] { _ = try await evb.evb("importera", rader: Nämndrader.alla(nämnd)) }
            try await evb.superanvändare(
                """
                create function public.refuse() returns trigger language plpgsql as $$ begin
                    if new.period like 'A/%' then raise 'no'; end if; return new; end $$;
                create trigger refuse before insert on jobs.slot for each row execute function public.refuse()
                """)
            let svar = try await evb.evb("jobb", "--tills-tomt")
            #expect(svar.status == 1 && svar.fel.contains("planning failed") && svar.fel.contains("namnd A"))
            let lista = try await evb.evb("jobb", "lista").ut
            #expect(lista.contains(" berakna_rapport B/") && !lista.contains(" berakna_rapport A/"))
            try await evb.superanvändare("drop trigger refuse on jobs.slot")
            #expect(try await evb.evb("jobb", "--tills-tomt").status == 0)
            #expect(try await evb.evb("jobb", "lista").ut.contains(" berakna_rapport A/"))
        }
    }

    /// The number on the first line of the list that holds `text`.
    private static func nummer(_ evb: Provmapp, _ text: String) async throws -> String? {
        try await evb.evb("jobb", "lista").ut.split(separator: "\n").first { $0.contains(" \(text)") }?.split(separator: " ").first.map(String.init)
    }

    private static func json(_ evb: Provmapp, _ argument: String...) async throws -> Any {
        try JSONSerialization.jsonObject(with: Data(try await Program.kör(argument + ["--format", "json"], data: evb.mapp).ut.utf8))
    }
}
