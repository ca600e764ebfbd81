import Application
import CanonicalJSON
import Handlaggning
import Hummingbird
import Jobs
import Postgres

// What the one who runs the system does with the jobs. Each may be asked again: what is done already is answered as that.
extension Rutter {
    var jobbens: [Rutt] {
        [
            Rutt(.get, "/v1/jobb", .installationen(.läsaJobb) { _, behörighet in Svar.json(try await installation.läsare(behörighet).jobb().form) }),
            Rutt(.post, "/v1/jobb/{jobb}/kor-om", .installationen(.styraJobb) { begäran, _ in try await körOm(try begäran.jobb) }),
            Rutt(.post, "/v1/jobb/{jobb}/avbryt", .installationen(.styraJobb) { begäran, _ in try await avbryt(try begäran.jobb) }),
            Rutt(
                .post, "/v1/jobbslag/{slag}/pausa",
                .installationen(.styraJobb) { begäran, _ in
                    Self.styrt(try await Jobbstyrning.pausa(try slag(begäran), installation) ? "pausat" : "redan_pausat")
                }),
            Rutt(
                .post, "/v1/jobbslag/{slag}/ateruppta",
                .installationen(.styraJobb) { begäran, _ in
                    Self.styrt(try await Jobbstyrning.återuppta(try slag(begäran), installation) ? "aterupptaget" : "ej_pausat")
                }),
        ]
    }

    private func körOm(_ id: Int64) async throws -> Response {
        guard try await Jobbstyrning.körOm(id, installation) else {
            throw Problem(.jobbEjUppgivet, "Jobbet är inte uppgivet, eller står redan i kön på nytt.")
        }
        return Self.styrt("kors_om")
    }

    private func avbryt(_ id: Int64) async throws -> Response {
        switch try await Jobbstyrning.avbryt(id, installation) {
        case .cancelled: return Self.styrt("avbrutet")
        case .asked: return Self.styrt("avbryts")
        case .notQueued: throw Problem(.jobbEjIKon, "Jobbet står inte i kön: det är redan klart, eller har aldrig funnits.")
        }
    }

    private func slag(_ begäran: Begäran) throws -> String {
        let kända = Jobbkörare.slag(installation)
        guard let slag = begäran.delar["slag"], kända.contains(slag) else {
            throw Problem(.okantJobbslag, "Det finns inget sådant slags jobb. De som finns är \(kända.joined(separator: ", ")).")
        }
        return slag
    }

    private static func styrt(_ utfall: String) -> Response { Svar.json(["utfall": .string(utfall)]) }
}

extension Begäran {
    fileprivate var jobb: Int64 {
        get throws(Problem) {
            guard let nummer = delar["jobb"].flatMap({ Int64($0) }), nummer > 0 else { throw .okändAdress }
            return nummer
        }
    }
}

extension Jobblista {
    fileprivate var form: JSON {
        [
            "koade": .array(
                köade.map {
                    [
                        "id": .int($0.id), "slag": .string($0.kind), "nyckel": .string($0.key), "lage": .string($0.state.rawValue),
                        "forsok": .int($0.attempt), "hogst": .int($0.maximumAttempts), "fran": .string($0.runAt.iso8601), "fel": .optional($0.error),
                    ]
                }),
            "gjorda": .array(
                gjorda.map {
                    [
                        "id": .int($0.id), "slag": .string($0.kind), "nyckel": .string($0.key), "utfall": .string($0.outcome.code),
                        "forsok": .int($0.attempts), "klart": .string($0.finishedAt.iso8601),
                    ]
                }),
        ]
    }
}
