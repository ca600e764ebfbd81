/// Beslut som har ersatt varandra. Varje nytt beslut har fått en ny frist, men den enskilde har väntat sedan det första.
public struct Beslutskedja: Hashable, Sendable {
    /// Antalet beslut, det nuvarande medräknat.
    public let längd: Int
    public let första: BeslutID
    public let förstaBeslutsdatum: Datum
    /// Från det första beslutets beslutsdag.
    public let dagar: Int
}

extension Bevakningsprövning {
    /// Beslutet har trätt i ett tidigare besluts ställe. Ett makulerat beslut räknas inte, men länken genom det gäller.
    ///
    /// Källa: fristen löper «från dagen för beslutet» (SoL (2025:400) 34 kap. 1 §), alltså på nytt för varje beslut; den särskilda avgiften ser
    /// till «hur lång tid som har gått sedan insatsen beviljades» (34 kap. 7 §).
    func klockanNollställd(_ tidigare: (BeslutID) -> Beslut?) -> Varning? {
        var kedja = [beslut]
        var sedda: Set<BeslutID> = [beslut.id]
        var ovandrade = beslut.ersätter
        // Varje beslut besöks en gång, så vandringen tar slut också om en kedja skulle bita sig i svansen.
        while let id = ovandrade.popLast() {
            guard sedda.insert(id).inserted, let äldre = tidigare(id) else { continue }
            ovandrade += äldre.ersätter
            if !äldre.makulerat { kedja.append(äldre) }
        }
        let äldst = kedja.min { ($0.uppgifter.beslutsdatum, $0.id) < ($1.uppgifter.beslutsdatum, $1.id) }
        guard kedja.count > 1, let första = äldst else { return nil }
        let datum = första.uppgifter.beslutsdatum
        return .klockanNollställd(
            Beslutskedja(längd: kedja.count, första: första.id, förstaBeslutsdatum: datum, dagar: idag.dagar(sedan: datum)))
    }
}
