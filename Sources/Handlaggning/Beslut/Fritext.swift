/// En text som en människa har skrivit, eller spåret av den.
///
/// `hash` är SHA-256(salt ‖ text) som 64 hexadecimala tecken. Den står i klartext och ingår i rapportens hash; texten och saltet ligger
/// förseglade, så att en rapport kan kontrolleras även sedan texten gallrats.
public struct Fritext: Hashable, Sendable {
    public let hash: String
    public let innehåll: Innehåll

    public init(hash: String, innehåll: Innehåll) {
        self.hash = hash
        self.innehåll = innehåll
    }

    /// Vad den som läser här har av texten. Hashen är densamma i alla fyra fallen.
    public enum Innehåll: Hashable, Sendable {
        case öppet(text: String, salt: [UInt8])
        /// Texten finns men har inte öppnats här.
        case stängt
        /// Texten kan innehålla personuppgifter och ingen har släppt den: den lämnas inte ut till den som läser här.
        case innehållen
        /// Nyckeln är förstörd: texten finns inte längre.
        case gallrat
    }
}

extension Fritext {
    /// Texten som den får visas: orden själva, eller vad som hänt med dem.
    public var visad: String {
        switch innehåll {
        case .öppet(let text, _): text
        case .gallrat: "uppgiften är gallrad"
        case .stängt: "uppgiften är inte öppnad"
        case .innehållen: "texten hålls inne tills någon har släppt den med SlappText"
        }
    }
}
