/// En rapporteringsomgång: från att den öppnas tills rapporten är överlämnad.
public struct Omgång: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter
    /// Beräknade versioner, den första med nummer 1. En ny finns bara när innehållet skiljer sig från den förra.
    public private(set) var versioner: [Rapportversion] = []
    public private(set) var fastställdVersion: Int?
    public private(set) var antagen: RapportAntagen?
    public private(set) var överlämnad: [Mottagare: Datum] = [:]
    /// Sammanställningens avsnitt efter insatsens kod.
    public private(set) var avsnitt: [String: Fritext] = [:]

    public var fastställd: Rapportversion? { fastställdVersion.map { versioner[$0 - 1] } }

    /// Omgången efter händelserna i den ordning de skrevs; nil när den inte är öppnad.
    public static func läge(efter händelser: some Sequence<OmgångHändelse>) -> Omgång? {
        händelser.reduce(nil) { läge, händelse in Omgång.läge(läge, efter: händelse) }
    }

    /// Omgången efter en händelse till. Före öppningen betyder ingen annan händelse något.
    ///
    /// - Parameters:
    ///   - läge: omgången före händelsen; nil när den inte är öppnad.
    ///   - händelse: den som följer närmast i omgångens ström.
    public static func läge(_ läge: Omgång?, efter händelse: OmgångHändelse) -> Omgång? {
        guard var omgång = läge else {
            guard case .omgångÖppnad(let öppnad) = händelse else { return nil }
            return Omgång(uppgifter: öppnad.uppgifter)
        }
        switch händelse {
        case .omgångÖppnad: break
        case .rapportBeräknad(let beräknad): omgång.lägg(Rapportversion(beräknad.version, beräknad.beräkning))
        case .avsnittSkrivet(let skrivet): omgång.avsnitt[skrivet.insats] = skrivet.text
        case .rapportFastställd(let fastställd): omgång.fastställdVersion = fastställd.version
        case .rapportAntagen(let antagen): omgång.antagen = antagen
        case .rapportÖverlämnad(let överlämnad): omgång.överlämnad[överlämnad.mottagare] = överlämnad.datum
        }
        return omgång
    }

    /// En version är beräknad: som ``RapportBeräknad``, för den som inte har läst raderna.
    public mutating func lägg(_ version: Rapportversion) { versioner.append(version) }

    private init(uppgifter: Omgångsuppgifter) { self.uppgifter = uppgifter }
}

/// En rapport som den beräknades: innehållet, positionen i loggen den bygger på och hashen över innehållet (64 hexadecimala tecken).
public struct Beräkning: Hashable, Sendable {
    public let rapport: Rapport
    public let position: Int64
    public let sha256: String

    public init(rapport: Rapport, position: Int64, sha256: String) {
        self.rapport = rapport
        self.position = position
        self.sha256 = sha256
    }
}

/// Till vem nämnden lämnar den antagna rapporten; IVO får individrapporterna dessförinnan.
///
/// Källa: SoL (2025:400) 34 kap. 1 och 3 §§; tidigare SoL (2001:453) 16 kap. 6 f och 6 h §§; LSS (1993:387) 28 f och 28 h §§.
public enum Mottagare: String, CaseIterable, Sendable {
    case revisorer
    case fullmäktige = "fullmaktige"
}

/// Nämndens alla omgångar.
public struct Omgångar: Hashable, Sendable {
    /// I periodordning.
    public let alla: [Omgång]

    public init(_ omgångar: some Sequence<Omgång>) { alla = omgångar.sorted { $0.uppgifter.period < $1.uppgifter.period } }

    public subscript(_ period: Kvartal) -> Omgång? { alla.first { $0.uppgifter.period == period } }

    /// Omgångarna före perioden, i periodordning: mot dem avgörs vad som är rapporterat förut.
    public func tidigare(än period: Kvartal) -> [Omgång] { alla.filter { $0.uppgifter.period < period } }

    /// Omgångarna efter perioden, i periodordning.
    public func senare(än period: Kvartal) -> [Omgång] { alla.filter { $0.uppgifter.period > period } }

    /// - Throws: `okand_omgang`.
    public func kräver(_ period: Kvartal) throws(Avvisning) -> Omgång {
        guard let omgång = self[period] else {
            throw Avvisning(.okandOmgang, fält: "period", "Omgången \(period) är inte öppnad. Öppna den med OppnaOmgang.")
        }
        return omgång
    }

    /// Omgångar fastställs i ordning: en fastställd rapport bygger på alla före den, och ingen kan komma emellan efteråt.
    func kräverIngenSenareFastställd(_ period: Kvartal) throws(Avvisning) {
        if let senare = alla.first(where: { $0.uppgifter.period > period && $0.fastställdVersion != nil })?.uppgifter.period {
            throw Avvisning(
                .senareOmgangFaststalld, fält: "period",
                "Rapporten för \(senare) är redan fastställd; en tidigare omgång kan inte komma till efteråt.")
        }
    }

    /// - Throws: `okand_omgang`, `ej_faststalld`.
    func kräverFastställd(_ period: Kvartal) throws(Avvisning) -> Omgång {
        let omgång = try kräver(period)
        guard omgång.fastställdVersion != nil else { throw .ejFastställd(period) }
        return omgång
    }

    /// - Throws: `okand_omgang`, `ej_faststalld`.
    func kräverFastställd(_ period: Kvartal, _ fastställda: FastställdaRapporter) throws(Avvisning) -> Rapport {
        guard let rapport = fastställda[try kräver(period)] else { throw .ejFastställd(period) }
        return rapport
    }
}

extension Avvisning {
    fileprivate static func ejFastställd(_ period: Kvartal) -> Avvisning {
        Avvisning(.ejFaststalld, fält: "period", "Rapporten för \(period) är inte fastställd. Fastställ den först.")
    }
}
