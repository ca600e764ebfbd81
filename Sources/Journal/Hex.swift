/// Byte som små hexadecimala tecken.
public func hex(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        var place = 0
        for byte in bytes {
            text[place] = hexDigit(byte >> 4)
            text[place + 1] = hexDigit(byte & 0xF)
            place += 2
        }
        return place
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }

/// Nil när texten inte är ett jämnt antal hexadecimala tecken.
public func bytes(hex text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = digits[index], let low = digits[index + 1] else { return nil }
        bytes.append(UInt8(high << 4 | low))
    }
    return bytes
}
