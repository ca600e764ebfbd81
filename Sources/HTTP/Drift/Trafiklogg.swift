import Application
import CanonicalJSON
import EventStore
import HTTPTypes
import Journal
import Postgres

/// One line for each request: what was asked, by its route and never by its address, and what came of it. Who asked is a keyed digest that is
/// the same for as long as the server runs; who read what stands in the access log.
struct Trafiklogg: Sendable {
    private let rader: Radskrivare
    private let nyckel = randomBytes(32)

    init(_ rader: Radskrivare) { self.rader = rader }

    struct Rad: Sendable {
        let begäran: String
        let metod: String
        let rutt: String
        let status: Int
        /// A problem's code.
        let kod: String?
        let subjekt: String?
        let tid: Duration
        let byte: Int
    }

    func skriv(_ rad: Rad) {
        rader.skriv([
            "tid": .string(Klocka.maskinens.iso8601), "niva": "info", "kalla": "trafik", "metod": .string(rad.metod), "rutt": .string(rad.rutt),
            "status": .int(rad.status), "kod": .optional(rad.kod), "ms": .number(Self.millisekunder(rad.tid)), "byte": .int(rad.byte),
            "begaran": .string(rad.begäran), "subjekt": .optional(rad.subjekt.map(spår)),
        ])
    }

    private func spår(_ subjekt: String) -> String { hex(sha256(nyckel + Array(subjekt.utf8)).prefix(8)) }

    private static func millisekunder(_ tid: Duration) -> String {
        let mikro = Int64(tid.sekunder * 1_000_000)
        let tiondelar = (mikro + 50) / 100
        return tiondelar % 10 == 0 ? "\(tiondelar / 10)" : "\(tiondelar / 10).\(tiondelar % 10)"
    }
}
