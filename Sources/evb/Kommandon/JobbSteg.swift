import Application
import ArgumentParser
import CanonicalJSON
import Jobs
import Postgres

extension JobbKommando {
    struct Lista: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lista", abstract: "Visar jobben: de som väntar, pågår eller är uppgivna, och vad som blev av de senaste.")

        @Option(help: "Hur listan skrivs.")
        var format: Utformat = .text

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let lista = try await gemensamt.kör { try await Jobblista($0) }
            switch format {
            case .json: Utdata.skriv(lista.json.text)
            case .text:
                for jobb in lista.köade { Utdata.skriv(jobb.mening) }
                for jobb in lista.gjorda { Utdata.skriv(jobb.mening) }
                if lista.köade.isEmpty && lista.gjorda.isEmpty { Utdata.skriv("Inga jobb.") }
            }
        }
    }

    struct KörOm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "kor-om", abstract: "Ger ett uppgivet jobb nya försök.")

        @Argument(help: ArgumentHelp("Jobbets nummer, ur listan.", valueName: "nummer"))
        var nummer: Int64

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let nummer = nummer
            guard try await gemensamt.kör({ try await Jobbkörare.körOm(nummer, $0) }) else {
                Utdata.skriv("evb: Jobbet \(nummer) är inte uppgivet, eller står redan i kön på nytt. (jobb_ej_uppgivet)", till: .fel)
                throw ExitCode(1)
            }
            Utdata.skriv("Jobbet \(nummer) körs om.")
        }
    }
}

extension QueuedJob {
    fileprivate var mening: String {
        let läge =
            switch state {
            case .ready: "väntar"
            case .delayed: "väntar till \(runAt.iso8601)"
            case .blocked: "väntar på sin tur"
            case .running: "pågår"
            case .dead: "uppgivet"
            }
        return "\(id) \(kind) \(key): \(läge), försök \(attempt) av \(maximumAttempts)" + (error.map { ", senaste felet \($0)" } ?? "")
    }
}

extension FinishedJob {
    fileprivate var mening: String { "\(id) \(kind) \(key): klart \(finishedAt.iso8601), \(outcome.code), försök \(attempts)" }
}

extension Jobblista {
    fileprivate var json: JSON {
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
