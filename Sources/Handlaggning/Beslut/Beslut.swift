/// Ett gynnande beslut om en insats för en person, som det är efter sina händelser.
public struct Beslut: Hashable, Sendable {
    public let id: BeslutID
    public let uppgifter: Beslutsuppgifter
    /// Beslutsfristen först, sedan avbrottsfristerna i ordning.
    public private(set) var frister: [Frist]
    /// Datumet för den senaste händelse som rör en frist: ingen senare får ha ett tidigare.
    public private(set) var senasteDatum: Datum

    /// Läget före någon händelse är nil; den första händelsen är alltid `BeslutFattat`.
    public static func läge(_ id: BeslutID, efter händelser: some Sequence<BeslutHändelse>) -> Beslut? {
        händelser.reduce(nil) { läge, händelse in Beslut.läge(id, läge, efter: händelse) }
    }

    /// Läget efter en händelse till. Händelser prövas inte här: de har redan hänt.
    public static func läge(_ id: BeslutID, _ läge: Beslut?, efter händelse: BeslutHändelse) -> Beslut? {
        guard var beslut = läge else {
            guard case .beslutFattat(let fattat) = händelse else { return nil }
            return Beslut(id, fattat.uppgifter)
        }
        beslut.tillämpa(händelse)
        return beslut
    }

    private init(_ id: BeslutID, _ uppgifter: Beslutsuppgifter) {
        self.id = id
        self.uppgifter = uppgifter
        frister = [Frist(nummer: .beslut, start: uppgifter.beslutsdatum)]
        senasteDatum = uppgifter.beslutsdatum
    }

    public var öppenFrist: Frist? { frister.last { $0.öppen } }

    public func frist(_ nummer: FristNummer) -> Frist? { frister.first { $0.nummer == nummer } }

    private mutating func tillämpa(_ händelse: BeslutHändelse) {
        switch händelse {
        case .beslutFattat: break
        case .beslutVerkställt(let verkställt): avsluta(.verkställd(verkställt.datum))
        case .beslutAvslutatUtanVerkställighet(let avslut): avsluta(.avslutad(avslut.datum, avslut.orsak, avslut.text))
        case .skälAngivet(let angivet): ändra({ $0.öppen }) { $0.skäl = angivet.skäl }
        case .individrapportInskickad(let rapport): ändra({ $0.nummer == rapport.frist }) { $0.inskick.append(rapport.inskick) }
        case .rättelseMeddelad(let rättelse):
            ändra({ $0.nummer == rättelse.frist }) { $0.rättelser.append(rättelse.omgång) }
        }
    }

    private mutating func avsluta(_ slut: Fristslut) {
        ändra({ $0.öppen }) { $0.slut = slut }
        senasteDatum = slut.datum
    }

    private mutating func ändra(_ villkor: (Frist) -> Bool, _ ändring: (inout Frist) -> Void) {
        guard let plats = frister.lastIndex(where: villkor) else { return }
        ändring(&frister[plats])
    }
}
