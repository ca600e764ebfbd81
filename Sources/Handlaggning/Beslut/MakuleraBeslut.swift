/// Hela beslutet registrerades av misstag. Har det rapporterats ska IVO få en rättelse.
public struct MakuleraBeslut: Hashable, Sendable {
    public let beslut: BeslutID
    public let skäl: Fritext

    public init(beslut: BeslutID, skäl: Fritext) {
        self.beslut = beslut
        self.skäl = skäl
    }

    /// Det som ett makulerat beslut trätt i stället för har det aldrig ersatt: de besluten väntar igen.
    ///
    /// - Parameters:
    ///   - beslut: beslutet, och dem som det har trätt i stället för.
    ///   - omständigheter: dagens datum och katalogen.
    /// - Throws: `okant_beslut`, `beslut_makulerat`.
    public func avgör(_ beslut: [BeslutID: Beslut], _ omständigheter: Omständigheter) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let läge = try Beslut.kräver(beslut[self.beslut])
        var (kända, händelser) = (beslut, [(BeslutID, BeslutHändelse)]())
        for tidigare in läge.ersätter {
            let återkalla = ÅterkallaHändelse(beslut: tidigare, val: Händelseval(typ: .beslutErsatt, nr: nil), skäl: skäl)
            for (id, händelse) in try återkalla.återkallade(kända, omständigheter) {
                kända[id] = Beslut.läge(id, kända[id], efter: händelse)
                händelser.append((id, händelse))
            }
        }
        return händelser
            + (try RegistreraHändelse(self.beslut, .beslutMakulerat(BeslutMakulerat(skäl: skäl))).avgör(kända[self.beslut], omständigheter))
            .map { (self.beslut, $0) }
    }
}

/// Beslutet räknas inte längre. Det står kvar i loggen, och rader som redan lämnats till IVO hamnar bland de rättade.
public struct BeslutMakulerat: Hashable, Sendable {
    public let skäl: Fritext

    public init(skäl: Fritext) { self.skäl = skäl }
}

extension BeslutMakulerat: PrövadAvKommandot {}
