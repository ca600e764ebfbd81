import FoundationEssentials

/// Whose tokens are believed, and how they say what evb needs to know: from the environment.
///
/// Källa: OpenID Connect Discovery 1.0, 4 (the issuer is an https URL without query or fragment).
public struct Identitetsinställningar: Hashable, Sendable {
    /// `EVB_OIDC_ISSUER`: the tokens' `iss`, to the letter, and where the keys are found.
    public let utfärdare: String
    /// `EVB_OIDC_AUDIENCE`: what the tokens' `aud` must hold.
    public let mottagare: String
    /// `EVB_OIDC_KLIENTER`, separated by spaces or commas: the programs (`azp`) whose tokens are accepted; empty: any that the issuer gives one.
    public let klienter: Set<String>
    /// `EVB_OIDC_ACR`, likewise: the values of `acr` that mean several factors; empty: only `amr` can say so.
    public let acr: Set<String>
    /// `EVB_OIDC_UPPDRAG`: the claim that holds the assignments.
    public let uppdragsanspråk: String

    /// - Throws: ``Identitetsinställningsfel``.
    public init(miljö: [String: String]) throws(Identitetsinställningsfel) {
        func värde(_ namn: String) -> String? { miljö[namn].flatMap { $0.isEmpty ? nil : $0 } }
        func lista(_ namn: String) -> Set<String> { Set((värde(namn) ?? "").split { $0 == " " || $0 == "," }.map(String.init)) }
        guard let utfärdare = värde("EVB_OIDC_ISSUER") else { throw .saknas("EVB_OIDC_ISSUER") }
        guard let mottagare = värde("EVB_OIDC_AUDIENCE") else { throw .saknas("EVB_OIDC_AUDIENCE") }
        guard Utfärdaradress(utfärdare, frågaTillåten: false) != nil else { throw .utfärdareOgiltig }
        let uppdrag = värde("EVB_OIDC_UPPDRAG") ?? "evb_uppdrag"
        guard !Self.upptagna.contains(uppdrag) else { throw .uppdragsanspråkUpptaget }
        self.utfärdare = utfärdare
        self.mottagare = mottagare
        klienter = lista("EVB_OIDC_KLIENTER")
        acr = lista("EVB_OIDC_ACR")
        uppdragsanspråk = uppdrag
    }

    /// Whether the issuer is one on this machine, without TLS: for demonstration and tests.
    public var ärLokal: Bool { Utfärdaradress(utfärdare, frågaTillåten: false)?.ärLokal ?? false }

    /// Claims with a meaning of their own.
    private static let upptagna: Set<String> = [
        "iss", "sub", "aud", "azp", "exp", "nbf", "iat", "jti", "acr", "amr", "evb_servicekonto", "evb_agare",
    ]
}

/// What is missing or wrong in the environment.
public enum Identitetsinställningsfel: Error, Hashable, Sendable {
    /// The variable's name.
    case saknas(String)
    /// Not an https URL, nor an http one on this machine.
    case utfärdareOgiltig
    /// `EVB_OIDC_UPPDRAG` names a claim that means something else.
    case uppdragsanspråkUpptaget
}

/// An address that keys may be fetched from: https, or http to this machine.
struct Utfärdaradress: Hashable, Sendable {
    let ärLokal: Bool

    init?(_ text: String, frågaTillåten: Bool) {
        guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let adress = URL(string: text),
            let värd = adress.host(),
            !värd.isEmpty, adress.user() == nil, adress.password() == nil, adress.fragment() == nil, frågaTillåten || adress.query() == nil
        else { return nil }
        switch adress.scheme {
        case "https": ärLokal = false
        case "http" where Self.dennaDator.contains(värd): ärLokal = true
        default: return nil
        }
    }

    /// As they are written; no name that somebody else can point elsewhere.
    private static let dennaDator: Set<String> = ["127.0.0.1", "::1", "[::1]", "localhost"]
}
