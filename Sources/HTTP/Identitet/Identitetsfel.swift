/// Why a token proves nothing. What the caller is told is no more than it needs to come back with a better one; the reason is for the log.
public enum Identitetsfel: Error, Hashable, Sendable {
    /// There was none.
    case saknas
    case ogiltig(Ogiltighet)
    case utgången
    /// It does not say that the person proved who they are in more than one way.
    case mfaKrävs
    /// Whose it is, is proven; what it says that they may, cannot be read.
    case uppdragOgiltiga
    /// The keys to check it with cannot be fetched now.
    case utfärdarenOnåbar

    /// What was wrong, for the operator's log: never the token, nor anything it says.
    public enum Ogiltighet: String, Hashable, Sendable {
        case form, storlek, algoritm, typ, kritiskt, nyckel, signatur, utfärdare, mottagare, tider, livslängd, subjekt, servicekonto
    }
}

/// Why who is known may not do this.
public enum Åtkomstfel: Error, Hashable, Sendable {
    /// Not for any of their assignments, or there is no such nämnd: the answer does not tell which.
    case ejBehörig
}

/// What is answered: a status, a code that never changes, a Swedish sentence, and the headers.
///
/// Källa: RFC 6750, 3 och 3.1 (`WWW-Authenticate: Bearer`); RFC 9470, 3 (`insufficient_user_authentication`); RFC 9110, 10.2.3 (`Retry-After`).
public struct Nekande: Hashable, Sendable {
    public let status: Int
    public let kod: String
    public let text: String
    public let wwwAuthenticate: String?
    /// Seconds.
    public let försökIgen: Int?
    /// For the log only.
    public let orsak: String?

    /// Every code of a refusal of who asks.
    enum Kod: String, CaseIterable {
        case tokenSaknas = "token_saknas"
        case tokenOgiltig = "token_ogiltig"
        case tokenUtgången = "token_utgangen"
        case mfaKrävs = "mfa_kravs"
        case uppdragOgiltiga = "uppdrag_ogiltiga"
        case utfärdareOnåbar = "utfardare_onabar"
        case ejBehörig = "ej_behorig"
    }

    private init(_ status: Int, _ kod: Kod, _ text: String, _ utmaning: String? = nil, försökIgen: Int? = nil, orsak: String? = nil) {
        self.status = status
        self.kod = kod.rawValue
        self.text = text
        wwwAuthenticate = utmaning.map { "Bearer realm=\"evb\"" + ($0.isEmpty ? "" : ", error=\"\($0)\"") }
        self.försökIgen = försökIgen
        self.orsak = orsak
    }

    public init(_ fel: Identitetsfel) {
        self =
            switch fel {
            case .saknas: Nekande(401, .tokenSaknas, "Anropet saknar bevis på vem som anropar. Logga in och skicka Authorization: Bearer.", "")
            case .ogiltig(let orsak):
                Nekande(401, .tokenOgiltig, "Beviset på vem som anropar godtas inte. Logga in på nytt.", "invalid_token", orsak: orsak.rawValue)
            case .utgången: Nekande(401, .tokenUtgången, "Inloggningen har gått ut. Logga in på nytt.", "invalid_token")
            case .mfaKrävs:
                Nekande(401, .mfaKrävs, "Inloggningen måste ske med flera faktorer. Logga in på nytt så.", "insufficient_user_authentication")
            case .uppdragOgiltiga:
                Nekande(
                    401, .uppdragOgiltiga, "Uppdragen i inloggningen kan inte läsas. Be den som sköter behörigheterna att rätta dem.",
                    "invalid_token")
            case .utfärdarenOnåbar:
                Nekande(
                    503, .utfärdareOnåbar, "Inloggningen kan inte prövas just nu. Försök igen om en stund.",
                    försökIgen: Nyckelring.hämtningsintervall)
            }
    }

    public init(_ fel: Åtkomstfel) {
        self =
            switch fel {
            case .ejBehörig: Nekande(403, .ejBehörig, "Du har inte behörighet till detta.", "insufficient_scope")
            }
    }
}
