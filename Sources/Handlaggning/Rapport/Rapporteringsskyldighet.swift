/// Paragrafen som rapporten lämnas enligt, i kraft på brytdatum: beslut enligt den äldre lagen rapporteras från 1 juli 2025 enligt den nya.
///
/// Källa: SoL (2001:453) 16 kap. 6 f §, upphävd 2025-07-01; SoL (2025:400) 34 kap. 1 §, i kraft 2025-07-01. Övergångsbestämmelserna rör
/// inte rapporteringen.
public func rapporteringsskyldighet(_ brytdatum: Datum) -> String {
    let nyLag = Datum(2025, 7, 1)!
    return brytdatum < nyLag ? "16 kap. 6 f § socialtjänstlagen (2001:453)" : "34 kap. 1 § socialtjänstlagen (2025:400)"
}

/// Motsvarande paragraf för insatser enligt lagen om stöd och service till vissa funktionshindrade.
///
/// Källa: LSS (1993:387) 28 f §.
public let rapporteringsskyldighetLSS = "28 f § lagen (1993:387) om stöd och service till vissa funktionshindrade"
