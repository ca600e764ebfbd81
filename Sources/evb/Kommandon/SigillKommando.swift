import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import FoundationEssentials
import Journal

struct SigillKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sigill", abstract: "Loggens sigill: underskrifter med en nyckel som inte finns i databasen.",
        discussion: """
            Varje fastställd rapport förseglas när den fastställs, och loggen en gång om dagen av jobben. Nyckeln ligger i filen sigillnyckel i \
            datamappen, eller i EVB_SIGILLNYCKEL (32 byte, base64). Byts den ska den gamlas öppna nyckel skrivas i filen sigillnycklar-tidigare, \
            eller i EVB_SIGILLNYCKLAR_TIDIGARE.
            """,
        subcommands: [Nyckel.self, Lista.self, Skriv.self])
}

extension SigillKommando {
    struct Nyckel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Visar den öppna nyckeln. Den som ska kunna kontrollera loggen utan evb behåller den.",
            discussion: "Med --format hex skrivs bara den, som deploy/verifiera_logg.py tar emot den: --nyckel $(evb sigill nyckel --format hex).")

        @Option(help: "Hur nyckeln skrivs.")
        var format: Nyckelformat = .text

        @OptionGroup var gemensamt: Gemensamt

        enum Nyckelformat: String, ExpressibleByArgument, CaseIterable {
            case text, hex, json
        }

        func run() async throws {
            let nyckel = try await gemensamt.kör { try $0.sigillnycklar.signerare().publicKey }
            let base64 = Data(nyckel).base64EncodedString()
            switch format {
            case .json: Utdata.skriv(JSON.object([.init("hex", .string(hex(nyckel))), .init("base64", .string(base64))]).text)
            case .hex: Utdata.skriv(hex(nyckel))
            case .text: Utdata.skriv("Hex:    \(hex(nyckel))\nBase64: \(base64)")
            }
        }
    }

    struct Lista: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Visar nämndens sigill. Som jsonl läses de av deploy/verifiera_logg.py.")

        @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
        var namnd: Tenant

        @Option(help: "Hur sigillen skrivs.")
        var format: Sigillformat = .text

        @OptionGroup var gemensamt: Gemensamt

        enum Sigillformat: String, ExpressibleByArgument, CaseIterable {
            case text, json, jsonl
        }

        func run() async throws {
            let namnd = namnd
            let sigill = try await gemensamt.kör { try await Sigilläsning($0).alla(namnd) }
            switch format {
            case .json: Utdata.skriv(JSON.array(sigill.map(\.json)).text)
            case .jsonl: for ett in sigill { Utdata.skriv(ett.json.text) }
            case .text:
                for ett in sigill { Utdata.skriv(ett.mening) }
                if sigill.isEmpty { Utdata.skriv("Inga sigill.") }
            }
        }
    }

    struct Skriv: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Förseglar loggen nu, och de rapporter som fastställdes innan det fanns sigill.",
            discussion: """
                En logg vars sigill har tagits bort förseglas inte: det skulle dölja att de är borta. Ta reda på varför, och jämför rapporterna \
                med dem som lämnats ut. Först därefter, och bara med --ersatt-forlorade, får de nya.
                """)

        @Flag(help: "Ge nya sigill åt fastställda rapporter som har förlorat sina.")
        var ersattForlorade = false

        @Option(help: ArgumentHelp("Nämndens kod; alla nämnder om den utelämnas.", valueName: "kod"))
        var namnd: Tenant?

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let (namnd, ersätt) = (namnd, ersattForlorade)
            for (nämnd, nya) in try await gemensamt.kör({ try await Sigillering.försegla(namnd, ersättFörlorade: ersätt, $0) }) {
                let positioner = nya.map(\.description).joined(separator: ", ")
                Utdata.skriv(nya.isEmpty ? "\(nämnd): inget nytt att försegla." : "\(nämnd): förseglad på position \(positioner).")
            }
        }
    }
}

extension Seal {
    fileprivate var mening: String { "position \(position), \(sealedAt), hash \(hex(hash)), nyckel \(hex(publicKey)), signatur \(hex(signature))" }
}
