/// Allt som en människa kan be systemet om. Namnet är det som skrivs i en importfil och över HTTP.
public enum Kommando: Hashable, Sendable {
    case registreraNämnd(RegistreraNämnd)
    case fattaBeslut(FattaBeslut)
    /// Verkstall, AngeSkal, Overklaga, … : det som bara lägger en händelse till ett beslut.
    case registreraHändelse(RegistreraHändelse)
    case ersättBeslut(ErsättBeslut)
    case registreraDödsfall(RegistreraDödsfall)
    case makuleraBeslut(MakuleraBeslut)
    case rättaUppgift(RättaUppgift)
    case återkallaHändelse(ÅterkallaHändelse)
    case släppText(SläppText)
    case öppnaOmgång(ÖppnaOmgång)
    case skrivAvsnitt(SkrivAvsnitt)
    case fastställRapport(FastställRapport)
    case registreraInskick(RegistreraInskick)
    case meddelaRättelse(MeddelaRättelse)
    case antaRapport(AntaRapport)
    case överlämnaRapport(ÖverlämnaRapport)
    case föreslåGallring(FöreslåGallring)
    case godkännGallring(GodkännGallring)
}
