import CanonicalJSON

/// Whether a token says that the person proved who they are in more than one way.
///
/// Källa: OpenID Connect Core 1.0, 2 (`acr`, `amr`); RFC 8176, 2 (the values of `amr`).
enum Flerfaktor {
    /// - Parameter acr: the values that mean so with this issuer.
    static func sägs(av anspråk: JSON, acr godtagna: Set<String>) -> Bool {
        if let acr = anspråk["acr"]?.string, godtagna.contains(acr) { return true }
        guard let amr = anspråk["amr"]?.array, amr.count <= flestMetoder else { return false }
        let metoder = Set(amr.compactMap(\.string))
        return metoder.contains("mfa") || Set(metoder.compactMap(slag)).count > 1
    }

    /// What somebody knows, has, and is: two methods of one kind are one factor.
    private enum Slag: Hashable { case vet, har, är }

    private static func slag(_ metod: String) -> Slag? {
        switch metod {
        case "pwd", "pin", "kba": .vet
        case "otp", "hwk", "swk", "sc", "sms", "tel": .har
        case "face", "fpt", "iris", "retina", "vbm": .är
        case _: nil
        }
    }

    private static let flestMetoder = 20
}
