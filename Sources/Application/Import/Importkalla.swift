import EventStore
import Handlaggning
import Journal

/// Where the commands of an import come from. Asked for one at a time, in order, so that it may be larger than the memory.
protocol Importkälla: ~Copyable, SendableMetatype {
    /// Rows read so far; and of them those that ask for nothing, and those that only repeat another.
    var lästa: Int { get }
    var bortsedda: Int { get }
    var likadana: Int { get }

    /// Nil at the end.
    mutating func nästa() throws -> Importpost?

    /// Told, batch by batch, what was rejected of that which it has given.
    mutating func avvisa(_ poster: [Importpost]) throws

    /// The last thing in the transaction.
    mutating func avsluta() throws

    /// What a refusal by the rules means in this source.
    static func förklara(_ avvisning: Avvisning) -> Avvisning
}

/// A command on its way in, or why a row is none.
struct Importpost: Sendable {
    /// Rising, no two alike.
    let nummer: Int
    let plats: Importplats
    /// The row as it stood, when it is kept until the command has been carried out.
    let byte: [UInt8]?
    /// Bytes, about.
    let storlek: Int
    let kommando: Result<Kommandorad, Avvisning>
    /// What makes the person of a FattaBeslut known to the next import, when the source has the person by a number.
    var personanspråk: Claim?
    /// Where fields of the command stand that are not the row's own, by the command's names for them.
    var fältplatser: [String: Importplats] = [:]

    /// Where the fault stands.
    func plats(_ avvisning: Avvisning) -> Importplats { avvisning.fält.flatMap { fältplatser[$0] } ?? plats }
}

struct Importplats: Hashable, Sendable {
    var fil: String?
    let rad: Int
    var kommando: String?
}
