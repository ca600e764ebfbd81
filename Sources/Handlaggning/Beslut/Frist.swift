/// En tremånadersfrist på ett beslut: raden i varje rapport.
public struct Frist: Hashable, Sendable {
    public let nummer: FristNummer
    public internal(set) var start: Datum
    public internal(set) var slut: Fristslut?
    /// Det senast angivna skälet medan fristen var öppen.
    public internal(set) var skäl: Skäl?
    /// I den ordning de registrerades.
    public internal(set) var inskick: [Inskick]
    /// Omgångar vars rättelse har meddelats.
    public internal(set) var rättelser: [Kvartal]
    /// Avbrottet som öppnade fristen är återkallat: den löper inte, men har den rapporterats ska det rättas.
    public let återkallad: Bool

    public init(
        nummer: FristNummer, start: Datum, slut: Fristslut? = nil, skäl: Skäl? = nil, inskick: [Inskick] = [], rättelser: [Kvartal] = [],
        återkallad: Bool = false
    ) {
        self.nummer = nummer
        self.start = start
        self.slut = slut
        self.skäl = skäl
        self.inskick = inskick
        self.rättelser = rättelser
        self.återkallad = återkallad
    }

    public var öppen: Bool { slut == nil && !återkallad }

    /// Inskicken i tidigare omgångar än denna, utom dem som en rättelse dragit tillbaka: den räknas från omgången efter sin egen.
    public func gällandeInskick(före omgång: Kvartal) -> [Inskick] {
        inskick.filter { inskick in
            inskick.omgång < omgång && !rättelser.contains { rättad in rättad < omgång && inskick.omgång < rättad }
        }
    }

    /// Om rättelsen av en rättad rad i omgången är meddelad, i den eller i en tidigare: inget inskick före omgången gäller längre.
    func ärRättad(i omgång: Kvartal) -> Bool {
        rättelser.contains { $0 <= omgång } && gällandeInskick(före: omgång.nästa).allSatisfy { $0.omgång >= omgång }
    }

    /// Slutrapporten av den arten som har lämnats mellan omgångarna, på en omgång där raden stod öppen. Är raden lämnad som öppen också i en
    /// senare omgång var slutrapporten inte det sista IVO fick veta, och räknas inte.
    func slutrapport(_ art: Inskick.Art, före omgång: Kvartal) -> Inskick? {
        let öppna = gällandeInskick(före: omgång).filter { !$0.stängd }
        return öppna.last { inskick in inskick.art == art && !öppna.contains { $0.omgång > inskick.omgång } }
    }

    /// Om raden i omgångens rapport är lämnad: i omgången själv, eller stängd genom en slutrapport mellan omgångarna.
    public func lämnad(_ rad: Rapportrad, i omgång: Kvartal) -> Bool {
        inskick.contains { $0.omgång == omgång }
            || (rad.utfall != .öppen && rad.inskicksart.map { slutrapport($0, före: omgång) != nil } ?? false)
    }
}

/// Vilken av beslutets frister: arten, och för avbrott vilket i ordningen (från 1). Ändras aldrig, inte heller när en uppgift rättas.
public struct FristNummer: Hashable, Comparable, Sendable {
    public let art: Art
    public let nr: Int

    /// Vad klockan räknas från: beslutsdagen, eller dagen då en verkställighet avbröts.
    ///
    /// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
    public enum Art: String, CaseIterable, Sendable {
        case beslut, avbrott
    }

    public init(art: Art, nr: Int) {
        self.art = art
        self.nr = nr
    }

    public static let beslut = FristNummer(art: .beslut, nr: 0)

    public static func < (vänster: Self, höger: Self) -> Bool {
        (vänster.art == .beslut ? 0 : 1, vänster.nr) < (höger.art == .beslut ? 0 : 1, höger.nr)
    }
}

/// En frist i hela nämnden: beslutet och vilken av dess frister.
public struct FristID: Hashable, Comparable, Sendable {
    public let beslut: BeslutID
    public let nummer: FristNummer

    public init(beslut: BeslutID, nummer: FristNummer) {
        self.beslut = beslut
        self.nummer = nummer
    }

    public static func < (vänster: Self, höger: Self) -> Bool {
        vänster.beslut == höger.beslut ? vänster.nummer < höger.nummer : vänster.beslut < höger.beslut
    }
}

/// Hur fristen tog slut, och när.
public enum Fristslut: Hashable, Sendable {
    case verkställd(Datum)
    case avslutad(Datum, Avslutsorsak, Fritext?)

    public var datum: Datum {
        switch self {
        case .verkställd(let datum), .avslutad(let datum, _, _): datum
        }
    }

    /// Utfallet för en rad som fristen står stängd i.
    var utfall: Utfall {
        switch self {
        case .verkställd: .verkställd
        case .avslutad: .avslutad
        }
    }

    /// Arten av den slutrapport som slutet ger.
    var slutrapportsart: Inskick.Art {
        switch self {
        case .verkställd: .verkstalld
        case .avslutad: .avslutad
        }
    }
}

/// Varför verkställigheten dröjer: kodat för IVO och revisorerna, och med handläggarens egna ord för rapporten.
///
/// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
public struct Skäl: Hashable, Sendable {
    public let kod: Skälskod
    public let klass: Skälsklass
    public let text: Fritext

    public init(kod: Skälskod, klass: Skälsklass, text: Fritext) {
        self.kod = kod
        self.klass = klass
        self.text = text
    }
}

/// En kod ur katalogen över skäl. Vilka som finns är data: IVO:s kodlista är inte lag.
public struct Skälskod: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Om dröjsmålet beror på den enskilde eller på kommunens förutsättningar.
public enum Skälsklass: String, CaseIterable, Sendable {
    case enskild, strukturell
}

/// En kod ur katalogen över avslutsorsaker.
public struct Avslutsorsak: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    // De som en regel själv ger.
    public static let avliden = Avslutsorsak(rawValue: "avliden")
    public static let nyttBeslut = Avslutsorsak(rawValue: "nytt_beslut")
}

/// Att fristens individrapport lämnades i en omgång, och om raden stod stängd i den omgångens fastställda rapport.
public struct Inskick: Hashable, Sendable {
    public let omgång: Kvartal
    public let art: Art
    public let datum: Datum
    public let stängd: Bool

    /// Vilken av IVO:s rapporter som lämnades: den första om fristen, en återrapport medan den är öppen, eller slutrapporten.
    public enum Art: String, CaseIterable, Sendable {
        case ny, aterrapport, verkstalld, avslutad

        var ärSlutrapport: Bool {
            switch self {
            case .ny, .aterrapport: false
            case .verkstalld, .avslutad: true
            }
        }
    }

    public init(omgång: Kvartal, art: Art, datum: Datum, stängd: Bool) {
        self.omgång = omgång
        self.art = art
        self.datum = datum
        self.stängd = stängd
    }
}

/// Hur individrapporten kom till IVO. Det finns ingen väg dit för ett program: en människa fyller i den och registrerar det här.
public enum Kanal: String, CaseIterable, Sendable {
    /// IVO:s e-tjänst.
    case etjänst = "etjanst"
    case blankett
}
