import CanonicalJSON
import FoundationEssentials
import Handlaggning

/// What a token claims, once its signature is proven: for whom it speaks, and whether that is still so and enough.
///
/// Källa: RFC 7519, 4.1 (registered claims); RFC 9068, 2.2 and 4 (access tokens); OpenID Connect Core 1.0, 2 and 3.1.3.7 (`azp`, `acr`, `amr`);
/// RFC 8725, 3.8–3.10 (issuer, subject, audience).
struct Anspråksprövning {
    /// How much the issuer's clock and ours may differ. Both are kept by NTP; more than a minute is a fault.
    static let klockskillnad: TimeInterval = 60
    /// The longest a token may live. Well-known issuers give an hour, and up to an hour and a half.
    static let längstaLivslängd: TimeInterval = 7_200
    /// Assignments in one token. Nobody has this many.
    static let flestUppdrag = 50
    static let flestMottagare = 20

    let inställningar: Identitetsinställningar
    let nu: Date

    func pröva(_ anspråk: JSON) throws(Identitetsfel) -> Inloggad {
        try prövaUtfärdare(anspråk)
        try prövaMottagare(anspråk)
        let upphör = try prövaTider(anspråk)
        let subjekt = try aktör(anspråk["sub"], annars: .subjekt)
        let uppdrag = try uppdrag(anspråk)
        guard try ärServicekonto(anspråk) else {
            guard !uppdrag.contains(where: { $0.roll == .servicekonto }) else { throw .ogiltig(.servicekonto) }
            guard Flerfaktor.sägs(av: anspråk, acr: inställningar.acr) else { throw .mfaKrävs }
            return Inloggad(subjekt: subjekt, uppdrag: uppdrag, upphör: upphör)
        }
        // A program has no second factor. It has an owner, and may nothing that a person may.
        let ägare = try aktör(anspråk["evb_agare"], annars: .servicekonto)
        guard ägare != subjekt, uppdrag.allSatisfy({ $0.roll == .servicekonto }) else { throw .ogiltig(.servicekonto) }
        return Inloggad(subjekt: subjekt, uppdrag: uppdrag, upphör: upphör, ägare: ägare)
    }

    /// Asked also before the signature: another issuer's tokens are no reason to look for keys.
    func prövaUtfärdare(_ anspråk: JSON) throws(Identitetsfel) {
        guard anspråk["iss"]?.string == inställningar.utfärdare else { throw .ogiltig(.utfärdare) }
    }

    private func prövaMottagare(_ anspråk: JSON) throws(Identitetsfel) {
        let mottagare: [String]
        switch anspråk["aud"] {
        case .string(let ensam)?: mottagare = [ensam]
        case .array(let flera)? where flera.count <= Self.flestMottagare:
            mottagare = flera.compactMap(\.string)
            guard mottagare.count == flera.count else { throw .ogiltig(.mottagare) }
        case _: throw .ogiltig(.mottagare)
        }
        guard mottagare.contains(inställningar.mottagare) else { throw .ogiltig(.mottagare) }
        let klient = anspråk["azp"]
        guard klient == nil || klient?.string != nil else { throw .ogiltig(.mottagare) }
        // One of several receivers must say which program asked.
        if mottagare.count > 1 || !inställningar.klienter.isEmpty {
            guard let klient = klient?.string else { throw .ogiltig(.mottagare) }
            guard inställningar.klienter.isEmpty || inställningar.klienter.contains(klient) else { throw .ogiltig(.mottagare) }
        }
    }

    /// - Returns: when the token ends.
    func prövaTider(_ anspråk: JSON) throws(Identitetsfel) -> Date {
        guard let utfärdad = tid(anspråk["iat"]), let upphör = tid(anspråk["exp"]), upphör > utfärdad else { throw .ogiltig(.tider) }
        let senast = nu.addingTimeInterval(Self.klockskillnad)
        guard utfärdad <= senast else { throw .ogiltig(.tider) }
        if let från = anspråk["nbf"] {
            guard let från = tid(från), från <= senast else { throw .ogiltig(.tider) }
        }
        guard upphör.timeIntervalSince(utfärdad) <= Self.längstaLivslängd else { throw .ogiltig(.livslängd) }
        guard nu < upphör.addingTimeInterval(Self.klockskillnad) else { throw .utgången }
        return upphör
    }

    /// NumericDate: seconds since 1970, also with a fraction; years 1970–9999.
    private func tid(_ värde: JSON?) -> Date? {
        guard case .number(let text)? = värde, let sekunder = Double(text), (0...253_402_300_799).contains(sekunder) else { return nil }
        return Date(timeIntervalSince1970: sekunder)
    }

    /// Somebody as the log's actor. Two who are written alike are to be the same, and nobody may be written as a job or an import.
    private func aktör(_ värde: JSON?, annars: Identitetsfel.Ogiltighet) throws(Identitetsfel) -> String {
        guard let text = värde?.string, (1...Self.längstaSubjekt).contains(text.unicodeScalars.count) else { throw .ogiltig(annars) }
        let tillåtna = text.unicodeScalars.allSatisfy { tecken in
            switch tecken {
            case "a"..."z", "A"..."Z", "0"..."9", "À"..."Ö", "Ø"..."ö", "ø"..."ÿ", ".", "_", "-", ":", "@", "+", "'": true
            default: false
            }
        }
        let gemener = text.lowercased()
        guard tillåtna, !Self.egnaAktörer.contains(where: { gemener.hasPrefix($0) }) else { throw .ogiltig(annars) }
        return text
    }

    private func uppdrag(_ anspråk: JSON) throws(Identitetsfel) -> [Uppdrag] {
        guard let värde = anspråk[inställningar.uppdragsanspråk] else { return [] }
        guard let texter = värde.array, texter.count <= Self.flestUppdrag else { throw .uppdragOgiltiga }
        var uppdrag: Set<Uppdrag> = []
        for text in texter {
            // One that cannot be read is not left out: who gave it meant something by it.
            guard let ett = text.string.flatMap(Uppdrag.init) else { throw .uppdragOgiltiga }
            uppdrag.insert(ett)
        }
        let roller = Set(uppdrag.map(\.roll))
        guard roller.count <= 1 || roller.allSatisfy(\.förenas) else { throw .uppdragOgiltiga }
        return Array(uppdrag)
    }

    private func ärServicekonto(_ anspråk: JSON) throws(Identitetsfel) -> Bool {
        guard let värde = anspråk["evb_servicekonto"] else { return false }
        guard let svar = värde.bool else { throw .ogiltig(.servicekonto) }
        return svar
    }

    /// Issuers' own ids are up to some sixty characters.
    private static let längstaSubjekt = 100
    /// What evb itself writes as.
    private static let egnaAktörer = ["jobb:", "import:", "kommandorad:"]
}
