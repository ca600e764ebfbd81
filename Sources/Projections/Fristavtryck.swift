import CanonicalJSON
import EventStore
import Handlaggning

/// A digest of a nämnd's rows as known at a position, the same however the rows were come by: SHA-256, block after block, over the beslut in
/// the order of their streams, each with its rows in the order they became known, each row as its columns' texts.
///
/// A text is preceded by its length in bytes, eight bytes big-endian; one that is missing is eight bytes `ff`. After each beslut the digest so
/// far goes first into the next block, as in the log's own chain.
struct Fristavtryck {
    private(set) var slut = [UInt8](repeating: 0, count: 32)
    private var block: [UInt8] = []

    /// - Parameter rader: one beslut's rows, in order.
    mutating func lägg(_ rader: [Fristrad]) {
        guard !rader.isEmpty else { return }
        block.removeAll(keepingCapacity: true)
        block += slut
        for rad in rader { for text in rad.texter { lägg(text) } }
        slut = sha256(block)
    }

    private mutating func lägg(_ text: String?) {
        withUnsafeBytes(of: (text.map { UInt64($0.utf8.count) } ?? .max).bigEndian) { block += $0 }
        if let text { block += text.utf8 }
    }
}

extension Fristrad {
    /// The columns as texts, in the order they are read, but for what follows from the rest. One that is left out is not in the digest.
    var texter: [String?] {
        let (u, f) = (underlag, underlag.frist)
        return [
            u.beslut.description, f.nummer.art.rawValue, String(f.nummer.nr), String(kändFrån), kändTill.map { String($0) }, u.område.rawValue,
            u.lagrum, u.insats, u.beslutsdatum.description, u.gällerTill?.description, u.ursprung.rawValue, f.start.description,
            f.slut?.datum.description, f.slut?.art, f.slut?.orsak?.rawValue, f.slut?.text?.hash, f.skäl?.kod.rawValue, f.skäl?.klass.rawValue,
            f.skäl?.text.hash, f.inskick.form.canonical, f.rättelser.form.canonical, u.person.description, u.kön.rawValue, String(u.makulerat),
            String(u.vistelsekommun), String(f.återkallad), lämnad?.description,
        ]
    }
}
