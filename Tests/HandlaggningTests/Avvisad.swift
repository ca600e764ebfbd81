import Handlaggning
import HandlaggningSupport

/// Avvisningen som något ledde till; nil när det gick igenom.
func avvisad<Svar>(_ gör: () throws -> Svar) -> Avvisning? {
    do {
        _ = try gör()
        return nil
    } catch {
        return error as? Avvisning
    }
}

/// Beslutet efter händelserna.
func givet(_ händelser: BeslutHändelse...) -> Beslut? { Beslut.läge(.nr(1), efter: händelser) }

func idag(_ datum: String) -> Omständigheter { Omständigheter(idag: dag(datum), katalog: .program) }

/// Avvisningen när händelsen registreras på ett beslut i det läget; nil när den går igenom.
func svar(_ händelse: BeslutHändelse, _ läge: Beslut?, idag datum: String = "2023-06-01") -> Avvisning? {
    avvisad { try RegistreraHändelse(.nr(1), händelse).avgör(läge, idag(datum)) }
}

/// Om händelsen lämnar fristerna, och dagen som nästa händelse tidigast kan ha, som de var: öppna, stängda och avbrutna.
func ändrarIngenFrist(_ händelse: BeslutHändelse, före: [BeslutHändelse] = []) -> Bool {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    let lägen: [[BeslutHändelse]] = [[], [.verkställt("2023-02-01")], [.verkställt("2023-02-01"), .avbrutet("2023-03-01")]]
    return lägen.allSatisfy { händelser in
        let innan = Beslut.läge(.nr(1), efter: [fattat] + händelser + före)
        let efter = Beslut.läge(.nr(1), innan, efter: händelse)
        return efter != innan && efter?.frister == innan?.frister && efter?.senasteDatum == innan?.senasteDatum
    }
}
