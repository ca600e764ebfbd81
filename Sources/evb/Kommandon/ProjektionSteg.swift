import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres
import Projections

extension ProjektionKommando {
    struct Lista: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lista", abstract: "Visar hur långt läsmodellerna har följt loggen, vad som är parkerat och det senaste provet.")

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case text, json, prometheus
        }

        @Option(help: "Hur listan skrivs.")
        var format: Format = .text

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let lista = try await gemensamt.kör { try await Läsmodellista($0) }
            switch format {
            case .json: Utdata.skriv(lista.json.text)
            case .prometheus: Utdata.skriv(lista.prometheus)
            case .text:
                for rad in lista.rader { for mening in rad.meningar { Utdata.skriv(mening) } }
                if lista.rader.isEmpty { Utdata.skriv("Inga nämnder.") }
            }
        }
    }

    struct ProvaOm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prova-om", abstract: "Prövar de parkerade besluten igen, till exempel efter en uppgradering.")

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let svar = try await gemensamt.kör { try await Ombyggnad($0).provaOm() }
            if svar.isEmpty { Utdata.skriv("Inget är parkerat.") }
            for (nämnd, före, efter) in svar { Utdata.skriv("\(nämnd): \(före) beslut prövades om, \(efter) är fortfarande parkerade.") }
            guard svar.allSatisfy({ $0.efter == 0 }) else {
                Utdata.skriv("evb: Beslut är fortfarande parkerade. Kör evb projektion lista. (beslut_parkerat)", till: .fel)
                throw ExitCode(1)
            }
        }
    }
}

extension Läsmodellista.Rad {
    fileprivate var meningar: [String] {
        ["\(nämnd) \(läsmodell): position \(position) av \(huvud), släp \(släp). Parkerade beslut: \(parkerade.count). \(provmening)"]
            + parkerade.map {
                "  parkerat: \($0.beslut?.description ?? $0.ström.rawValue), händelsen vid position \($0.position) (\($0.kod)), sedan \($0.när.iso8601)"
            }
    }

    private var provmening: String {
        guard let prov else { return "Inget prov är gjort." }
        let utfall = prov.håller ? "stämmer med loggen" : "SKILJER SIG FRÅN LOGGEN" + (prov.avvikelse.map { ", först för beslutet \($0)" } ?? "")
        return "Senaste prov \(prov.när.iso8601) vid position \(prov.position): \(utfall). Avtryck \(hex(prov.avtryck))."
    }
}
