/// A code that evb answers with, to the one who meets it: someone who handles cases, who answers for a report, or who runs evb.
struct Felkod: Hashable, Sendable {
    /// Never changes. ASCII, as it stands in an answer or at the end of a line.
    let kod: String
    let betyder: String
    /// What to do about it.
    let gör: String

    init(_ kod: String, _ betyder: String, gör: String) {
        self.kod = kod
        self.betyder = betyder
        self.gör = gör
    }
}

/// The codes about one thing. A code is in one group only, whoever answers with it.
///
/// A test compares all of them with what the program can answer: a code without a row here fails it, and so does a row without a code.
struct Felgrupp: Hashable, Sendable {
    let namn: String
    let koder: [Felkod]

    static let alla: [Felgrupp] = [
        inkommet, ärendesystem, beslut, rättelser, omgång, påminnelser, gallring, arkiv, http, inloggning, jobb, databas, läsmodell, nycklar,
        inställningar,
    ]
}
