/// En domstol har avgjort målet. Det stoppar inte klockan och visas med raden.
public struct DomRegistrerad: Hashable, Sendable {
    public let datum: Datum
    public let instans: Fritext
    public let utfall: Fritext
    /// Dagen då domen vann laga kraft, när det är känt.
    public let lagaKraft: Datum?

    public init(datum: Datum, instans: Fritext, utfall: Fritext, lagaKraft: Datum?) {
        self.datum = datum
        self.instans = instans
        self.utfall = utfall
        self.lagaKraft = lagaKraft
    }
}

extension DomRegistrerad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {
        try omständigheter.kräverEjFramtid(datum)
        guard let lagaKraft else { return }
        try omständigheter.kräverEjFramtid(lagaKraft, fält: "lagaKraft")
        guard lagaKraft >= datum else {
            throw Avvisning(.lagaKraftForeDomen, fält: "lagaKraft", "Domen kan inte ha vunnit laga kraft \(lagaKraft), före domsdagen \(datum).")
        }
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): med(datum: datum)
        case ("instans", .fritext(let instans?)): med(instans: instans)
        case ("utfall", .fritext(let utfall?)): med(utfall: utfall)
        case ("lagaKraft", .datum(let lagaKraft)):
            .domRegistrerad(DomRegistrerad(datum: datum, instans: instans, utfall: utfall, lagaKraft: lagaKraft))
        default: nil
        }
    }

    private func med(datum: Datum? = nil, instans: Fritext? = nil, utfall: Fritext? = nil) -> BeslutHändelse {
        .domRegistrerad(
            DomRegistrerad(datum: datum ?? self.datum, instans: instans ?? self.instans, utfall: utfall ?? self.utfall, lagaKraft: lagaKraft))
    }

    static var rättbara: [String: Uppgiftsslag] {
        ["datum": .datum, "instans": .fritext, "utfall": .fritext, "lagaKraft": .valfrittDatum]
    }
}
