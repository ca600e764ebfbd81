import ArgumentParser

struct Migrera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Skapar eller uppgraderar databasens schema. Ett ändrat steg vägras.")

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        try await gemensamt.kör(migrera: true) { _ in }
        Utdata.skriv("Databasens schema är uppdaterat.")
    }
}
