import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Journal

struct Verifiera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Räknar om loggens kedja, prövar sigill och nycklar, och jämför läsmodellerna med loggen.")

    @Option(help: ArgumentHelp("Nämndens kod; alla nämnder om den utelämnas.", valueName: "kod"))
    var namnd: Tenant?

    @Flag(help: "Bara kedjan: att ingen händelse är ändrad, borttagen eller flyttad.")
    var kedja = false

    @Option(help: "Hur svaret skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (namnd, kedja) = (namnd, kedja)
        let svar = try await gemensamt.kör { installation in
            try await Verifiering(installation).verifiera(namnd, baraKedjan: kedja) { Utdata.framsteg("\($0.rawValue): \($1) kontrollerade") }
        }
        Utdata.framsteg("")
        switch format {
        case .json: Utdata.skriv(Verifiering.json(svar).text)
        case .text where svar.isEmpty: Utdata.skriv("Ingen nämnd är registrerad här: inget är kontrollerat.")
        case .text:
            for ett in svar where ett.fel == nil { Utdata.skriv(([ett.mening(baraKedjan: kedja)] + ett.anmärkningar).joined(separator: " ")) }
        }
        guard let fel = svar.first(where: { $0.fel != nil }) else { return }
        Utdata.skriv("evb: \(fel.mening(baraKedjan: kedja))", till: .fel)
        throw ExitCode(1)
    }
}

extension Verifiering.Svar {
    /// What is no fault and still worth knowing, each a sentence.
    fileprivate var anmärkningar: [String] {
        var meningar: [String] = []
        switch rapporterUtanSigill {
        case 0: break
        case 1: meningar.append("1 fastställd rapport utan sigill.")
        default: meningar.append("\(rapporterUtanSigill) fastställda rapporter utan sigill.")
        }
        if inlästaUtanNyckel > 0 { meningar.append("\(nycklar(inlästaUtanNyckel)) saknas: arkivet som loggen är inläst ur hade inte alla.") }
        return meningar
    }

    fileprivate func mening(baraKedjan: Bool) -> String {
        switch fel {
        case nil where baraKedjan: "\(nämnd): \(händelser) händelser, kedjan är hel; inget annat är kontrollerat. Huvud \(hex(huvud))."
        case nil: "\(nämnd): \(händelser) händelser, kedjan är hel, \(sigill) sigill och läsmodellerna stämmer. Huvud \(hex(huvud))."
        case .kedja(let position): "\(nämnd): kedjan är bruten vid position \(position). (kedja_bruten)"
        case .kvitto(let position): "\(nämnd): kommandot bakom position \(position) saknar kvitto. (kvitto_saknas)"
        case .parkerat(let position, let beslut, let antal):
            "\(nämnd): \(antal) beslut är parkerade, det första är \(beslut) vid position \(position). Uppgradera evb och kör "
                + "evb projektion prova-om. (beslut_parkerat)"
        case .oläslig(let position, let typ, let version):
            "\(nämnd): händelsen vid position \(position) (\(typ), version \(version)) kan inte läsas av detta evb. (olaslig_handelse)"
        case .sigillFörfalskat(let position, okändNyckel: true):
            "\(nämnd): sigillet på position \(position) är gjort med en nyckel som ingen litar på. Är den en tidigare nyckel, skriv den i "
                + "sigillnycklar-tidigare. (sigill_forfalskat)"
        case .sigillFörfalskat(let position, okändNyckel: false):
            "\(nämnd): sigillet på position \(position) är inte nyckelns: det är förfalskat eller flyttat. (sigill_forfalskat)"
        case .sigillAvviker(let position):
            "\(nämnd): loggen är inte den som förseglades på position \(position): den är omskriven. (sigill_avviker)"
        case .kortareÄnSigillet(let position):
            "\(nämnd): loggen slutar före position \(position), som är förseglad: dess sista händelser är borta. (loggen_kortare_an_sigillet)"
        case .sigillSaknas(let position):
            "\(nämnd): den fastställda rapporten på position \(position) saknar sigill: det har tagits bort. (sigill_saknas)"
        case .nycklarSaknas(let antal, let första?, let uppslagsnyckel):
            "\(nämnd): nyckeldatabasen hör inte till loggen, eller är äldre än den: \(nycklar(antal)) som loggen är skriven med har aldrig funnits i "
                + "den, först vid position \(första)\(uppslagsnyckel ? ", och inte nämndens uppslagsnyckel" : ""). (fel_nyckeldatabas)"
        case .nycklarSaknas(antal: _, första: nil, uppslagsnyckel: _):
            "\(nämnd): nyckeldatabasen hör inte till loggen, eller är äldre än den: nämndens uppslagsnyckel finns inte i den. (fel_nyckeldatabas)"
        case .loggenÄrKortare(let position, .läsmodell):
            "\(nämnd): loggen är kortare än det som läsmodellen har följt: händelserna efter dess slut, fram till position \(position), är borta. Bygg inte om; "
                + "återställ en säkerhetskopia som har dem. (loggen_ar_kortare)"
        case .loggenÄrKortare(let position, .kvitto):
            "\(nämnd): loggen är kortare än kommandonas kvitton: händelserna efter dess slut, fram till position \(position), är borta. Återställ en säkerhetskopia "
                + "som har dem. (loggen_ar_kortare)"
        case .rapportStämmerInte(let position):
            "\(nämnd): rapporten som fastställdes på position \(position) är inte den som dess SHA-256 säger: den är ändrad. (rapport_stammer_inte)"
        case .läsmodell(let namn, let beslut):
            "\(nämnd): läsmodellen \(namn) skiljer sig från loggen\(beslut.map { " för beslutet \($0)" } ?? ""). Kör evb projektion bygg-om. (lasmodell_avviker)"
        }
    }
}

private func nycklar(_ antal: Int) -> String { antal == 1 ? "1 nyckel" : "\(antal) nycklar" }
