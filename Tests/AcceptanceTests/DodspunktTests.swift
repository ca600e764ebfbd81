import Foundation
import Support
import Testing

/// Killed between any two statements: evb itself, the server's process, or only the connection.
@Suite("Dödad vid varje gräns mellan fråga och svar", .serialized)
struct DödspunktTests {
    @Test("en import är allt eller inget, och nästa gång blir den klar")
    func importera() async throws {
        try await Dödsplats.med { plats in
            func importera(_ nämnd: String) async throws -> Program.Svar {
                try await plats.kör(["importera", try plats.fil("\(nämnd).jsonl", Nämndrader.alla(nämnd))])
            }
            plats.ombud.arm(nil)
            _ = try await importera("mall")
            let gränser = plats.ombud.passed
            #expect(gränser > 30)
            for (nummer, offer) in Dödspunkter.urval(av: gränser, högst: 6) {
                let nämnd = "N\(nummer)-\(offer)"
                plats.ombud.arm(nummer, offer)
                let dödad = try await importera(nämnd)
                #expect(plats.ombud.killed != nil, "\(nämnd)")
                plats.ombud.arm(nil)
                let efteråt = try await plats.antal("select count(*) from eventlog.event where tenant = '\(nämnd)'")
                #expect([0, Nämndrader.antal].contains(efteråt), "\(nämnd)")
                // What was told stands; and what stands is not done again.
                if dödad.status == 0 { #expect(efteråt == Nämndrader.antal, "\(nämnd)") }
                let sedan = try await plats.tillsKlart { try await importera(nämnd) }
                let nya = efteråt == 0 ? Nämndrader.antal : 0
                #expect(sedan.ut == "Lästa rader: 11. Nya: \(nya). Redan kända: \(Nämndrader.antal - nya). Avvisade: 0.\n", "\(nämnd)")
                #expect(try await plats.antal("select count(*) from eventlog.event where tenant = '\(nämnd)'") == Nämndrader.antal)
            }
            #expect(try await plats.kör(["verifiera"]).status == 0)
        }
    }

    @Test("ett jobb gör sin rapport en gång")
    func jobb() async throws {
        let gränser = try await Dödsplats.med { plats in
            try await Jobbprov(plats: plats).förbered("mall")
            plats.ombud.arm(nil)
            #expect(try await Jobbprov(plats: plats).jobb().status == 0)
            return plats.ombud.passed
        }
        for grupp in Dödspunkter.grupper(av: gränser, högst: 6) {
            try await Dödsplats.med { plats in
                var dödade = 0
                for punkt in grupp where try await Jobbprov(plats: plats).döda(punkt) { dödade += 1 }
                // A run has not always as many boundaries as the one that was counted.
                #expect(dödade > grupp.count / 2)
                #expect(try await plats.kör(["verifiera"]).status == 0)
            }
        }
    }

    @Test("en ombyggnad av läsmodellen lämnar den gamla eller den nya")
    func byggOm() async throws {
        try await Dödsplats.med { plats in
            func byggOm() async throws -> Program.Svar { try await plats.kör(["projektion", "bygg-om"]) }
            func rader() async throws -> Int64 {
                let bygge = try await plats.antal("select build::bigint from readmodel.model_v1")
                return try await plats.antal("select count(*) from readmodel.frist_v3_\(bygge)")
            }
            plats.ombud.arm(nil)
            for nämnd in ["A", "B"] { _ = try await plats.kör(["importera", try plats.fil("\(nämnd).jsonl", Nämndrader.alla(nämnd))]) }
            _ = try await byggOm()
            let före = try await rader()
            #expect(före > 0)
            plats.ombud.arm(nil)
            _ = try await byggOm()
            for (nummer, offer) in Dödspunkter.grupper(av: plats.ombud.passed, högst: 6).joined() {
                plats.ombud.arm(nummer, offer)
                _ = try await byggOm()
                #expect(plats.ombud.killed != nil, "\(nummer) \(offer)")
                plats.ombud.arm(nil)
                #expect(try await rader() == före, "\(nummer) \(offer)")
                #expect(try await plats.tillsKlart { try await plats.kör(["verifiera"]) }.status == 0, "\(nummer) \(offer)")
                #expect(try await plats.tillsKlart { try await byggOm() }.status == 0, "\(nummer) \(offer)")
                #expect(try await rader() == före, "\(nummer) \(offer)")
            }
        }
    }

    @Test("kommandon ett i taget: det som sades står där, det som inte sades görs en gång, och en bruten anslutning märks inte")
    func ettITaget() async throws {
        try await Dödsplats.med { plats in
            func ge(_ nämnd: String) async throws -> Program.Svar {
                let fil = try plats.fil("\(nämnd)-enkla.jsonl", Nämndrader.enkla(nämnd))
                return try await plats.kör(program: "CommandGiver", [plats.evb.mapp, fil, "\(plats.evb.mapp)/\(nämnd).svar"])
            }
            func förbered(_ nämnd: String) async throws {
                plats.ombud.arm(nil)
                _ = try await plats.tillsKlart { try await plats.kör(["importera", try plats.fil("\(nämnd).jsonl", Nämndrader.alla(nämnd))]) }
            }
            try await förbered("mall")
            plats.ombud.arm(nil)
            #expect(try await ge("mall").status == 0)
            for (nummer, offer) in Dödspunkter.urval(av: plats.ombud.passed, högst: 9) {
                let nämnd = "N\(nummer)-\(offer)"
                try await förbered(nämnd)
                plats.ombud.arm(nummer, offer)
                let dödad = try await ge(nämnd)
                #expect(dödad.status != 3 && dödad.status != 4, "\(nämnd): \(dödad.status) \(dödad.ut)\(dödad.fel.prefix(600))")
                if offer == .connection, dödad.status != 0 {
                    // Lost before it had begun to take commands.
                    #expect(Nämndrader.svar(plats, nämnd).isEmpty, "\(nämnd)")
                }
                plats.ombud.arm(nil)
                #expect(try await plats.tillsKlart { try await ge(nämnd) }.status == 0, "\(nämnd): \(dödad.fel)")
                // Told once or twice: always the same, and it is what the log holds.
                let svar = Nämndrader.svar(plats, nämnd)
                #expect(svar.count == Nämndrader.enkla(nämnd).count, "\(nämnd)")
                for (id, positioner) in svar {
                    let står = try await plats.antal(
                        "select coalesce(min(position) * 1000 + count(*), 0) from eventlog.event where tenant = '\(nämnd)' and command_id = '\(id)'")
                    #expect(positioner.count == 1 && positioner.first.map { $0 * 1000 + 1 } == står, "\(nämnd) \(id): \(positioner) \(står)")
                }
                let antal = try await plats.antal("select count(*) from eventlog.event where tenant = '\(nämnd)'")
                #expect(antal == Nämndrader.antal + Int64(svar.count), "\(nämnd)")
            }
            #expect(try await plats.kör(["verifiera"]).status == 0)
        }
    }
}

/// The job that computes an omgång's report, of a day on which the omgång that is open is the only one.
private struct Jobbprov {
    let plats: Dödsplats

    func jobb() async throws -> Program.Svar { try await plats.kör(["jobb", "--nu", "2023-04-10", "--tills-tomt"]) }

    func förbered(_ nämnd: String) async throws {
        plats.ombud.arm(nil)
        let svar = try await plats.tillsKlart { try await plats.kör(["importera", try plats.fil("\(nämnd).jsonl", Nämndrader.alla(nämnd))]) }
        #expect(svar.status == 0)
    }

    /// - Returns: whether the run came to the boundary, and something was killed there.
    func döda(_ punkt: Dödspunkter.Punkt) async throws -> Bool {
        let nämnd = "N\(punkt.nummer)-\(punkt.offer)"
        try await förbered(nämnd)
        plats.ombud.arm(punkt.nummer, punkt.offer)
        _ = try await jobb()
        let dödade = plats.ombud.killed != nil
        plats.ombud.arm(nil)
        // What a dead runner had begun is another's when its lease has ended, and what failed is tried again later: now. A server that is still
        // recovering makes more of it fail once more.
        for _ in 0..<10 {
            _ = try await plats.antal(
                """
                with given as (update jobs.job set lease_until = clock_timestamp() - interval '1 s' where state = 'running' returning 1),
                    due as (update jobs.job set run_at = clock_timestamp() where state in ('ready', 'delayed') returning 1)
                select (select count(*) from given) + (select count(*) from due)
                """)
            _ = try await plats.tillsKlart { try await jobb() }
            if try await plats.antal("select count(*) from jobs.job") == 0 { break }
        }
        let rapporter = try await plats.antal("select count(*) from eventlog.event where tenant = '\(nämnd)' and type = 'RapportBeraknad'")
        #expect(rapporter == 1, "\(nämnd)")
        #expect(try await plats.antal("select count(*) from jobs.job") == 0, "\(nämnd)")
        return dödade
    }
}

/// The commands of a small nämnd.
enum Nämndrader {
    /// Its lines, each of which leads to one event.
    static let antal: Int64 = 11

    static func alla(_ nämnd: String) -> [String] {
        [rad("RegistreraNamnd", nämnd, #""namn":"Provnämnden","kommun":"Provkommun","kommunkod":"9999""#)]
            + (1...7).map { fatta(nämnd, $0) } + [1, 2].map { rad("Verkstall", nämnd, #""beslut":"\#(id($0, "8"))","datum":"2023-02-01""#) }
            + [rad("OppnaOmgang", nämnd, #""period":"2023K1","brytdatum":"2023-03-31""#)]
    }

    /// Commands on one beslut each, several on the same, one that begins and has a claim.
    static func enkla(_ nämnd: String) -> [String] {
        let verkställda = (3...5).map { rad("Verkstall", nämnd, #""beslut":"\#(id($0, "8"))","datum":"2023-02-01""#) }
        let antecknade = (1...3).map {
            rad("AngeSkal", nämnd, #""beslut":"\#(id(6, "8"))","kod":"resursbrist","klass":"strukturell","text":"Plats saknas, \#($0).""#)
        }
        return (verkställda + antecknade + [fatta(nämnd, 8)]).enumerated().map { #"{"kommandoId":"\#(id($0 + 1, "a"))","# + $1.dropFirst() }
    }

    /// What was told of each command that is stored: the different positions.
    static func svar(_ plats: Dödsplats, _ nämnd: String) -> [String: Set<Int64>] {
        guard let text = FileManager.default.contents(atPath: "\(plats.evb.mapp)/\(nämnd).svar") else { return [:] }
        var svar: [String: Set<Int64>] = [:]
        for rad in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            let delar = rad.split(separator: " ")
            if let position = Int64(delar[1]) { svar[String(delar[0]), default: []].insert(position) }
        }
        return svar
    }

    private static func rad(_ kommando: String, _ nämnd: String, _ fält: String) -> String {
        #"{"kommando":"\#(kommando)","namnd":"\#(nämnd)",\#(fält)}"#
    }

    private static func fatta(_ nämnd: String, _ nummer: Int) -> String {
        rad(
            "FattaBeslut", nämnd,
            #""beslut":"\#(id(nummer, "8"))","person":{"id":"\#(id(nummer, "9"))","kon":"kvinna","personnummer":"19800101-T\#(100 + nummer)"},"#
                + #""omrade":"IFO","lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"2023-01-10","#
                + #""kalla":{"system":"prov","id":"K-\#(nummer)"}"#)
    }

    private static func id(_ nummer: Int, _ slag: String) -> String { "018f3c6e-0000-7000-\(slag)000-00000000000\(nummer)" }
}
