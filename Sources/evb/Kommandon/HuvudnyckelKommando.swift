import Application
import ArgumentParser

struct HuvudnyckelKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huvudnyckel", abstract: "Nyckeln som skyddar alla andra nycklar.", subcommands: [Byt.self])

    struct Byt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Byter huvudnyckeln. Loggen rörs inte, och andra kan läsa och skriva under tiden.",
            discussion: """
                Den nya nyckeln skapas i filen huvudnyckel.ny, eller ges i EVB_HUVUDNYCKEL_NY när den gamla ges i EVB_HUVUDNYCKEL. Båda behövs \
                tills bytet är klart. Avbryts det, kör kommandot en gång till. Efteråt öppnar den gamla nyckeln ingenting, utom en säkerhetskopia \
                av nyckeldatabasen från före bytet.
                """)

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let (antal, iFil) = try await gemensamt.kör { installation in
                try await Huvudnyckelbyte(installation).byt { Utdata.framsteg("\($0) nycklar") }
            }
            Utdata.framsteg("")
            Utdata.skriv(
                "Huvudnyckeln är bytt. \(antal) nycklar skyddas av den nya. Säkerhetskopiera nyckeldatabasen och den nya nyckeln nu: äldre kopior "
                    + "öppnas bara av den gamla.")
            if !iFil { Utdata.skriv("Sätt EVB_HUVUDNYCKEL till den nya nyckeln och ta bort EVB_HUVUDNYCKEL_NY.") }
        }
    }
}
