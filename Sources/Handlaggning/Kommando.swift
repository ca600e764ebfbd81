/// Allt som en människa kan be systemet om. Namnet är det som skrivs i en importfil och över HTTP.
public enum Kommando: Hashable, Sendable {
    case registreraNämnd(RegistreraNämnd)
    case fattaBeslut(FattaBeslut)
    case verkställ(Verkställ)
    case avslutaUtanVerkställighet(AvslutaUtanVerkställighet)
    case angeSkäl(AngeSkäl)
    case öppnaOmgång(ÖppnaOmgång)
    case fastställRapport(FastställRapport)
    case registreraInskick(RegistreraInskick)
    case meddelaRättelse(MeddelaRättelse)
    case antaRapport(AntaRapport)
    case överlämnaRapport(ÖverlämnaRapport)
}
