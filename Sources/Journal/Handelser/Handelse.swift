public import CanonicalJSON
public import Handlaggning

/// En händelse i en nämnds logg, av vilket slag den än är.
public enum Händelse: Hashable, Sendable {
    case nämnd(NämndHändelse)
    case beslut(BeslutHändelse)
    case omgång(OmgångHändelse)
}

/// Händelsens lagrade form: fakta i klartext och det förseglade för sig.
public struct Händelseform: Hashable, Sendable {
    /// `BeslutFattat`, `VerkstallighetAvbruten`, … — ASCII, och aldrig omdöpt.
    public let typ: String
    /// Formens version; en gammal läses för alltid.
    public let version: Int16
    /// Dagen då det hände, som människan angav den; nil för det som bara har en registreringstid.
    public let giltigt: Datum?
    public let data: JSON
    /// Identitet och fritext; nil när händelsen inte har någon.
    public let skyddat: JSON?

    init(_ typ: String, version: Int16 = 1, giltigt: Datum? = nil, _ data: [JSON.Member?], skyddat: [JSON.Member?]? = nil) {
        self.typ = typ
        self.version = version
        self.giltigt = giltigt
        self.data = .object(data.compactMap(\.self))
        self.skyddat = skyddat.map { .object($0.compactMap(\.self)) }
    }
}

/// Det förseglade i en lagrad händelse, så långt det går att läsa här.
public enum Skyddat: Hashable, Sendable {
    case inget
    case öppet(JSON)
    case stängt
    case gallrat
}

/// En lagrad form som inte går att läsa: den är skadad, eller skriven av ett nyare program.
public struct Formfel: Error, Hashable, Sendable {
    public let typ: String
    public let version: Int16
    /// Fältet som saknas eller har fel form; nil när hela formen är okänd.
    public let fält: String?
}

extension Händelse {
    public var form: Händelseform {
        switch self {
        case .nämnd(.nämndRegistrerad(let händelse)): händelse.form
        case .beslut(let händelse): händelse.form
        case .omgång(let händelse): händelse.form
        }
    }

    /// Läser en lagrad form, av vilken version den än är.
    ///
    /// - Throws: ``Formfel``.
    public init(typ: String, version: Int16, data: JSON, skyddat: Skyddat) throws {
        let form = Formläsare(typ: typ, version: version, data: data, skyddat: skyddat)
        if let beslutstyp = BeslutHändelse.Typ(rawValue: typ) {
            self = .beslut(try BeslutHändelse(beslutstyp, form))
            return
        }
        self =
            switch (typ, version) {
            case ("NamndRegistrerad", 1): .nämnd(.nämndRegistrerad(try Nämndsuppgifter(form)))
            case ("OmgangOppnad", 1): .omgång(.omgångÖppnad(try OmgångÖppnad(form)))
            case ("RapportBeraknad", 1): .omgång(.rapportBeräknad(try RapportBeräknad(form)))
            case ("AvsnittSkrivet", 1): .omgång(.avsnittSkrivet(try AvsnittSkrivet(form)))
            case ("RapportFaststalld", 1): .omgång(.rapportFastställd(try RapportFastställd(form)))
            case ("RapportAntagen", 1): .omgång(.rapportAntagen(try RapportAntagen(form)))
            case ("RapportOverlamnad", 1): .omgång(.rapportÖverlämnad(try RapportÖverlämnad(form)))
            default: throw Formfel(typ: typ, version: version, fält: nil)
            }
    }
}

extension OmgångHändelse {
    var form: Händelseform {
        switch self {
        case .omgångÖppnad(let händelse): händelse.form
        case .rapportBeräknad(let händelse): händelse.form
        case .avsnittSkrivet(let händelse): händelse.form
        case .rapportFastställd(let händelse): händelse.form
        case .rapportAntagen(let händelse): händelse.form
        case .rapportÖverlämnad(let händelse): händelse.form
        }
    }
}
