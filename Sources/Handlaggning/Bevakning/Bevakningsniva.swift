/// Hur bråttom det är: hur långt det är kvar till fristens slutdag.
///
/// Gränserna är valda, inte lag: en månad för att hinna planera, två veckor för att hinna ändra planen, en vecka för att hinna genomföra den.
public enum Bevakningsnivå: String, CaseIterable, Sendable {
    /// Slutdagen har passerat: fristen är rapporteringsbar.
    case försenad = "forsenad"
    /// Slutdagen är i dag eller inom en vecka.
    case inom7 = "inom_7"
    case inom14 = "inom_14"
    case inom30 = "inom_30"
    /// Mer än trettio dagar kvar.
    case iTid = "i_tid"

    public static let sjuDagar = 7
    public static let fjortonDagar = 14
    public static let trettioDagar = 30

    public init(dagarKvar: Int) {
        self =
            switch dagarKvar {
            case ..<0: .försenad
            case ...Self.sjuDagar: .inom7
            case ...Self.fjortonDagar: .inom14
            case ...Self.trettioDagar: .inom30
            default: .iTid
            }
    }
}
