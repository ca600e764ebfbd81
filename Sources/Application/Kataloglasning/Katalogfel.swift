/// Why the catalogues cannot be used: which file, which of its entries, and what is wrong with it.
public struct Katalogfel: Error, Hashable, Sendable {
    /// The path of a file or folder that the installation has added; the bare name of a file that the program carries.
    public let fil: String
    /// From 1; nil for the file as a whole.
    public let post: Int?
    public let orsak: Orsak

    /// What is wrong. Names of fields and files are told, values only where they are codes of the catalogue: nothing in one is secret.
    public enum Orsak: Error, Hashable, Sendable {
        /// Not there, or no folder.
        case mappenSaknas
        /// A misspelt name would otherwise mean that the file is never read.
        case okändFil
        case ingenVanligFil
        case filfel(operation: String, kod: Int32)
        case förStor
        /// No bytes, or no entries.
        case tom
        /// `plats` is the byte, from 0.
        case ejJSON(plats: Int)
        case ejObjekt
        case fältSaknas(String)
        case okäntFält(String)
        /// Of another type or form than the field has.
        case felVärde(String)
        case tillFöreFrån
        /// Two entries for the same thing on the same day.
        case överlappar
        case okäntLagrum(String)
        case okändParagraf(String)
        case lägstÖverHögst
        case tackatNejAvslutarInte
    }
}
