import CanonicalJSON
import EventStore
import Glibc
import Handlaggning

extension Avbildning {
    /// No mapping comes near it.
    static let störstaFil = 4 << 20

    /// - Throws: `avbildning_ogiltig` with the key that is wrong; ``Driftfel/filfel(fil:operation:kod:)``.
    public init(fil: String) throws {
        let byte = try Self.läs(fil)
        let json: JSON
        do throws(JSONError) { json = try JSON(parsing: byte) } catch {
            let rad = byte.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            throw Avvisning(.avbildningOgiltig, "Avbildningen är inte JSON i UTF-8, eller har samma nyckel två gånger: felet finns på rad \(rad).")
        }
        try self.init(json)
    }

    init(_ json: JSON) throws(Avvisning) {
        var fil = try Nyckelläsare(json)
        källsystem = try fil.text("kallsystem")
        guard källsystem.unicodeScalars.count <= 64 else { throw Nyckelläsare.fel("kallsystem", "får ha högst 64 tecken") }
        guard let nämnd = Tenant(rawValue: try fil.text("namnd")) else { throw Nyckelläsare.fel("namnd", "ska vara nämndens kod, till exempel SN") }
        self.nämnd = nämnd
        let form = try Källform(&fil, annars: Källform())
        var koder: [String: JSON] = [:]
        if var tabeller = try fil.valfrittObjekt("koder") {
            for namn in tabeller.nycklar { koder[namn] = try tabeller.kräv(namn) }
        }
        let harInsatser = fil.nycklar.contains(Källslag.insats.rawValue)
        var tabeller: [Källtabell] = []
        for slag in Källslag.allCases {
            guard var läsare = try fil.valfrittObjekt(slag.rawValue) else { continue }
            tabeller.append(try Källtabell(slag, &läsare, form, koder, harInsatser: harInsatser))
            try läsare.klar()
        }
        guard tabeller.first?.slag == .beslut else { throw Nyckelläsare.fel(Källslag.beslut.rawValue, "saknas") }
        self.tabeller = tabeller
        try fil.klar()
        try kräverBeslutsuppgifter()
    }

    /// What every beslut must have, in the rows of decisions, of services, or in what the codes of insatser say.
    private func kräverBeslutsuppgifter() throws(Avvisning) {
        let hämtade = tabeller.filter { [.beslut, .insats].contains($0.slag) }.flatMap(\.fält)
        func finns(_ fält: Källfält) -> Bool { hämtade.contains { $0.fält == fält } }
        for krävt in [Källfält.kon, .beslutsdatum, .insats] where !finns(krävt) {
            throw Nyckelläsare.fel("\(beslutsslag.rawValue).falt.\(krävt.rawValue)", "saknas")
        }
        guard finns(.personnummer) || finns(.person) else {
            throw Nyckelläsare.fel("beslut.falt", "saknar både personnummer och person (personens id i källsystemet)")
        }
        let insatser = hämtade.filter { $0.fält == .insats }.map(\.hämtning)
        for krävt in [Källfält.omrade, .lagrum] where !finns(krävt) {
            guard insatser.allSatisfy({ $0.säger(krävt) }) else {
                throw Nyckelläsare.fel("\(beslutsslag.rawValue).falt.\(krävt.rawValue)", "saknas, och alla koder för insats säger det inte heller")
            }
        }
    }

    /// Empty lines are kept, so that a fault is found on the line it stands on.
    private static func läs(_ fil: String) throws -> [UInt8] {
        var byte: [UInt8] = []
        var radslut = 0
        var läsare = try Radläsare(fil)
        while let rad = try läsare.nästa() {
            byte += [UInt8](repeating: UInt8(ascii: "\n"), count: rad.nummer - 1 - radslut) + (rad.byte ?? [])
            radslut = rad.nummer - 1
            guard rad.byte != nil, byte.count <= störstaFil else {
                throw Avvisning(.avbildningOgiltig, "Avbildningen är större än \(störstaFil >> 20) MB. Är det rätt fil?")
            }
        }
        return byte
    }
}

extension Källform {
    init(_ läsare: inout Nyckelläsare, annars: Källform) throws(Avvisning) {
        self = annars
        teckenkodning = try läsare.val("teckenkodning", annars: annars.teckenkodning)
        datumform = try läsare.val("datumform", annars: annars.datumform)
        guard let tecken = läsare.valfri("avgransare") else { return }
        guard let text = tecken.string, [";", ",", "\t"].contains(text), let byte = text.utf8.first else {
            throw Nyckelläsare.fel(läsare.stig("avgransare"), "ska vara semikolon, komma eller tabb (\\t)")
        }
        avgränsare = byte
    }
}

extension Källtabell {
    init(_ slag: Källslag, _ läsare: inout Nyckelläsare, _ form: Källform, _ koder: [String: JSON], harInsatser: Bool) throws(Avvisning) {
        self.slag = slag
        fil = try läsare.text("fil")
        guard !fil.contains("/"), fil != ".", fil != ".." else { throw Nyckelläsare.fel(läsare.stig("fil"), "ska vara ett filnamn utan mapp") }
        self.form = try Källform(&läsare, annars: form)
        id = try läsare.text("id")
        switch slag {
        case .beslut: tillhör = nil
        case .insats: tillhör = try läsare.text(Källslag.beslut.rawValue)
        case .verkstallighet, .avslut, .avbrott: tillhör = try läsare.text((harInsatser ? Källslag.insats : .beslut).rawValue)
        }
        var läses = try läsare.objekt("falt")
        var fält: [(fält: Källfält, hämtning: Hämtning)] = []
        for källfält in slag.fält {
            guard let värde = läses.valfri(källfält.rawValue) else { continue }
            fält.append((källfält, try Hämtning(värde, källfält, slag, läses.stig(källfält.rawValue), koder)))
        }
        try läses.klar()
        for krävt in slag.krävda where !fält.contains(where: { $0.fält == krävt }) { throw Nyckelläsare.fel(läses.stig(krävt.rawValue), "saknas") }
        if slag == .verkstallighet, fält.contains(where: { $0.fält == .slut }) != fält.contains(where: { $0.fält == .slutorsak }) {
            throw Nyckelläsare.fel(läses.stig, "ska ha både slut och slutorsak, eller inget av dem")
        }
        self.fält = fält
        bortse = try Self.bortse(&läsare)
    }

    private static func bortse(_ läsare: inout Nyckelläsare) throws(Avvisning) -> [(kolumn: String, värden: Set<String>)] {
        let stig = läsare.stig("bortse")
        guard läsare.valfri("bortse") != nil else { return [] }
        var bortse: [(kolumn: String, värden: Set<String>)] = []
        for (nummer, post) in try läsare.lista("bortse").enumerated() {
            var post = try Nyckelläsare(post, stig: "\(stig)[\(nummer)]")
            let kolumn = try post.text("kolumn")
            var värden: Set<String> = []
            for värde in try post.lista("varden") {
                guard let text = värde.string else { throw Nyckelläsare.fel(post.stig("varden"), "ska vara en lista med texter") }
                värden.insert(text)
            }
            try post.klar()
            bortse.append((kolumn, värden))
        }
        return bortse
    }
}
