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
    public let läsmodell: Läsmodelläge

    public init(
        avsnitt: [Avsnitt] = [], osläppta: Set<FristID> = [], versioner: [Rapportversion] = [], fastställande: Fastställande? = nil,
        missade: [MissadOmgång] = [], läsmodell: Läsmodelläge = Läsmodelläge()
    ) {
        self.avsnitt = avsnitt
        self.osläppta = osläppta
        self.versioner = versioner
        self.fastställande = fastställande
        self.missade = missade
        self.läsmodell = läsmodell
    }
}

/// Om rapportens underlag säkert är det som loggen säger. Tomt när det är det.
public struct Läsmodelläge: Hashable, Sendable {
    /// Beslut med en händelse som programmet inte kan läsa: fristerna står som de var före den.
    public let parkerade: [BeslutID]
    /// Det senaste provet mot loggen höll inte.
    public let avviker: Bool

    public init(parkerade: [BeslutID] = [], avviker: Bool = false) {
        self.parkerade = parkerade
        self.avviker = avviker
    }

    /// - Parameter medBeslut: om beslutens id får stå där.
    public func meningar(medBeslut: Bool = true) -> [String] {
        var meningar: [String] = []
        if !parkerade.isEmpty {
            let visade = parkerade.prefix(5).map(\.description).joined(separator: ", ") + (parkerade.count > 5 ? " och fler" : "")
            meningar.append(
                "VARNING: \(parkerade.count) beslut har en händelse som inte går att läsa, och visas som de var före den eller inte alls."
                    + (medBeslut ? " Kör evb projektion lista. Beslut: \(visade)." : ""))
        }
        if avviker { meningar.append("VARNING: Läsmodellen skiljer sig från loggen enligt det senaste provet. Kör evb projektion bygg-om.") }
        return meningar
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
