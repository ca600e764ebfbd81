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
