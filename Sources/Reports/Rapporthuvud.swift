public import Handlaggning

/// Vems rapporten är, hur färdig den är och vad den bygger på.
public struct Rapporthuvud: Hashable, Sendable {
    public let nämnd: Nämndsuppgifter
    public let status: Status
    public let version: Int
    public let position: Int64
    public let sha256: String
    /// Sammanträdet där nämnden antog rapporten; nil tills den gjort det.
    public let antagen: RapportAntagen?
    public let överlämnad: [Mottagare: Datum]
    /// Nil för ett utkast, och för en fastställd rapport som inte är förseglad ännu.
    public let sigill: Rapportsigill?
    /// Hur många händelser omgången hade när rapporten lästes: det som den som ändrar omgången bygger på. Nil för en rapport med ett annat
    /// brytdatum eller en annan position än omgångens.
    public let omgångsversion: Int64?

    /// Hur färdig rapporten är. Ett utkast räknas om; en fastställd är densamma för alltid; antagen är den när nämnden gjort den till sin.
    public enum Status: String, Sendable {
        case utkast
        case fastställd = "faststalld"
        case antagen
    }

    public init(
        nämnd: Nämndsuppgifter, status: Status, version: Int, position: Int64, sha256: String, antagen: RapportAntagen? = nil,
        överlämnad: [Mottagare: Datum] = [:], sigill: Rapportsigill? = nil, omgångsversion: Int64? = nil
    ) {
        self.nämnd = nämnd
        self.status = status
        self.version = version
        self.position = position
        self.sha256 = sha256
        self.antagen = antagen
        self.överlämnad = överlämnad
        self.sigill = sigill
        self.omgångsversion = omgångsversion
    }
}

extension Rapporthuvud {
    /// Raderna under titeln, lika i varje form.
    func undertitel(_ omgång: Omgångsuppgifter) -> [String] {
        [
            "\(nämnd.namn), \(nämnd.kommun)",
            "\(statusord). Version \(version), läget \(omgång.brytdatum) så som det var känt vid position \(position) i loggen.",
            "Innehållets SHA-256: \(sha256)",
        ] + antagande + sigillrader
    }

    /// Tom för ett utkast: det är inget att stå för ännu.
    var sigillrader: [String] {
        if let sigill { return sigill.rader }
        return status == .utkast ? [] : ["Sigill: saknas."]
    }

    private var antagande: [String] {
        guard let antagen else { return [] }
        let delar = ["Antagen \(antagen.sammanträdesdatum)", antagen.paragraf, antagen.dnr.map { "dnr \($0)" }].compactMap(\.self)
        let till = Mottagare.allCases.compactMap { mottagare in överlämnad[mottagare].map { "\(mottagare.ord) \($0)" } }
        return [delar.joined(separator: ", ") + "." + (till.isEmpty ? "" : " Överlämnad till \(till.joined(separator: ", ")).")]
    }

    var metadata: [(namn: String, innehåll: String)] {
        [("status", status.rawValue), ("version", "\(version)"), ("position", "\(position)"), ("sha256", sha256)]
            + (sigill.map { [("sigill-position", "\($0.position)"), ("sigill-hash", $0.hash), ("sigill-nyckel", $0.nyckel)] } ?? [])
    }

    private var statusord: String {
        switch status {
        case .utkast: "Utkast, inte fastställt"
        case .fastställd: "Fastställd"
        case .antagen: "Antagen av nämnden"
        }
    }
}

extension Mottagare {
    fileprivate var ord: String {
        switch self {
        case .revisorer: "revisorerna"
        case .fullmäktige: "fullmäktige"
        }
    }
}

extension Katalog {
    /// Paragrafernas namn i de lagar som raderna vilar på, som de är i kraft på brytdatum; socialtjänstlagens alltid.
    func paragrafer(_ roll: Paragraf.Roll, _ rader: [Rapportrad], _ brytdatum: Datum) -> [Paragraf] {
        let lss = rader.contains { lagrum($0.lagrum, $0.beslutsdatum)?.lag == .lss }
        return (lss ? [.socialtjänstlagen, .lss] : [Lag.socialtjänstlagen]).compactMap { paragraf(roll, $0, brytdatum) }
    }
}
