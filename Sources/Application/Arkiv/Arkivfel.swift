public import Handlaggning

/// Why an archive was not read in: the file, the line if it is about one, and what to do. Never anything that stands in the line.
public struct Arkivfel: Error, Hashable, Sendable {
    /// The file's name in the archive.
    public let fil: String
    /// From 1.
    public let rad: Int?
    public let avvisning: Avvisning

    init(_ fil: String, rad: Int? = nil, _ avvisning: Avvisning) {
        self.fil = fil
        self.rad = rad
        self.avvisning = avvisning
    }
}
