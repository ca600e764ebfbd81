/// Det som kan hända en omgång, i ordning från öppnad till överlämnad; avsnitt skrivs och rapporten beräknas hur många gånger som helst.
public enum OmgångHändelse: Hashable, Sendable {
    case omgångÖppnad(OmgångÖppnad)
    case rapportBeräknad(RapportBeräknad)
    case avsnittSkrivet(AvsnittSkrivet)
    case rapportFastställd(RapportFastställd)
    case rapportAntagen(RapportAntagen)
    case rapportÖverlämnad(RapportÖverlämnad)
}

/// Omgången finns: dess brytdatum är bestämt, och rapporten kan beräknas.
public struct OmgångÖppnad: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter

    public init(uppgifter: Omgångsuppgifter) { self.uppgifter = uppgifter }
}

/// En version av rapporten med alla rader: det som fastställs är det som står i loggen, inte något som räknas om.
public struct RapportBeräknad: Hashable, Sendable {
    public let version: Int
    public let beräkning: Beräkning

    public init(version: Int, beräkning: Beräkning) {
        self.version = version
        self.beräkning = beräkning
    }
}

/// En människa har låst versionen. Hashen är den som hon läste: ingen fastställer något annat än det som står framför henne.
public struct RapportFastställd: Hashable, Sendable {
    public let version: Int
    public let sha256: String

    public init(version: Int, sha256: String) {
        self.version = version
        self.sha256 = sha256
    }
}

/// Nämnden har antagit rapporten som sin egen.
public struct RapportAntagen: Hashable, Sendable {
    public let sammanträdesdatum: Datum
    public let paragraf: String?
    public let dnr: String?

    public init(sammanträdesdatum: Datum, paragraf: String?, dnr: String?) {
        self.sammanträdesdatum = sammanträdesdatum
        self.paragraf = paragraf
        self.dnr = dnr
    }
}

/// Den antagna rapporten är lämnad till en mottagare, den dagen, i den versionen.
public struct RapportÖverlämnad: Hashable, Sendable {
    public let mottagare: Mottagare
    public let datum: Datum
    public let version: Int

    public init(mottagare: Mottagare, datum: Datum, version: Int) {
        self.mottagare = mottagare
        self.datum = datum
        self.version = version
    }
}
