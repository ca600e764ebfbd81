/// En person i gallringslistan: ett id utan namn, och vad som gäller.
public struct Gallringsrad: Hashable, Sendable {
    /// Hur nära gallring personen är. Den som är undantagen är det så länge undantaget gäller, hur gamla uppgifterna än är.
    public enum Läge: String, Sendable {
        case kanFöreslås = "kan_foreslas"
        case föreslagen = "foreslagen"
        case undantagen
        case gallrad
        /// Tiden har inte gått, eller inte börjat.
        case ejFörfallen = "ej_forfallen"
    }

    public let person: PersonID
    public let antalBeslut: Int
    public let läge: Läge
    public let prövning: Gallringsprövning
    /// Aktören bakom det gällande förslaget.
    public let föreslagenAv: String?

    public init(_ person: PersonID, _ underlag: Gallringsunderlag, _ prövning: Gallringsprövning) {
        self.person = person
        self.prövning = prövning
        antalBeslut = underlag.beslut.count
        let förslag = underlag.beslut.compactMap(\.gallringsförslag)
        föreslagenAv = förslag.count == underlag.beslut.count ? förslag.last?.föreslagenAv : nil
        if underlag.beslut.allSatisfy({ $0.gallrat != nil }) {
            läge = .gallrad
        } else if !prövning.förfallen {
            läge = .ejFörfallen
        } else if !prövning.undantag.isEmpty {
            läge = .undantagen
        } else {
            läge = föreslagenAv == nil ? .kanFöreslås : .föreslagen
        }
    }

    /// Varför uppgifterna inte får gallras nu; nil när de får det.
    public var avvisning: Avvisning? {
        if läge == .gallrad { return .redanGallrad }
        do throws(Avvisning) { try prövning.kräverGallringsbar() } catch { return error }
        return nil
    }
}
