import Foundation
import Synchronization
import Testing

@Suite("evb servera")
struct ServeraTests {
    private static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#

    private static func fatta(_ nummer: Int) -> String {
        let id = "018f3c6e-0000-7000-8000-" + String(format: "%012d", nummer)
        return
            #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(id)","person":{"id":"\#(id)","kon":"okant","namn":"Prov Provsson"},"omrade":"IFO","#
            + #""lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"2023-01-10","enhet":"E1"}"#
    }

    @Test("avslutad mitt i hundra kommandon har den besvarat dem den tog emot, och allt besvarat står i loggen, en gång")
    func avslutas() async throws {
        try await Provmapp.med { evb async throws in
            try await Tjänst.med(evb) { tjänst async throws in
                let förvaltare = try await tjänst.token("sys", "SN/systemforvaltare")
                let registrerad = try await tjänst.anropa("POST", "/v1/namnder/SN/kommandon", token: förvaltare, kropp: Self.nämnd)
                #expect(registrerad.status == 201, "\(registrerad.text)")
                let token = try await tjänst.token("anna.berg", "SN/handlaggare/E1")
                let besvarade = Besvarade()
                await withTaskGroup(of: Void.self) { grupp in
                    for nummer in 1...100 {
                        grupp.addTask {
                            // Refused or cut off: then nobody has said that it was done.
                            guard let svar = try? await tjänst.anropa("POST", "/v1/namnder/SN/kommandon", token: token, kropp: Self.fatta(nummer))
                            else { return }
                            if besvarade.lägg(nummer, svar.status) == 20 { tjänst.server.avbryt() }
                        }
                    }
                }
                let status = await tjänst.server.slut()
                let fel = try tjänst.server.fel()
                #expect(status == 0, "\(fel)")
                let svar = besvarade.alla
                #expect(svar.count >= 20 && Set(svar.values) == [201], "\(Set(svar.values))")
                let logg = try await evb.evb("logg", "--namnd", "SN").ut
                for nummer in svar.keys {
                    let antal = logg.split(separator: "\n").count { $0.contains(String(format: "beslut:018f3c6e-0000-7000-8000-%012d", nummer)) }
                    #expect(antal == 1, "\(nummer): \(antal)")
                }
                let ut = try tjänst.server.ut()
                #expect(!ut.contains("Provsson") && !ut.contains("anna.berg"))
                #expect(ut.split(separator: "\n").allSatisfy { $0.first == "{" && $0.last == "}" })
            }
        }
    }

    @Test("tar ett beslut från FattaBeslut till den antagna rapporten och revisorns vy, med curl och tokens av den egna utfärdaren")
    func medCurl() async throws {
        let skript = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../deploy/prova-api").standardized.path
        let körning = try Körning(program: skript, [], miljö: ["EVB_PROGRAM": Program.fil])
        let (status, ut, fel) = (await körning.slut(), try körning.ut(), try körning.fel())
        #expect(status == 0, "\(ut.suffix(2_000))\(fel)")
        #expect(ut.contains("== Klart: ett beslut från FattaBeslut till den antagna rapporten\n"))
        // What the revisor was given, and what the log says without evb.
        let revisorns = ut.components(separatedBy: "== Revisorn").last ?? ""
        #expect(
            revisorns.contains("Socialnämnden") && !revisorns.contains("Provsson") && revisorns.contains("\"kod\":\"ej_behorig\""), "\(revisorns)")
        #expect(revisorns.contains("Det som kontrollerats stämmer."), "\(revisorns)")
    }

    @Test("startar inte utan utfärdare, och inte utanför datorn utan proxy, och säger varför på en rad")
    func startarInte() async throws {
        try await Provmapp.med { evb async throws in
            let utan = try await evb.evb("servera", "--port", "0")
            #expect(utan.status == 1 && utan.fel.contains("(identitet_saknas)") && utan.fel.split(separator: "\n").count == 1, "\(utan.fel)")
            let ute = try await evb.evb("servera", "--adress", "0.0.0.0")
            #expect(ute.status == 1 && ute.fel.contains("(proxy_kravs)"), "\(ute.fel)")
            let port = try await evb.evb("servera", "--port", "70000")
            #expect(port.status == 64 && port.fel.contains("--port är 0–65535."), "\(port.fel)")
        }
    }
}

/// What was answered, by the number of the command.
private final class Besvarade: Sendable {
    private let svar = Mutex<[Int: Int]>([:])

    var alla: [Int: Int] { svar.withLock { $0 } }

    /// - Returns: how many there are now.
    func lägg(_ nummer: Int, _ status: Int) -> Int {
        svar.withLock { svar in
            svar[nummer] = status
            return svar.count
        }
    }
}
