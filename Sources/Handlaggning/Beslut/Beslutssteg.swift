/// En registrerad händelse i ett besluts historik.
public struct Beslutssteg: Hashable, Sendable {
    /// Händelsen som den nu lyder, med sina rättelser.
    public internal(set) var händelse: BeslutHändelse
    /// Händelsens typ: en rättelse ändrar den aldrig.
    public let typ: BeslutHändelse.Typ
    /// Vilken i ordningen av sin typ, från 1; återkallade räknas med.
    public let nr: Int
    /// Registrerad av misstag: räknas som om den inte hade hänt.
    public internal(set) var återkallad = false
    /// Fristen som var öppen när händelsen registrerades: till den hör ett skäl, vad som än rättas sedan.
    let frist: FristNummer?
    /// Fristen som var öppen då, enligt historiken som den nu lyder: det återkallade stängde eller öppnade ingen.
    var gällandeFrist: FristNummer?

    init(_ händelse: BeslutHändelse, nr: Int, frist: FristNummer? = nil) {
        self.händelse = händelse
        typ = händelse.typ
        self.nr = nr
        self.frist = frist
        gällandeFrist = frist
    }
}

/// En händelse i ett besluts ström, utpekad av sin typ och sitt nummer av den typen (från 1).
public struct Händelsemål: Hashable, Sendable {
    public let typ: BeslutHändelse.Typ
    public let nr: Int

    public init(typ: BeslutHändelse.Typ, nr: Int) {
        self.typ = typ
        self.nr = nr
    }
}

/// En händelse som ett kommando pekar ut; utan nummer den senaste av typen som inte är återkallad.
public struct Händelseval: Hashable, Sendable {
    public let typ: BeslutHändelse.Typ
    public let nr: Int?

    public init(typ: BeslutHändelse.Typ, nr: Int?) {
        self.typ = typ
        self.nr = nr
    }

    /// - Throws: `okand_handelse`, `redan_aterkallad`.
    func steg(i beslut: Beslut) throws(Avvisning) -> Beslutssteg {
        let avTypen = beslut.historik.filter { $0.typ == typ }
        guard let steg = nr.map({ nr in avTypen.first { $0.nr == nr } }) ?? avTypen.last(where: { !$0.återkallad }) ?? avTypen.last else {
            throw Avvisning(
                .okandHandelse, fält: "handelse",
                "Beslutet har ingen händelse \(typ.rawValue)\(nr.map { " nr \($0)" } ?? ""). Se vilka som finns med evb rad.")
        }
        guard !steg.återkallad else {
            throw Avvisning(.redanAterkallad, fält: "handelse", "Händelsen \(typ.rawValue) nr \(steg.nr) är redan återkallad.")
        }
        return steg
    }
}

extension Beslutssteg {
    public var mål: Händelsemål { Händelsemål(typ: typ, nr: nr) }
}
