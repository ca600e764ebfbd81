import Application
import CanonicalJSON
import Handlaggning
import Hummingbird
import Jobs
import Logging
import Postgres

// What the one who runs the system does with the jobs. Each may be asked again: what is done already is answered as that.
extension Rutter {
    var jobbens: [Rutt] {
        [
            Rutt(.get, "/v1/jobb", .installationen(.läsaJobb) { _, behörighet in Svar.json(try await installation.läsare(behörighet).jobb().form) }),
            styrning("/v1/jobb/{jobb}/kor-om") { try await körOm(try $0.jobb) },
            styrning("/v1/jobb/{jobb}/avbryt") { try await avbryt(try $0.jobb) },
            styrning("/v1/jobbslag/{slag}/pausa") { try await Jobbstyrning.pausa(try slag($0), installation) ? "pausat" : "redan_pausat" },
            styrning("/v1/jobbslag/{slag}/ateruppta") {
                try await Jobbstyrning.återuppta(try slag($0), installation) ? "aterupptaget" : "ej_pausat"
            },
        ]
    }

    /// A route that changes what stands in the queue. The operator's log says which job it was and what became of it; the request's own line, with the
    /// same id, who did it.
    private func styrning(_ mall: String, _ styr: @escaping @Sendable (Begäran) async throws -> String) -> Rutt {
        Rutt(
            .post, mall,
            .installationen(.styraJobb) { begäran, _ in
                let utfall = try await styr(begäran)
                let vad = begäran.delar["jobb"] ?? begäran.delar["slag"] ?? ""
                logger.notice(
                    "the queue was steered", metadata: ["begaran": "\(begäran.id)", "rutt": "\(mall)", "vad": "\(vad)", "utfall": "\(utfall)"])
                return Svar.json(["utfall": .string(utfall)])
            })
    }

    private func körOm(_ id: Int64) async throws -> String {
        guard try await Jobbstyrning.körOm(id, installation) else {
            throw Problem(.jobbEjUppgivet, "Jobbet är inte uppgivet, eller står redan i kön på nytt.")
        }
        return "kors_om"
    }

    private func avbryt(_ id: Int64) async throws -> String {
        switch try await Jobbstyrning.avbryt(id, installation) {
        case .cancelled: return "avbrutet"
        case .asked: return "avbryts"
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
