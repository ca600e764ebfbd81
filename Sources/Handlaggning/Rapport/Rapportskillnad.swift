/// Det som skiljer två rapporter åt, frist för frist, i rapportens ordning.
///
/// En fastställd rapport ändras aldrig. Det som blivit känt sedan dess syns här: samma omgång beräknad på nytt, mot den fastställda.
public struct Rapportskillnad: Hashable, Sendable {
    public let skillnader: [Radskillnad]

    public var tom: Bool { skillnader.isEmpty }

    public init(från: Rapport, till: Rapport) {
        let förr = Dictionary(från.rader.map { ($0.frist, $0) }) { första, _ in första }
        let nu = Dictionary(till.rader.map { ($0.frist, $0) }) { första, _ in första }
        let funna = Set(förr.keys).union(nu.keys).compactMap { frist -> Radskillnad? in
            switch (förr[frist], nu[frist]) {
            case (nil, nil): return nil
            case (nil, let rad?): return .tillkommen(rad)
            case (let rad?, nil): return .borttagen(rad)
            case (let gammal?, let ny?):
                let fält = Uppgiftsskillnad.alla(från: gammal, till: ny)
                return fält.isEmpty ? nil : .ändrad(från: gammal, till: ny, fält)
            }
        }
        skillnader = funna.sorted { radordning($0.rad, $1.rad) }
    }
}

/// En frist vars rad inte är densamma i de två rapporterna.
public enum Radskillnad: Hashable, Sendable {
    case tillkommen(Rapportrad)
    case borttagen(Rapportrad)
    case ändrad(från: Rapportrad, till: Rapportrad, [Uppgiftsskillnad])

    /// Raden som den är nu; för en borttagen som den var.
    public var rad: Rapportrad {
        switch self {
        case .tillkommen(let rad), .borttagen(let rad), .ändrad(_, let rad, _): rad
        }
    }
}

/// En uppgift på en rad som har fått ett annat värde, som det skrivs i rapportens JSON. En text är sin hash: orden står inte här.
public struct Uppgiftsskillnad: Hashable, Sendable {
    public let uppgift: Radfält
    public let från: String?
    public let till: String?

    public init(_ uppgift: Radfält, från: String?, till: String?) {
        self.uppgift = uppgift
        self.från = från
        self.till = till
    }

    static func alla(från: Rapportrad, till: Rapportrad) -> [Uppgiftsskillnad] {
        Radfält.allCases.compactMap { uppgift in
            let (förr, nu) = (från.värde(uppgift), till.värde(uppgift))
            return förr == nu ? nil : Uppgiftsskillnad(uppgift, från: förr, till: nu)
        }
    }
}

/// Uppgifterna på en rad, i den ordning de skrivs.
public enum Radfält: String, CaseIterable, Sendable {
    case rubrik, utfall, start, slut
    case område = "omrade"
    case lagrum, insats, beslutsdatum, dagarSedanBeslut, dagarIFrist
    case skälskod = "skal.kod"
    case skälsklass = "skal.klass"
    case orsak, text
    case märken = "marken"
}

extension Rapportrad {
    fileprivate func värde(_ uppgift: Radfält) -> String? {
        switch uppgift {
        case .rubrik: rubrik.rawValue
        case .utfall: utfall.rawValue
        case .start: start.description
        case .slut: slut?.description
        case .område: område.rawValue
        case .lagrum: lagrum
        case .insats: insats
        case .beslutsdatum: beslutsdatum.description
        case .dagarSedanBeslut: "\(dagarSedanBeslut)"
        case .dagarIFrist: "\(dagarIFrist)"
        case .skälskod: skäl?.kod.rawValue
        case .skälsklass: skäl?.klass.rawValue
        case .orsak: orsak?.rawValue
        case .text: text?.hash
        case .märken: märken.isEmpty ? nil : märken.map(\.description).joined(separator: ", ")
        }
    }
}
