/// Om en frist är en försening som ska rapporteras på brytdatum, och varför eller varför inte.
///
/// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
public enum Rapporteringsplikt: Hashable, Sendable {
    /// Tre månader har gått och fristen är öppen.
    case öppen
    /// Verkställt eller avslutat, men efter slutdagen.
    case slutFörSent(Datum)
    /// Verkställt eller avslutat senast på slutdagen.
    case iTid(Datum)
    /// Tre månader har inte gått på brytdatum.
    case inteÄnnu
    /// En domstols avgörande: skyldigheten gäller nämndens beslut.
    case dom
    case makulerat
    case avbrottetÅterkallat

    public var gäller: Bool {
        switch self {
        case .öppen, .slutFörSent: true
        case .iTid, .inteÄnnu, .dom, .makulerat, .avbrottetÅterkallat: false
        }
    }
}
