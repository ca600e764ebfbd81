import CanonicalJSON
public import EventStore
import Handlaggning
import Journal
public import Postgres

/// What an archive says of itself: whose log, how far it goes, which versions of the forms it may hold, and each file's checksum.
///
/// `manifest.json` is one line of JSON with its fields in this order, and last its own SHA-256: over the canonical JSON (RFC 8785) of the rest.
public struct Arkivmanifest: Hashable, Sendable {
    /// The version of the archive's own form.
    static let form = 1

    /// One of the archive's files: its length in bytes and lines, and its SHA-256 (32 bytes) as it was when the archive was written.
    public struct Fil: Hashable, Sendable {
        public let del: Arkivdel
        public let byte: Int64
        public let rader: Int64
        public let sha256: [UInt8]
    }

    /// The program's version that wrote it.
    public let program: String
    public let nämnd: Tenant
    public let huvud: Head
    /// When the first and the last event were registered.
    public let första: PostgresTimestamp
    public let sista: PostgresTimestamp
    /// The public keys of the seals, in the order they were first used: whoever trusts the log's seals must know whose they are.
    public let sigillnycklar: [[UInt8]]
    public let filer: [Fil]

    /// How far what is in it may spread: K3 with identity or keys, K2 without (dates and codes of single persons, by pseudonym).
    public var klass: String { filer.contains { $0.del == .nycklar || $0.del == .öppnad } ? "K3" : "K2" }

    /// One line, as it stands in the file.
    var rad: String { Self.undertecknat(fält) }

    private var fält: [JSON.Member] {
        [
            .init("arkiv", .int(Self.form)), .init("klass", .string(klass)), .init("namnd", .string(nämnd.rawValue)),
            .init("handelser", .int(huvud.position.rawValue)),
            .init("huvud", ["position": .int(huvud.position.rawValue), "hash": .string(hex(huvud.hash))]),
            .init("forsta", .string(första.iso8601)), .init("sista", .string(sista.iso8601)),
            .init("program", ["evb": .string(program), "former": Self.former]),
            .init("sigillnycklar", .array(sigillnycklar.map { .string(hex($0)) })),
            .init(
                "filer",
                .array(
                    filer.map {
                        ["namn": .string($0.del.rawValue), "byte": .int($0.byte), "rader": .int($0.rader), "sha256": .string(hex($0.sha256))]
                    })),
        ]
    }

    private static var former: JSON { .object(Händelse.typer.sorted().map { .init($0, .int(Händelse.version(av: $0))) }) }

    private static func undertecknat(_ fält: [JSON.Member]) -> String {
        let summa = hex(EventStore.sha256(Array(JSON.object(fält).canonical.utf8)))
        return JSON.object(fält + [.init("sha256", .string(summa))]).text + "\n"
    }
}

extension Arkivmanifest {
    /// - Parameter rad: the whole file.
    /// - Throws: `Avvisning` (`manifest_ogiltigt`, `kontrollsumma_avviker`).
    init(_ rad: [UInt8]) throws(Avvisning) {
        guard rad.last == UInt8(ascii: "\n") else { throw Self.ogiltigt("manifestet är avhugget") }
        let fält = try Arkivfält(
            Array(rad.dropLast()),
            ["arkiv", "klass", "namnd", "handelser", "huvud", "forsta", "sista", "program", "sigillnycklar", "filer", "sha256"])
        guard try fält.tal("arkiv") == Self.form else { throw Self.ogiltigt("arkivet är skrivet av ett nyare evb. Uppgradera programmet") }
        guard Array(Self.undertecknat(Array(fält.medlemmar.dropLast())).utf8) == rad else {
            throw Avvisning(.kontrollsummaAvviker, "Manifestet är ändrat sedan arkivet skrevs. Hämta arkivet på nytt.")
        }
        guard let nämnd = Tenant(rawValue: try fält.text("namnd")) else { throw Self.ogiltigt("nämndens kod har en form som ingen nämnd har") }
        let huvud = try Arkivfält(fält.objekt("huvud"), ["position", "hash"])
        let program = try Arkivfält(fält.objekt("program"), ["evb", "former"])
        self.program = try program.text("evb")
        self.nämnd = nämnd
        self.huvud = Head(position: Position(rawValue: try huvud.tal("position")), hash: try huvud.byte("hash", antal: 32))
        första = try fält.tid("forsta")
        sista = try fält.tid("sista")
        sigillnycklar = try fält.lista("sigillnycklar").map { post throws(Avvisning) in
            guard let nyckel = post.string.flatMap({ bytes(hex: $0) }), nyckel.count == 32 else {
                throw Self.ogiltigt("en sigillnyckel är ingen nyckel")
            }
            return nyckel
        }
        var filer: [Fil] = []
        for post in try fält.lista("filer") {
            let fil = try Arkivfält(post, ["namn", "byte", "rader", "sha256"])
            guard let del = Arkivdel(rawValue: try fil.text("namn")) else { throw Self.ogiltigt("en fil är okänd för detta evb") }
            filer.append(Fil(del: del, byte: try fil.tal("byte"), rader: try fil.tal("rader"), sha256: try fil.byte("sha256", antal: 32)))
        }
        self.filer = filer
        // In one order and each once; what every archive has is there.
        let delar = filer.map(\.del)
        guard delar == Arkivdel.allCases.filter({ delar.contains($0) }), Arkivdel.allCases.allSatisfy({ !$0.alltid || delar.contains($0) }) else {
            throw Self.ogiltigt("filerna är inte ett arkivs filer")
        }
        guard try fält.tal("handelser") == self.huvud.position.rawValue, self.huvud.position > .zero, try fält.text("klass") == klass else {
            throw Self.ogiltigt("uppgifterna i manifestet stämmer inte med varandra")
        }
    }

    private static func ogiltigt(_ vad: String) -> Avvisning {
        Avvisning(.manifestOgiltigt, "Manifestet kan inte användas: \(vad).")
    }
}
