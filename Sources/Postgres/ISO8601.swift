extension PostgresDate {
    /// Appends `2023-08-31` in ASCII: for who writes many, without a String each.
    ///
    /// Källa: RFC 3339, 5.6 Internet Date/Time Format.
    public func appendISO8601(to bytes: inout [UInt8]) { CivilDate(daysSince1970: Int64(daysSince1970)).append(to: &bytes) }
}

extension PostgresTimestamp {
    /// Appends `2023-08-31T10:11:12.123456Z` in ASCII: for who writes many, without a String each.
    ///
    /// Källa: RFC 3339, 5.6 Internet Date/Time Format.
    public func appendISO8601(to bytes: inout [UInt8]) {
        let (seconds, micros) = microsecondsSince1970.flooredDivision(by: 1_000_000)
        let (days, secondOfDay) = seconds.flooredDivision(by: 86_400)
        CivilDate(daysSince1970: days).append(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        bytes.append(secondOfDay / 3600, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(secondOfDay / 60 % 60, width: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(secondOfDay % 60, width: 2)
        bytes.append(UInt8(ascii: "."))
        bytes.append(micros, width: 6)
        bytes.append(UInt8(ascii: "Z"))
    }
}

extension CivilDate {
    fileprivate func append(to bytes: inout [UInt8]) {
        bytes.append(year, width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(month, width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(day, width: 2)
    }
}

extension [UInt8] {
    /// `number` in decimal, with leading zeros to `width`; a sign stands before them.
    fileprivate mutating func append(_ number: Int64, width: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = number.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        while count - start < width { append(UInt8(ascii: "0")) }
        self[start...].reverse()
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
