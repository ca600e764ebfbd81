public import CanonicalJSON
public import Handlaggning

/// What may be searched for inside case handling, and nothing else: no insats, no reason and no text can be asked for.
///
/// Källa: förordning (2001:637) om behandling av personuppgifter inom socialtjänsten, 15 §: namn, person- eller samordningsnummer, ärendenummer.
public enum Sökfråga: Hashable, Sendable {
    /// At least two words of the name, in any order; or the only one.
    case namn(String)
    /// `ÅÅÅÅMMDD-NNNN`, `ÅÅMMDD-NNNN`, with or without the hyphen; samordningsnummer and T-numbers likewise.
    case personnummer(String)
    /// A diarienummer, with or without its diary, or the case system's own number.
    case ärendenummer(String)

    /// - Parameter json: an object with one of `namn`, `personnummer`, `arendenummer`.
    /// - Throws: `fel_typ`, `okant_falt`, `falt_saknas`, `ogiltigt_varde`, `text_for_lang`. The refusal never repeats what was asked.
    public init(_ json: JSON) throws(Avvisning) {
        guard case .object(let fält) = json else {
            throw Avvisning(.felTyp, "En sökning är ett JSON-objekt med ett av fälten namn, personnummer och arendenummer.")
        }
        guard let första = fält.first else { throw Avvisning(.faltSaknas, fält: "namn", "Ange namn, personnummer eller arendenummer.") }
        guard Self.fält.contains(första.key) else {
            throw Avvisning(.okantFalt, fält: nil, "Det går bara att söka på namn, personnummer och arendenummer (förordning 2001:637, 15 §).")
        }
        guard fält.count == 1 else { throw Avvisning(.okantFalt, fält: nil, "Sök på ett i taget: namn, personnummer eller arendenummer.") }
        guard let text = första.value.string else { throw Avvisning(.felTyp, fält: första.key, "\(första.key) ska vara text.") }
        guard text.unicodeScalars.count <= Self.längst else {
            throw Avvisning(.textForLang, fält: första.key, "\(första.key) får vara högst \(Self.längst) tecken.")
        }
        self =
            switch första.key {
            case "namn": .namn(text)
            case "personnummer": .personnummer(text)
            case _: .ärendenummer(text)
            }
        try pröva()
    }

    var fält: String {
        switch self {
        case .namn: "namn"
        case .personnummer: "personnummer"
        case .ärendenummer: "arendenummer"
        }
    }

    private func pröva() throws(Avvisning) {
        guard nycklar.isEmpty else { return }
        let mening =
            switch self {
            case .namn: "namn innehåller inga bokstäver."
            case .personnummer: "personnummer ska skrivas ÅÅÅÅMMDD-NNNN eller ÅÅMMDD-NNNN."
            case .ärendenummer: "arendenummer är tomt."
            }
        throw Avvisning(.ogiltigtVarde, fält: fält, mening)
    }

    private static let fält: Set<String> = ["namn", "personnummer", "arendenummer"]
    private static let längst = 200
}

extension Sökfråga {
    /// What it is looked up by.
    var nycklar: Set<Söknyckel> {
        switch self {
        case .namn(let text): Söknyckel.namn(text)
        case .personnummer(let text): Söknyckel.möjligaPersonnummer(text)
        case .ärendenummer(let text): Söknyckel.ärendenummer(text)
        }
    }

    /// A name has all its pairs of words; a number that is written in several ways has one of them.
    var kräverAlla: Bool { if case .namn = self { true } else { false } }
}
