/// En uppgift i en händelse, med sitt rättade värde. Fältet har namnet det har i kommandot.
public struct Uppgift: Hashable, Sendable {
    public let fält: String
    public let värde: Värde

    public init(fält: String, värde: Värde) {
        self.fält = fält
        self.värde = värde
    }

    /// Nil betyder att uppgiften tas bort.
    public enum Värde: Hashable, Sendable {
        case datum(Datum?)
        /// En kod eller en benämning, i klartext.
        case text(String?)
        case bool(Bool)
        case heltal(Int?)
        case grupp(BeslutsgruppID?)
        case fritext(Fritext?)
        case skyddat(Skyddat)
    }

    /// Ett värde som bara får stå förseglat.
    public enum Skyddat: Hashable, Sendable {
        case text(String?)
        case bool(Bool)
        case omfattning(Omfattning?)
        /// Värdet finns men har inte öppnats här, eller nyckeln är förstörd.
        case stängt
    }
}

/// Vad för slags värde ett fält har, och om det får saknas.
public enum Uppgiftsslag: Hashable, Sendable {
    case datum, valfrittDatum
    case text, valfriText
    case bool
    case valfrittHeltal
    case valfriGrupp
    case fritext, valfriFritext
    /// Text, eller ett tal med enhet, som skrivs som text.
    case mängd
    case skyddadText, skyddadBool, skyddadOmfattning
    /// Personnumret: prövas som när beslutet registrerades.
    case skyddatPersonnummer
    /// Diarienumret: skrivs i sin kanoniska form.
    case skyddatDiarienummer
}
