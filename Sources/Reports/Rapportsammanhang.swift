public import Handlaggning

/// Det som står runt raderna i en rapport: omgångens historia och det som människor har skrivit om den.
public struct Rapportsammanhang: Hashable, Sendable {
    public let avsnitt: [Avsnitt]
    /// Rader i ett utkast vars text kan innehålla personuppgifter och inte är släppt.
    public let osläppta: Set<FristID>
    /// De beräknade versionerna i ordning.
    public let versioner: [Rapportversion]
    /// Nil för ett utkast.
    public let fastställande: Fastställande?
    public let missade: [MissadOmgång]

    public init(
        avsnitt: [Avsnitt] = [], osläppta: Set<FristID> = [], versioner: [Rapportversion] = [], fastställande: Fastställande? = nil,
        missade: [MissadOmgång] = []
    ) {
        self.avsnitt = avsnitt
        self.osläppta = osläppta
        self.versioner = versioner
        self.fastställande = fastställande
        self.missade = missade
    }
}

/// Vad nämnden gör åt väntetiderna för en insats, skrivet av en människa.
public struct Avsnitt: Hashable, Sendable {
    /// Insatsens kod.
    public let insats: String
    public let text: Fritext
    /// Orden är desamma som i omgången före.
    public let oförändrat: Bool

    public init(insats: String, text: Fritext, oförändrat: Bool) {
        self.insats = insats
        self.text = text
        self.oförändrat = oförändrat
    }
}

public struct Rapportversion: Hashable, Sendable {
    public let version: Int
    public let position: Int64
    public let sha256: String
    public let rader: Int

    public init(version: Int, position: Int64, sha256: String, rader: Int) {
        self.version = version
        self.position = position
        self.sha256 = sha256
        self.rader = rader
    }
}

/// Händelsen som fastställde rapporten, där den står i loggens kedja, och det som har blivit känt efter den.
public struct Fastställande: Hashable, Sendable {
    public let position: Int64
    /// Kedjans hash i positionen, hexadecimalt.
    public let kedjehash: String
    public let avvikelser: Rapportskillnad

    public init(position: Int64, kedjehash: String, avvikelser: Rapportskillnad) {
        self.position = position
        self.kedjehash = kedjehash
        self.avvikelser = avvikelser
    }
}

/// Ett kvartal vars rapportering till IVO inte blev av.
public enum MissadOmgång: Hashable, Sendable {
    /// Mellan den första omgången och den senaste öppnades ingen för kvartalet.
    case ejÖppnad(Kvartal)
    /// Omgången är tidigare än rapportens och ingen av dess rader är lämnad.
    case ejLämnad(Kvartal)

    public var period: Kvartal {
        switch self {
        case .ejÖppnad(let period), .ejLämnad(let period): period
        }
    }

    public var mening: String {
        switch self {
        case .ejÖppnad(let period): "För \(period) öppnades ingen omgång."
        case .ejLämnad(let period): "I omgången \(period) är ingen rad lämnad till IVO."
        }
    }
}
