/// Where the server listens, and for whom.
public struct Serverinställningar: Sendable {
    public let adress: String
    /// 0: any that is free.
    public let port: Int
    /// A proxy that terminates TLS stands in front, and is the only one that can reach the port.
    public let bakomProxy: Bool
    /// Requests a second for each subject.
    public let takt: Takt.Gräns
    public var gränser: Gränser

    /// - Throws: ``Serverfel`` for an address outside the machine when no proxy is declared: a token must never travel in clear.
    public init(
        adress: String = "127.0.0.1", port: Int = 8080, bakomProxy: Bool = false, takt: Takt.Gräns = .vanlig, gränser: Gränser = Gränser()
    ) throws(Serverfel) {
        guard (0...65_535).contains(port) else { throw .ogiltigPort(port) }
        guard bakomProxy || Self.ärEgna(adress) else { throw .utanförMaskinen(adress) }
        self.adress = adress
        self.port = port
        self.bakomProxy = bakomProxy
        self.takt = takt
        self.gränser = gränser
    }

    /// An address of this machine alone.
    ///
    /// Källa: RFC 1122, 3.2.1.3 (127.0.0.0/8); RFC 4291, 2.5.3 (::1); RFC 6761, 6.3 (localhost).
    static func ärEgna(_ adress: String) -> Bool {
        if adress == "localhost" || adress == "::1" { return true }
        let delar = adress.split(separator: ".", omittingEmptySubsequences: false)
        return delar.count == 4 && delar[0] == "127" && delar.allSatisfy { UInt8($0) != nil }
    }
}

/// Why the server does not start.
public enum Serverfel: Error, Hashable, Sendable {
    case utanförMaskinen(String)
    case ogiltigPort(Int)
    /// Something else listens there, or the address is not this machine's.
    case kanInteLyssna(adress: String, port: Int, orsak: String)
}
