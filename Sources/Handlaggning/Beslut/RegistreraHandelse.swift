/// Något har hänt med ett beslut. Händelsen bär sin egen regel; kommandot lägger till det som gäller dem alla, och det
/// som gäller ett skäl bara när det anges.
public struct RegistreraHändelse: Hashable, Sendable {
    public let beslut: BeslutID
    public let händelse: BeslutHändelse

    public init(_ beslut: BeslutID, _ händelse: BeslutHändelse) {
        self.beslut = beslut
        self.händelse = händelse
    }

    /// - Throws: `okant_beslut`, `beslut_makulerat`, och händelsens egna avvisningar.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        let beslut = try Beslut.kräver(läge)
        try beslut.kräverEjMakulerat()
        try händelse.regel.prövaUppgifterna(omständigheter)
        // Skälet till dröjsmålet hör till en frist som är öppen när det anges; sedan står det kvar vad som än rättas.
        if case .skälAngivet = händelse { try beslut.kräverÖppenFrist() }
        try händelse.regel.prövaFöljden(beslut, omständigheter)
        return [händelse]
    }
}
