// Vad i ett besluts historik som hör till väntan under en av dess frister.

extension Beslutssteg {
    /// Om det här hörde till väntan under fristen: registrerat medan den var öppen, eller en annan tid men hänt då.
    ///
    /// - Parameter datum: dagen då det hände; nil för det som ingen sådan dag har.
    func hör(till frist: Frist, _ datum: Datum?) -> Bool {
        if let gällandeFrist { return gällandeFrist == frist.nummer }
        guard let datum, datum >= frist.start else { return false }
        return frist.slut.map { datum <= $0.datum } ?? frist.öppen
    }
}

extension Frist {
    /// Avbrottet som fristen räknas från.
    func avbrott(_ steg: Beslutssteg) -> VerkställighetAvbruten? {
        guard case .verkställighetAvbruten(let h) = steg.händelse, nummer == FristNummer(art: .avbrott, nr: steg.nr) else { return nil }
        return h
    }

    func erbjudande(_ steg: Beslutssteg) -> ErbjudandeID? {
        guard case .erbjudandeLämnat(let h) = steg.händelse, steg.hör(till: self, h.datum) else { return nil }
        return h.erbjudande
    }

    func delvis(_ steg: Beslutssteg) -> BeslutDelvisVerkställt? {
        guard case .beslutDelvisVerkställt(let h) = steg.händelse, steg.hör(till: self, h.datum) else { return nil }
        return h
    }

    func uppföljning(_ steg: Beslutssteg) -> UppföljningAntecknad? {
        guard case .uppföljningAntecknad(let h) = steg.händelse, steg.hör(till: self, h.datum) else { return nil }
        return h
    }

    /// En planerad dag ligger ofta efter fristens slut: den hör till fristen som var öppen när den registrerades.
    func planerad(_ steg: Beslutssteg) -> Datum? {
        guard case .verkställighetPlanerad(let h) = steg.händelse, steg.hör(till: self, nil) else { return nil }
        return h.datum
    }
}
