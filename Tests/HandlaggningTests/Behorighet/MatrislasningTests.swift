@testable import Handlaggning
import Testing

@Suite("Matrisens tabell")
struct MatrisläsningTests {
    private func utan(_ åtgärd: Åtgärd) -> [Substring] {
        Behörighetsmatris.text.split(separator: "\n").filter { !$0.hasPrefix(åtgärd.rawValue + " ") }
    }

    private func fel(_ rader: [Substring]) -> Matrisläsning.Fel? {
        do throws(Matrisläsning.Fel) { _ = try Matrisläsning(rader.joined(separator: "\n")) } catch { return error }
        return nil
    }

    @Test("Programmets egen tabell går att läsa")
    func egna() { #expect(fel(Behörighetsmatris.text.split(separator: "\n")) == nil) }

    @Test("En åtgärd som saknas, är okänd eller står två gånger är ett fel")
    func åtgärder() {
        #expect(fel(utan(.söka)) == .åtgärdSaknas(.söka))
        let rad = Behörighetsmatris.text.split(separator: "\n").first { $0.hasPrefix("soka ") } ?? ""
        #expect(fel(Behörighetsmatris.text.split(separator: "\n") + [rad]) == .åtgärdTvåGånger(.söka))
        #expect(fel(utan(.söka) + ["sokna" + rad.dropFirst(4)]) == .okändÅtgärd("sokna"))
    }

    @Test("En cell för lite, en för mycket och en med annat i är ett fel")
    func celler() {
        let tomma = Array(repeating: "·", count: Roll.allCases.count)
        func rad(_ celler: [String]) -> [Substring] { utan(.söka) + [Substring("soka | " + celler.joined(separator: " | "))] }
        #expect(fel(rad(tomma)) == nil)
        #expect(fel(rad(Array(tomma.dropLast()))) == .felAntalCeller(.söka))
        #expect(fel(rad(tomma + ["·"])) == .felAntalCeller(.söka))
        #expect(fel(rad(["X"] + tomma.dropFirst())) == .okändCell(.söka, .handläggare))
        #expect(fel(rad(["EN"] + tomma.dropFirst())) == .okändCell(.söka, .handläggare))
        #expect(fel(rad([""] + tomma.dropFirst())) == .okändCell(.söka, .handläggare))
    }

    @Test("Kolumner i annan ordning är ett fel")
    func kolumner() {
        let rader = Behörighetsmatris.text.split(separator: "\n")
        #expect(fel([Substring(rader[0].replacing("revisor", with: "system", maxReplacements: 1))] + rader.dropFirst()) == .felKolumner)
        #expect(fel([]) == .felKolumner)
    }
}
