import Foundation
import Testing

/// Innehållet är byte för byte filen i Golden. Ändras en form ändras filen; skriv dem på nytt med
/// `EVB_SKRIV_GOLDEN=1 swift test --filter ReportsTests`.
func ärGolden(_ fil: String, _ innehåll: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let plats = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden").appendingPathComponent(fil)
    if ProcessInfo.processInfo.environment["EVB_SKRIV_GOLDEN"] != nil { try Data(innehåll.utf8).write(to: plats) }
    #expect(try Array(Data(contentsOf: plats)) == Array(innehåll.utf8), sourceLocation: sourceLocation)
}
