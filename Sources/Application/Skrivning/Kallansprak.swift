import EventStore
import Handlaggning

/// A beslut from a source system is registered once: its system and id, as a keyed hash, are claimed for it.
enum Källanspråk {
    static let slag = "kalla"

    static let taget = Avvisning(
        .kallaRedanKand, fält: "kalla",
        "Ett beslut med samma id i samma källsystem är redan registrerat. Rätta det i stället; är det makulerat, registrera det nya utan kalla.")
}
