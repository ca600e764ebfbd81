/// Fristens sista dag: verkställt den dagen är i tid.
///
/// `start` är beslutsdagen eller dagen då verkställigheten avbröts. Ingen flyttning för helgdag (lag (1930:173) 2 §): den gäller
/// åtgärder som senast ska vidtas, och tre månader är en gräns för rapporteringen.
///
/// Källa: SoL (2001:453) 16 kap. 6 f §, SoL (2025:400) 34 kap. 1 §, LSS (1993:387) 28 f §; lag (1930:173) 1 §.
public func slutdag(_ start: Datum) -> Datum { start.plus(månader: 3) }

/// Första dagen då fristen ska rapporteras: dagen efter slutdagen.
///
/// Källa: som ``slutdag(_:)``; IVO:s blankett: «tre månader + 1 dag».
public func rapporteringsbarFrån(_ start: Datum) -> Datum { slutdag(start).plus(dagar: 1) }
