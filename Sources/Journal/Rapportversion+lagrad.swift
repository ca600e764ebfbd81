import CanonicalJSON
public import Handlaggning

extension Rapportversion {
    /// Typen på den händelse som en version står i.
    public static let händelsetyp = "RapportBeraknad"
    /// Tecken av den lagrade formens början och slut som räcker till allt utom raderna.
    public static let (början, slut): (Int, Int) = (64, 1_024)

    /// Läser versionen ur händelsens kanoniska form utan att se dess rader: `position` står först, och efter raderna bara summorna, `sha256`
    /// och `version`.
    ///
    /// - Returns: nil när texten inte är en sådan form; då ska hela händelsen läsas.
    public init?(början: String, slut: String, formversion: Int16) {
        // Den enda formen hittills.
        guard formversion == 1, let före = början.split(separator: ",", maxSplits: 1).first,
            let position = Self.json(före + "}")?["position"]?.int,
            // Inne i en text skrivs citattecknen \\", så det sista som ser ut så är fältet.
            let summor = slut.ranges(of: "\"summor\":").last, let efter = Self.json("{\"rapport\":{" + slut[summor.lowerBound...]),
            let antal = efter["rapport"]?["summor"], let rader = antal["totalt"]?.int, let rättade = antal[Rubrik.rättade.rawValue]?.int,
            let sha256 = efter["sha256"]?.string, let version = efter["version"]?.int
        else { return nil }
        self.init(version: version, position: Int64(position), sha256: sha256, rader: rader, rättade: rättade)
    }

    private static func json(_ text: some StringProtocol) -> JSON? {
        do throws(JSONError) { return try JSON(parsing: String(text)) } catch { return nil }
    }
}
