import Application
import ArgumentParser
import Jobs

extension JobbKommando {
    struct KörOm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "kor-om", abstract: "Ger ett uppgivet jobb nya försök.")

        @Argument(help: ArgumentHelp("Jobbets nummer, ur listan.", valueName: "nummer"))
        var nummer: Int64

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let nummer = nummer
            guard try await gemensamt.kör({ try await Jobbstyrning.körOm(nummer, $0) }) else { throw Jobbvägran.ejUppgivet(nummer).utgång() }
            Utdata.skriv("Jobbet \(nummer) körs om.")
        }
    }

    struct Avbryt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "avbryt", abstract: "Tar ett väntande eller uppgivet jobb ur kön, eller avbryter ett som pågår.",
            discussion: "Inget av det som ett pågående jobb har gjort blir kvar. Jobb som väntar på sin tur efter det får gå vidare.")

        @Argument(help: ArgumentHelp("Jobbets nummer, ur listan.", valueName: "nummer"))
        var nummer: Int64

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let nummer = nummer
            switch try await gemensamt.kör({ try await Jobbstyrning.avbryt(nummer, $0) }) {
            case .cancelled: Utdata.skriv("Jobbet \(nummer) är avbrutet.")
            case .asked: Utdata.skriv("Jobbet \(nummer) pågår och avbryts. Inget av det som det har gjort blir kvar.")
            case .notQueued: throw Jobbvägran.ejIKön(nummer).utgång()
            }
        }
    }

    struct Pausa: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pausa", abstract: "Låter inga fler jobb av ett slag börja, någonstans. De som pågår går klart.")

        @OptionGroup var val: Slagval
        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let ny = try await val.utför(gemensamt, Jobbstyrning.pausa)
            Utdata.skriv(ny ? "\(val.slag) är pausat." : "\(val.slag) var redan pausat.")
        }
    }

    struct Återuppta: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "ateruppta", abstract: "Låter ett pausat slags jobb börja igen.")

        @OptionGroup var val: Slagval
        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let ny = try await val.utför(gemensamt, Jobbstyrning.återuppta)
            Utdata.skriv(ny ? "\(val.slag) körs igen." : "\(val.slag) var inte pausat.")
        }
    }

    struct Begränsa: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "begransa", abstract: "Bestämmer hur många jobb av ett slag som får pågå samtidigt, hos alla som kör jobb.")

        @OptionGroup var val: Slagval

        @Option(help: ArgumentHelp("Högst så många, 1–10000. Utan det: hur många som helst.", valueName: "antal"))
        var hogst: Int?

        @OptionGroup var gemensamt: Gemensamt

        func validate() throws {
            guard (1...10_000).contains(hogst ?? 1) else {
                throw ValidationError("--hogst är 1–10000. För att stoppa ett slags jobb: evb jobb pausa.")
            }
        }

        func run() async throws {
            let högst = hogst
            try await val.utför(gemensamt) { try await Jobbstyrning.begränsa($0, högst, $1) }
            Utdata.skriv(högst.map { "Högst \($0) \(val.slag) pågår samtidigt." } ?? "Hur många \(val.slag) som helst får pågå samtidigt.")
        }
    }
}

/// Which kind of job.
struct Slagval: ParsableArguments {
    @Argument(help: ArgumentHelp("Slaget av jobb, som listan visar det.", valueName: "slag"))
    var slag: String

    /// - Throws: the status to end with, when there is no such kind; the reason has then been told.
    func utför<Svar: Sendable>(
        _ gemensamt: Gemensamt, _ åtgärd: @escaping @Sendable (_ slag: String, Installation) async throws -> Svar
    ) async throws -> Svar {
        let slag = slag
        return try await gemensamt.kör { installation in
            let kända = Jobbkörare.slag(installation)
            guard kända.contains(slag) else { throw Jobbvägran.okäntSlag(slag, kända: kända).utgång() }
            return try await åtgärd(slag, installation)
        }
    }
}
