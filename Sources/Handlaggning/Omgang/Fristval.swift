/// Vilka av rapportens rader ett kommando gäller.
public enum Fristurval: Hashable, Sendable {
    /// Varje rad som kommandot kan gälla och som inte redan är klar.
    case alla
    case valda([Fristval])
}

/// En rad utpekad så som den står i den fastställda rapporten.
public struct Fristval: Hashable, Sendable {
    public let beslut: BeslutID
    public let start: Datum
    public let art: FristNummer.Art?
    public let nr: Int?

    public init(beslut: BeslutID, start: Datum, art: FristNummer.Art?, nr: Int?) {
        self.beslut = beslut
        self.start = start
        self.art = art
        self.nr = nr
    }

    /// - Throws: `ej_i_rapporten`, `frist_ej_entydig`.
    func rad(i rapport: Rapport) throws(Avvisning) -> Rapportrad {
        let träffar = rapport.rader.filter {
            $0.frist.beslut == beslut && $0.start == start && (art == nil || art == $0.frist.nummer.art) && (nr == nil || nr == $0.frist.nummer.nr)
        }
        guard let rad = träffar.first else {
            throw Avvisning(
                .ejIRapporten, fält: "frister",
                "Beslutet \(beslut) med start \(start) har ingen rad i den fastställda rapporten för \(rapport.omgång.period).")
        }
        guard träffar.count == 1 else {
            throw Avvisning(.fristEjEntydig, fält: "frister", "Beslutet \(beslut) har flera rader med start \(start). Ange art och nr.")
        }
        return rad
    }
}
