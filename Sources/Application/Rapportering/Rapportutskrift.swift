import CanonicalJSON
public import Handlaggning
public import Reports

/// Whose report it is.
public enum Rapportvy: String, CaseIterable, Sendable {
    /// The nämnd's own: rows with reasons, without identity.
    case namnd
    /// For the rapportör. With identity.
    case ivo
    /// De-identified.
    case revisor
    /// Numbers only.
    case fullmaktige
}

/// The forms that a document is handed on in.
public enum Utskriftsform: String, CaseIterable, Sendable {
    case text, json, csv, html
}

/// Reports as they are handed on, the same whoever hands them.
extension Rapportsvar {
    /// The nämnd's own.
    public func utskrift(_ form: Utskriftsform, _ katalog: Katalog) -> String {
        let sammanställning = Sammanställning(rapport, huvud, sammanhang, katalog: katalog)
        return switch form {
        case .text: sammanställning.text
        case .html: sammanställning.html
        case .csv: sammanställning.radtabell(sända: sända).csv
        case .json: json.text
        }
    }

    /// For the revisorer.
    public func revisorsutskrift(_ form: Utskriftsform, _ katalog: Katalog) -> String {
        let revisorer = Revisorsrapport(rapport, huvud, sammanhang, katalog: katalog)
        return switch form {
        case .text: revisorer.dokument.text
        case .html: revisorer.dokument.html
        case .csv: revisorer.tabell.csv
        case .json: json(revisorer).text
        }
    }
}

extension Statistiksvar {
    /// For fullmäktige.
    public func utskrift(_ form: Utskriftsform, _ katalog: Katalog) -> String {
        let dokument = Statistikdokument(statistik, huvud, katalog: katalog).dokument
        return switch form {
        case .text: dokument.text
        case .html: dokument.html
        case .csv: statistik.tabell.csv
        case .json: json.text
        }
    }
}

extension Individrapporter {
    /// With identity: for the one who asked and nobody else.
    public func utskrift(_ form: Utskriftsform) -> String {
        switch form {
        case .text: text
        case .html: html
        case .csv: csv
        case .json: json.text
        }
    }
}

extension Bevakningslista {
    /// The watch list in a form. Ids, dates and numbers: without identity.
    public func utskrift(_ form: Utskriftsform) -> String {
        switch form {
        case .text: text
        case .html: dokument.html
        case .csv: tabell.csv
        case .json: json.text
        }
    }
}
