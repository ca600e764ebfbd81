import Glibc

/// What the program prints: results on standard output, the one line about what went wrong on standard error.
enum Utdata {
    enum Ström: Int32 {
        case standard = 1
        case fel = 2
    }

    /// Output that could not be written: a closed pipe or a full disk.
    struct Skrivfel: Error {
        let kod: Int32
    }

    /// Ends the program when it cannot be written: a report cut short must not look like a whole one.
    static func skriv(_ text: String, till ström: Ström = .standard) {
        do { try skrivRad(text, till: ström) } catch { avsluta(error, ström) }
    }

    /// Whoever closed the pipe has read enough; anybody else is told, where there is somewhere left to tell it.
    private static func avsluta(_ fel: Skrivfel, _ ström: Ström) -> Never {
        if ström == .standard, fel.kod != EPIPE { skriv("evb: " + Felmening(fel).rad, till: .fel) }
        exit(1)
    }

    /// - Throws: ``Skrivfel`` so that a long listing ends when its reader has gone.
    static func skrivRad(_ text: String, till ström: Ström = .standard) throws(Skrivfel) {
        // By bytes: a Swift character may be both a carriage return and a line feed, and then ends in no line feed.
        var byte = (Array(text.utf8) + (text.utf8.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]))[...]
        while !byte.isEmpty {
            let skrivna = byte.withUnsafeBytes { write(ström.rawValue, $0.baseAddress, $0.count) }
            if skrivna < 0 && errno == EINTR { continue }
            guard skrivna > 0 else { throw Skrivfel(kod: errno) }
            byte = byte.dropFirst(skrivna)
        }
    }

    /// A line that is written over by the next, on a terminal only.
    static func framsteg(_ text: String) {
        guard isatty(Ström.fel.rawValue) == 1 else { return }
        let rad = Array("\r\u{1B}[K\(text)".utf8)
        _ = rad.withUnsafeBytes { write(Ström.fel.rawValue, $0.baseAddress, $0.count) }
    }
}
