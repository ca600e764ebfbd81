import CanonicalJSON
import EventStore
import Handlaggning
import Journal

/// One beslut's frister as its history made them known.
struct Fristhistoria: Sendable {
    let beslut: BeslutID
    /// Every state that a frist has been known to have, in the order they became known.
    private(set) var rader: [Fristrad] = []
    /// The enhet of the beslut, as corrected; nil when it has none, and when its first event cannot be applied.
    private(set) var enhet: String?
    /// The first event that cannot be applied; the rows are those before it.
    private(set) var hinder: Hinder?

    /// Why a stream is followed no further.
    struct Hinder: Hashable, Sendable {
        let ström: StreamName
        let position: Position
        let kod: String
    }

    init(_ beslut: BeslutID, _ händelser: some Sequence<HistoryEvent>) {
        self.beslut = beslut
        var läge: Beslut?
        var nuvarande: [FristNummer: Int] = [:]
        for lagrad in händelser {
            let händelse: BeslutHändelse
            do {
                guard case .beslut(let läst) = try Händelse(lagrad) else { throw FrämmandeHändelse() }
                händelse = läst
            } catch {
                hinder = Hinder(ström: lagrad.stream, position: lagrad.position, kod: Self.kod(error))
                return
            }
            läge = Beslut.läge(beslut, läge, efter: händelse)
            guard let läge else {
                hinder = Hinder(ström: lagrad.stream, position: lagrad.position, kod: "utan_beslut")
                return
            }
            enhet = läge.uppgifter.enhet
            for underlag in läge.underlag {
                let nummer = underlag.frist.nummer
                if let plats = nuvarande[nummer] {
                    if rader[plats].underlag == underlag { continue }
                    rader[plats].kändTill = lagrad.position.rawValue
                }
                nuvarande[nummer] = rader.count
                rader.append(Fristrad(underlag, lämnad: underlag.lämnad(genom: händelse), kändFrån: lagrad.position.rawValue))
            }
        }
    }

    private static func kod(_ fel: any Error) -> String {
        switch fel {
        case let fel as Formfel: fel.fält == nil ? "okand_form" : "skadad_form"
        case is JSONError: "ej_json"
        default: "frammande"
        }
    }

    /// An event of an omgång or of the nämnd in a beslut's stream.
    private struct FrämmandeHändelse: Error {}
}

extension Fristunderlag {
    /// The omgång in which the event said that this frist was sent.
    fileprivate func lämnad(genom händelse: BeslutHändelse) -> Kvartal? {
        guard case .individrapportInskickad(let inskickad) = händelse, inskickad.frist == frist.nummer else { return nil }
        return inskickad.inskick.omgång
    }
}

extension Händelse {
    fileprivate init(_ lagrad: HistoryEvent) throws {
        try self.init(
            typ: lagrad.type, version: lagrad.typeVersion, data: try JSON(parsing: lagrad.data), skyddat: lagrad.isSealed ? .stängt : .inget)
    }
}

extension Sequence<HistoryEvent> {
    /// The histories of the beslut, in order; what is in no beslut's stream is left out.
    func historier() -> [Fristhistoria] {
        var historier: [Fristhistoria] = []
        var ström: [HistoryEvent] = []
        func vik() {
            guard let beslut = ström.first?.stream.beslut else { return }
            historier.append(Fristhistoria(beslut, ström))
        }
        for lagrad in self {
            if lagrad.stream != ström.first?.stream {
                vik()
                ström.removeAll(keepingCapacity: true)
            }
            ström.append(lagrad)
        }
        vik()
        return historier
    }
}
