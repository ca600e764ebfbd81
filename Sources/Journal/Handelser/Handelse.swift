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

    init(_ typ: String, giltigt: Datum? = nil, _ data: [JSON.Member?], skyddat: [JSON.Member?]? = nil) {
        self.typ = typ
        version = Formregister.programmets.aktuell(typ)
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
        try self.init(typ: typ, version: version, data: data, skyddat: skyddat, register: .programmets)
    }

    init(typ: String, version: Int16, data: JSON, skyddat: Skyddat, register: Formregister) throws {
        guard let slag = Slag(typ) else { throw Formfel(typ: typ, version: version, orsak: .okändTyp) }
        let aktuell = try register.aktuell(typ, version, data: data, skyddat: skyddat)
        let form = Formläsare(typ: typ, version: version, data: aktuell.data, skyddat: aktuell.skyddat)
        self =
            switch slag {
            case .beslut(let typ): .beslut(try BeslutHändelse(typ, form))
            case .annan(.nämndRegistrerad): .nämnd(.nämndRegistrerad(try Nämndsuppgifter(form)))
            case .annan(.omgångÖppnad): .omgång(.omgångÖppnad(try OmgångÖppnad(form)))
            case .annan(.rapportBeräknad): .omgång(.rapportBeräknad(try RapportBeräknad(form)))
            case .annan(.avsnittSkrivet): .omgång(.avsnittSkrivet(try AvsnittSkrivet(form)))
            case .annan(.rapportFastställd): .omgång(.rapportFastställd(try RapportFastställd(form)))
            case .annan(.rapportAntagen): .omgång(.rapportAntagen(try RapportAntagen(form)))
            case .annan(.rapportÖverlämnad): .omgång(.rapportÖverlämnad(try RapportÖverlämnad(form)))
            }
    }

    /// Varje typ som kan stå i en logg.
    public static let typer = BeslutHändelse.Typ.allCases.map(\.rawValue) + Slag.Annan.allCases.map(\.rawValue)

    /// Versionen som skrivs av varje typ.
    public static func version(av typ: String) -> Int16 { Formregister.programmets.aktuell(typ) }

    /// Vad en typ är för slags händelse; nil för en okänd.
    private enum Slag {
        case beslut(BeslutHändelse.Typ)
        case annan(Annan)

        enum Annan: String, CaseIterable {
            case nämndRegistrerad = "NamndRegistrerad"
            case omgångÖppnad = "OmgangOppnad"
            case rapportBeräknad = "RapportBeraknad"
            case avsnittSkrivet = "AvsnittSkrivet"
            case rapportFastställd = "RapportFaststalld"
            case rapportAntagen = "RapportAntagen"
            case rapportÖverlämnad = "RapportOverlamnad"
        }

        init?(_ typ: String) {
            if let beslut = BeslutHändelse.Typ(rawValue: typ) {
                self = .beslut(beslut)
            } else if let annan = Annan(rawValue: typ) {
                self = .annan(annan)
            } else {
                return nil
            }
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
