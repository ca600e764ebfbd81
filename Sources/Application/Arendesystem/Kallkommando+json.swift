import CanonicalJSON
import Handlaggning
import Journal

/// Writes out the commands that records lead to, as lines of an import file would have them.
struct Källskrift: Sendable {
    let nämnd: String
    let identitet: Källidentitet
    let katalog: Katalog

    func kommandoID(_ kommando: Källkommando) -> ID<Kommando> { identitet.kommando(kommando.post.slag, kommando.post.id, kommando.roll) }

    /// - Throws: what a command's fields are refused with; `falt_saknas` for a person without identity.
    func kommando(_ slag: Källkommando.Slag, _ kommando: Källkommando, _ personer: Källpersoner) throws(Avvisning) -> Kommandorad {
        let gemensamt: [(String, JSON?)] = [
            ("kommando", .string(slag.rawValue)), ("kommandoId", .string(kommandoID(kommando).description)), ("namnd", .string(nämnd)),
            ("beslut", .string(identitet.beslut(kommando.beslut).description)),
        ]
        return try Kommandorad(.medlemmar(gemensamt + (slag == .fatta ? try beslutet(kommando, personer) : händelsen(slag, kommando))))
    }

    private func händelsen(_ slag: Källkommando.Slag, _ kommando: Källkommando) -> [(String, JSON?)] {
        let post = kommando.post
        func text(_ fält: Källfält) -> JSON? { post[fält].map { .string($0) } }
        let datum = text(post.slag == .avslut ? .datum : kommando.roll == .slut ? .slut : .start)
        switch slag {
        case .fatta, .verkställ, .återuppta: return [("datum", datum)]
        case .avsluta, .avbryt: return [("datum", datum), ("orsak", text(post.slag == .avbrott ? .orsak : .slutorsak))]
        case .avslutaUtan: return [("datum", datum), ("orsak", text(.orsak)), ("text", text(.text))]
        }
    }

    /// What the command's person is looked up by; nil for a command about no person, and when the row does not say who.
    func persondigest(_ kommando: Källkommando) -> [UInt8]? {
        guard kommando.slag == .fatta else { return nil }
        return persondigest(värden(kommando))
    }

    private func persondigest(_ värden: [Källfält: String]) -> [UInt8]? {
        värden[.personnummer].map { identitet.persondigest(personnummer: Self.personnummer($0)) }
            ?? värden[.person].map { identitet.persondigest(id: $0) }
    }

    private func värden(_ kommando: Källkommando) -> [Källfält: String] {
        (kommando.överordnad?.värden ?? [:]).merging(kommando.post.värden) { $1 }
    }

    private func beslutet(_ kommando: Källkommando, _ personer: Källpersoner) throws(Avvisning) -> [(String, JSON?)] {
        let värden = värden(kommando)
        func text(_ fält: Källfält) -> JSON? { värden[fält].map { .string($0) } }
        func sant(_ fält: Källfält) -> JSON? { värden[fält].map { .bool($0 == "true") } }
        var omfattning: JSON?
        if let tal = värden[.omfattning] { omfattning = .medlemmar([("tal", .number(tal)), ("enhet", text(.omfattningEnhet))]) }
        return [
            ("person", try person(värden, personer)), ("omrade", text(.omrade)), ("inriktning", text(.inriktning)), ("lagrum", lagrum(värden)),
            ("insats", text(.insats)), ("beslutsdatum", text(.beslutsdatum)), ("gallerFran", text(.gallerFran)), ("gallerTill", text(.gallerTill)),
            ("omfattning", omfattning),
            // Also for the only service so far: a second one must not change the first.
            ("beslutsgrupp", kommando.överordnad.map { .string(identitet.grupp($0.id).description) }), ("forhandsbesked", sant(.forhandsbesked)),
            ("ursprung", text(.ursprung)), ("enhet", text(.enhet)), ("handlaggare", text(.handlaggare)),
            ("kalla", ["system": .string(identitet.system), "id": .string(kommando.beslut)]), ("berorBarn", sant(.berorBarn)), ("dnr", text(.dnr)),
        ]
    }

    private func person(_ värden: [Källfält: String], _ personer: Källpersoner) throws(Avvisning) -> JSON {
        let nummer = värden[.personnummer].map(Self.personnummer)
        guard let id = persondigest(värden).flatMap({ personer[$0] }) else {
            throw Avvisning(.faltSaknas, fält: "personnummer", "Raden har varken personnummer eller personens id i källan.")
        }
        return .medlemmar([
            ("id", .string(id.description)), ("kon", värden[.kon].map { .string($0) }), ("personnummer", nummer.map { .string($0) }),
            ("namn", värden[.namn].map { .string($0) }), ("skyddad", värden[.skyddad].map { .bool($0 == "true") }),
        ])
    }

    /// One way to write it, so that the same person is the same: `ÅÅÅÅMMDD-NNNN`. Another length is left for the command to refuse.
    private static func personnummer(_ text: String) -> String {
        let tecken = text.uppercased().filter { $0 != "-" && $0 != " " }
        return tecken.count == 12 ? "\(tecken.prefix(8))-\(tecken.suffix(4))" : text
    }

    /// Of several, the one in force on the day of the decision; when none is, the first, which the rules then refuse.
    private func lagrum(_ värden: [Källfält: String]) -> JSON? {
        let koder = (värden[.lagrum] ?? "").split(separator: " ").map(String.init)
        let dag = värden[.beslutsdatum].flatMap { Datum($0) }
        let iKraft = koder.first { kod in dag.map { katalog.lagrum(kod, $0)?.giltig.innehåller($0) == true } ?? false }
        return (iKraft ?? koder.first).map { .string($0) }
    }
}

extension JSON {
    /// Without those that are nil.
    fileprivate static func medlemmar(_ par: [(String, JSON?)]) -> JSON {
        .object(par.compactMap { namn, värde in värde.map { Member(namn, $0) } })
    }
}
