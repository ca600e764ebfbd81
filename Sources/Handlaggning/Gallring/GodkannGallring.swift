/// En annan människa än den som föreslog det godkänner att en persons uppgifter gallras. Det går inte att ångra.
public struct GodkännGallring: Hashable, Sendable {
    public let person: PersonID

    public init(person: PersonID) { self.person = person }

    /// Allt prövas en gång till: dagar kan ha gått och lagen ändrats sedan förslaget.
    ///
    /// - Returns: en händelse per beslut.
    /// - Throws: `okand_person`, `redan_gallrad`, `gallring_ej_foreslagen`, `anteckning_efter_forslaget`, `samma_person_godkanner`, `oppen_frist`,
    ///   `insats_pagar`, `ej_gallringsbar`, `gallring_undantagen`.
    public func avgör(
        _ underlag: Gallringsunderlag, av aktör: String, _ omständigheter: Omständigheter
    ) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let ogallrade = try Gallring.ogallrade(underlag.beslut)
        let förslag = ogallrade.compactMap(\.gallringsförslag)
        guard let senaste = förslag.last, förslag.count == ogallrade.count else { throw Self.inget(ogallrade) }
        guard !förslag.contains(where: { Gallring.sammaMänniska($0.föreslagenAv, aktör) }) else {
            throw Avvisning(.sammaPersonGodkanner, fält: "aktor", "Den som föreslog gallringen kan inte godkänna den. Låt en annan person godkänna.")
        }
        let prövning = Gallringsprövning(underlag, dag: omständigheter.idag, katalog: omständigheter.katalog)
        let fakta = Gallringsfakta(prövning.grund, try prövning.kräverGallringsbar())
        let gallrade = PersonuppgifterGallrade(person: person, fakta: fakta, föreslagenAv: senaste.föreslagenAv, godkändAv: aktör)
        return ogallrade.map { ($0.id, .personuppgifterGallrade(gallrade)) }
    }

    private static func inget(_ beslut: [Beslut]) -> Avvisning {
        let föreslaget = beslut.contains { beslut in
            beslut.historik.contains { if case .gallringFöreslagen = $0.händelse { !$0.återkallad } else { false } }
        }
        guard föreslaget else {
            return Avvisning(.gallringEjForeslagen, fält: "person", "Gallringen är inte föreslagen. Föreslå den med ForeslaGallring.")
        }
        return Avvisning(
            .anteckningEfterForslaget, fält: "person",
            "Något har registrerats om personen sedan gallringen föreslogs. Granska det och föreslå på nytt.")
    }
}

/// Personens nyckel förstörs: identitet och texter i beslutet går inte längre att läsa.
///
/// Källa: SoL (2025:400) 16 kap. 1 §; LSS (1993:387) 21 c §.
public struct PersonuppgifterGallrade: Hashable, Sendable {
    public let person: PersonID
    public let fakta: Gallringsfakta
    public let föreslagenAv: String
    public let godkändAv: String

    public init(person: PersonID, fakta: Gallringsfakta, föreslagenAv: String, godkändAv: String) {
        self.person = person
        self.fakta = fakta
        self.föreslagenAv = föreslagenAv
        self.godkändAv = godkändAv
    }
}

extension PersonuppgifterGallrade: PrövadAvKommandot {}

extension Avvisning {
    public static let okändPerson = Avvisning(
        .okandPerson, fält: "person", "Personen har inget registrerat beslut i nämnden. Kontrollera id:t.")

    static let redanGallrad = Avvisning(.redanGallrad, fält: "person", "Personens uppgifter är redan gallrade.")

    /// Efter gallringen går bara det att registrera som rör inskick och rättelser till IVO, och inget av det får innehålla text.
    static let gallrat = Avvisning(
        .personuppgifterGallrade, fält: "beslut", "Personens uppgifter är gallrade. Inget mer kan registreras på beslutet.")

    /// Ett nytt ärende får inte knytas till det gallrade.
    public static let gallradPerson = Avvisning(
        .personuppgifterGallrade, fält: "person.id", "Personens uppgifter är gallrade. Registrera beslutet på ett nytt person-id.")

    static let gallratInskick = Avvisning(
        .personuppgifterGallrade, fält: "rapportor",
        "Ett av besluten är gallrat, och dit får inget namn skrivas. Registrera inskicket utan rapportor.")
}
