/// Den enskilde har fått ett erbjudande. Det ändrar ingen frist: ett erbjudande är ingen verkställighet.
public struct ErbjudandeLämnat: Hashable, Sendable {
    public let erbjudande: ErbjudandeID
    public let datum: Datum
    public let vad: Fritext

    public init(erbjudande: ErbjudandeID, datum: Datum, vad: Fritext) {
        self.erbjudande = erbjudande
        self.datum = datum
        self.vad = vad
    }
}

extension ErbjudandeLämnat: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        guard !beslut.erbjudanden.contains(where: { $0.lämnat.erbjudande == erbjudande }) else {
            throw Avvisning(.erbjudandeFinnsRedan, fält: "erbjudande", "Erbjudandet är redan registrerat. Ett nytt erbjudande behöver ett nytt id.")
        }
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: erbjudande, datum: datum, vad: vad))
        case ("vad", .fritext(let vad?)): .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: erbjudande, datum: datum, vad: vad))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "vad": .fritext] }
}

/// Ett erbjudande och det senaste svaret på det.
public struct Erbjudande: Hashable, Sendable {
    public let lämnat: ErbjudandeLämnat
    public internal(set) var besvarat: ErbjudandeBesvarat?
}

extension Beslut {
    /// Erbjudandena i den ordning de registrerades.
    public var erbjudanden: [Erbjudande] {
        var erbjudanden: [Erbjudande] = []
        for steg in historik where !steg.återkallad {
            if case .erbjudandeLämnat(let lämnat) = steg.händelse { erbjudanden.append(Erbjudande(lämnat: lämnat)) }
            if case .erbjudandeBesvarat(let svar) = steg.händelse,
                let plats = erbjudanden.firstIndex(where: { $0.lämnat.erbjudande == svar.erbjudande })
            {
                erbjudanden[plats].besvarat = svar
            }
        }
        return erbjudanden
    }
}
