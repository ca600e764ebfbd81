import Application
import CanonicalJSON
import EventStore
import Foundation
import Postgres
import Synchronization
import Testing

@Suite("Serverns avslutning")
struct AvslutningTests {
    @Test("den som avslutas mitt i hundra kommandon har besvarat dem den tog emot, och inget besvarat är borta")
    func mittI() async throws {
        try await Provserver.med { server in
            try await server.grunda()
            let besvarade = Besvarade()
            await withTaskGroup(of: Void.self) { grupp in
                for nummer in 1...100 {
                    grupp.addTask {
                        // Refused or cut off: then nobody has said that it was done.
                        guard let svar = try? await server.utför(Kommandon.fatta(nummer)) else { return }
                        if besvarade.lägg(nummer, svar.status) == 20 { await server.avsluta() }
                    }
                }
            }
            let utfall = besvarade.alla
            #expect(utfall.count >= 20 && Set(utfall.values) == [201], "\(utfall.count): \(Set(utfall.values))")
            let strömmar = Set(
                try await server.installation.pool.withConnection { databas in
                    try LogSession.read(Tenant(rawValue: "SN")!, after: .zero, limit: 1_000, on: databas).map(\.stream.rawValue)
                })
            for nummer in utfall.keys { #expect(strömmar.contains("beslut:" + Kommandon.id(nummer)), "\(nummer)") }
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
