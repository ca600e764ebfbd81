public import Handlaggning

/// Allt som rapportören behöver för en omgång: arbetslistan, rättelserna, slutrapporterna och en hel individrapport för varje rad.
///
/// Individrapporterna har identitet; allt annat är utan. Skrivs bara till den som ska lämna rapporterna, aldrig i en logg.
public struct Individrapporter: Sendable {
    let omgång: Omgångsuppgifter
    public let huvud: Rapporthuvud
    /// Nämndens kod, som i kommandon.
    let nämnd: String
    let individrapporter: [Individrapport]
    let arbetslista: Arbetslista
    let rättelser: [Individrapporträttelse]
    let slutrapporter: [Slutrapport]
    let katalog: Katalog

    /// - Parameters:
    ///   - rapport: omgångens rapport, med raderna i den ordning de lämnas.
    ///   - huvud: vems rapporten är och hur färdig den är.
    ///   - individrapporter: en för varje rad som ska lämnas, i radernas ordning.
    ///   - arbetslista: samma rader, utan identitet.
    ///   - rättelser: de rättade raderna.
    ///   - slutrapporter: de som kan lämnas mellan omgångarna.
    ///   - katalog: för namnen på lagrum och insatser.
    public init(
        _ rapport: Rapport, _ huvud: Rapporthuvud, individrapporter: [Individrapport], arbetslista: Arbetslista,
        rättelser: [Individrapporträttelse], slutrapporter: [Slutrapport], katalog: Katalog
    ) {
        omgång = rapport.omgång
        nämnd = rapport.nämnd
        self.huvud = huvud
        self.individrapporter = individrapporter
        self.arbetslista = arbetslista
        self.rättelser = rättelser
        self.slutrapporter = slutrapporter
        self.katalog = katalog
    }

    public var text: String { dokument.text }
    public var html: String { dokument.html }

    func ifylld(_ rapport: Individrapport) -> IfylldBlankett { IfylldBlankett(rapport: rapport, katalog: katalog, dag: omgång.brytdatum) }

    func insats(_ rad: Rapportrad) -> String { katalog.namn(påInsats: rad.insats, rad.område, rad.beslutsdatum) }
}

extension Inskick.Art {
    /// Arten med ord.
    var namn: String {
        switch self {
        case .ny: "ny"
        case .aterrapport: "återrapport"
        case .verkstalld: "verkställd"
        case .avslutad: "avslutad"
        }
    }
}

extension Kanal {
    var namn: String {
        switch self {
        case .etjänst: "e-tjänsten"
        case .blankett: "blankett"
        }
    }
}

extension FristNummer {
    /// `beslut`, eller `avbrott 2`.
    var namn: String { art == .beslut ? "beslut" : "avbrott \(nr)" }
}
