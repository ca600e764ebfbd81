import Foundation
import Synchronization
import Testing

@Suite("Femhundra förbindelser i två minuter", .enabled(if: ProcessInfo.processInfo.environment["EVB_LANGT"] != nil))
struct UthållighetTests {
    private static let förbindelser = 500
    private static let tid: Duration = .seconds(120)
    /// What the server may have resident at the most, in MB, however many ask.
    private static let minne = 300

    @Test("med databasen omstartad två gånger: inget besvarat kommando saknas, inget står två gånger, minnet är begränsat")
    func uthållighet() async throws {
        try await Provmapp.med { evb async throws in
            try await Tjänst.med(evb, förbindelser: Self.förbindelser) { tjänst async throws in
                let förvaltare = try await tjänst.token("sys", "SN/systemforvaltare")
                let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#
                #expect(try await tjänst.anropa("POST", "/v1/namnder/SN/kommandon", token: förvaltare, kropp: nämnd).status == 201)
                let token = try await tjänst.token("anna.berg", "SN/handlaggare/E1")
                let (slut, utfall) = (ContinuousClock.now + Self.tid, Utfall())
                try await withThrowingTaskGroup(of: Void.self) { grupp in
                    for klient in 0..<Self.förbindelser {
                        grupp.addTask {
                            var (nummer, omstarter) = (0, klient == 0 ? [slut - Self.tid * 2 / 3, slut - Self.tid / 3] : [])
                            while ContinuousClock.now < slut {
                                nummer += 1
                                await Self.fatta(klient * 100_000 + nummer, tjänst, token, utfall, till: slut)
                                // One of them restarts the database in the middle, under all the others.
                                if let nästa = omstarter.first, ContinuousClock.now >= nästa {
                                    omstarter.removeFirst()
                                    try await Self.startaOm(evb)
                                }
                            }
                            #expect(omstarter.isEmpty, "databasen startades inte om")
                        }
                    }
                    try await grupp.waitForAll()
                }
                let (besvarade, andra, ovissa) = utfall.alla
                let minne = try tjänst.server.minne()
                print("besvarade: \(besvarade.count), andra svar: \(andra), utan slutgiltigt svar: \(ovissa.count), minne: \(minne) MB")
                #expect(besvarade.count > 1_000 && Set(andra.keys).isSubset(of: [503]), "\(andra)")
                #expect(minne < Self.minne)
                let logg = try await evb.evb("logg", "--namnd", "SN").ut
                var antal: [Int: Int] = [:]
                for rad in logg.split(separator: "\n") {
                    guard let plats = rad.range(of: "beslut:018f3c6e-0000-7000-8000-") else { continue }
                    antal[Int(rad[plats.upperBound...].prefix(12)) ?? -1, default: 0] += 1
                }
                #expect(antal.values.allSatisfy { $0 == 1 }, "något står två gånger")
                #expect(besvarade.subtracting(antal.keys).isEmpty, "något besvarat saknas")
                #expect(Set(antal.keys).subtracting(besvarade).isSubset(of: ovissa), "något står som ingen har gett")
                #expect(try await evb.evb("verifiera").status == 0)
            }
        }
    }

    /// One command, sent again with the same key until it has its answer.
    private static func fatta(_ nummer: Int, _ tjänst: Tjänst, _ token: String, _ utfall: Utfall, till slut: ContinuousClock.Instant) async {
        let siffror = String(format: "%012d", nummer)
        let id = "018f3c6e-0000-7000-8000-" + siffror
        let kropp =
            #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(id)","person":{"id":"\#(id)","kon":"okant","namn":"Prov Provsson"},"#
            + #""omrade":"IFO","lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"2023-01-10","enhet":"E1"}"#
        while true {
            // A connection that was cut off says nothing about the command: it is sent again.
            let svar = try? await tjänst.anropa(
                "POST", "/v1/namnder/SN/kommandon", token: token, ["Idempotency-Key": "018f3c6e-0000-7000-9000-" + siffror], kropp: kropp)
            if svar?.status == 201 { return utfall.besvarat(nummer) }
            if let svar { utfall.annat(svar.status) }
            if ContinuousClock.now >= slut { return utfall.ovisst(nummer) }
            // At once: a client that does not wait as the answer asks must do no harm either.
            await Task.yield()
        }
    }

    private static func startaOm(_ evb: Provmapp) async throws {
        let filer = FileManager.default.enumerator(atPath: evb.mapp)?.compactMap { $0 as? String } ?? []
        let data = try #require(filer.first { $0.hasSuffix("postmaster.pid") }).dropLast("/postmaster.pid".count)
        let som = geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
        // The server that it starts must not keep what Foundation watches the process by.
        let utanArv = ["bash", "-c", #"for f in /proc/$$/fd/*; do n=${f##*/}; ((n > 2)) && eval "exec $n>&-"; done; exec "$@""#, "_"]
        let omstart = try Körning(
            program: "/usr/bin/env",
            utanArv + som + ["/usr/lib/postgresql/15/bin/pg_ctl", "-D", "\(evb.mapp)/\(data)", "-m", "immediate", "-w", "-s", "restart"])
        let (status, fel) = (await omstart.slut(), try omstart.fel())
        #expect(status == 0, "\(fel)")
    }
}

/// What became of the commands, by number.
private final class Utfall: Sendable {
    private let allt = Mutex((besvarade: Set<Int>(), andra: [Int: Int](), ovissa: Set<Int>()))

    var alla: (besvarade: Set<Int>, andra: [Int: Int], ovissa: Set<Int>) { allt.withLock { $0 } }

    func besvarat(_ nummer: Int) { allt.withLock { _ = $0.besvarade.insert(nummer) } }
    func annat(_ status: Int) { allt.withLock { $0.andra[status, default: 0] += 1 } }
    func ovisst(_ nummer: Int) { allt.withLock { _ = $0.ovissa.insert(nummer) } }
}

extension Körning {
    /// The most that the program has had resident, in MB.
    fileprivate func minne() throws -> Int {
        let rader = try String(contentsOfFile: "/proc/\(nummer)/status", encoding: .utf8).split(separator: "\n")
        let kilobyte = rader.first { $0.hasPrefix("VmHWM:") }?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
        return try #require(kilobyte) / 1024
    }
}
