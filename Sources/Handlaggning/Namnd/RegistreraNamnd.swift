/// En nämnd börjar använda systemet. Nämnden är personuppgiftsansvarig: inget går mellan nämnder.
public struct RegistreraNämnd: Hashable, Sendable {
    public let uppgifter: Nämndsuppgifter

    public init(uppgifter: Nämndsuppgifter) { self.uppgifter = uppgifter }

    /// - Throws: `namnd_redan_registrerad`.
    public func avgör(_ läge: Nämndsuppgifter?) throws(Avvisning) -> [NämndHändelse] {
        guard läge == nil else {
            throw Avvisning(.namndRedanRegistrerad, fält: "namnd", "Nämnden är redan registrerad.")
        }
        return [.nämndRegistrerad(uppgifter)]
    }
}

/// Vem nämnden är: det som står överst i varje rapport. Nämndens kod är loggens namn och står inte här.
public struct Nämndsuppgifter: Hashable, Sendable {
    /// «Socialnämnden».
    public let namn: String
    public let kommun: String
    /// Fyra siffror.
    public let kommunkod: String

    public init(namn: String, kommun: String, kommunkod: String) {
        self.namn = namn
        self.kommun = kommun
        self.kommunkod = kommunkod
    }
}

/// Det som kan hända nämnden själv, i strömmen `namnd`.
public enum NämndHändelse: Hashable, Sendable {
    case nämndRegistrerad(Nämndsuppgifter)
}

/// Fyra siffror; prövas inte mot något register.
public func ärKommunkod(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
}
