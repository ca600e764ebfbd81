public import CanonicalJSON
import EventStore
import Journal

extension Verifiering {
    /// `{"ok","handelser","huvud"}` for one nämnd or for all together, and then each by itself under `namnder`. Several heads are one
    /// hash: SHA-256 over the lines `<namnd> <huvud>` in order.
    public static func json(_ svar: [Svar]) -> JSON {
        let huvuden = svar.map { "\($0.nämnd) \(hex($0.huvud))\n" }.joined()
        let huvud = svar.count == 1 ? svar[0].huvud : sha256(Array(huvuden.utf8))
        return .object([
            .init("ok", .bool(svar.allSatisfy { $0.fel == nil })), .init("handelser", .int(svar.reduce(0) { $0 + $1.händelser })),
            .init("huvud", .string(hex(huvud))), .init("sigill", .int(svar.reduce(0) { $0 + $1.sigill })), .init("namnder", .array(svar.map(\.json))),
        ])
    }
}

extension Verifiering.Svar {
    fileprivate var json: JSON {
        var fält: [JSON.Member] = [
            .init("namnd", .string(nämnd.rawValue)), .init("ok", .bool(fel == nil)), .init("handelser", .int(händelser)),
            .init("huvud", .string(hex(huvud))), .init("sigill", .int(sigill)),
            .init("rapporterUtanSigill", .int(rapporterUtanSigill)), .init("inlastaUtanNyckel", .int(inlästaUtanNyckel)),
        ]
        switch fel {
        case nil: break
        case .kedja(let position): fält += [.init("kod", "kedja_bruten"), .init("position", .int(position.rawValue))]
        case .kvitto(let position): fält += [.init("kod", "kvitto_saknas"), .init("position", .int(position.rawValue))]
        case .oläslig(let position, let typ, let version):
            fält += [
                .init("kod", "olaslig_handelse"), .init("position", .int(position.rawValue)), .init("typ", .string(typ)),
                .init("typversion", .int(version)),
            ]
        case .sigillFörfalskat(let position, let okändNyckel):
            fält += [
                .init("kod", "sigill_forfalskat"), .init("position", .int(position.rawValue)),
                .init("orsak", .string(okändNyckel ? "okand_nyckel" : "fel_signatur")),
            ]
        case .sigillAvviker(let position): fält += [.init("kod", "sigill_avviker"), .init("position", .int(position.rawValue))]
        case .kortareÄnSigillet(let position):
            fält += [.init("kod", "loggen_kortare_an_sigillet"), .init("position", .int(position.rawValue))]
        case .sigillSaknas(let position): fält += [.init("kod", "sigill_saknas"), .init("position", .int(position.rawValue))]
        case .nycklarSaknas(let antal, let första, let uppslagsnyckel):
            fält += [
                .init("kod", "fel_nyckeldatabas"), .init("position", första.map { .int($0.rawValue) } ?? .null), .init("antal", .int(antal)),
                .init("uppslagsnyckelSaknas", .bool(uppslagsnyckel)),
            ]
        case .loggenÄrKortare(let position, let spår):
            fält += [.init("kod", "loggen_ar_kortare"), .init("position", .int(position.rawValue)), .init("spar", .string(spår.rawValue))]
        case .rapportStämmerInte(let position): fält += [.init("kod", "rapport_stammer_inte"), .init("position", .int(position.rawValue))]
        case .läsmodell(let namn, let beslut):
            fält += [.init("kod", "lasmodell_avviker"), .init("lasmodell", .string(namn)), .init("beslut", .optional(beslut))]
        case .parkerat(let position, let beslut, let antal):
            fält += [
                .init("kod", "beslut_parkerat"), .init("position", .int(position.rawValue)), .init("beslut", .string(beslut)),
                .init("antal", .int(antal)),
            ]
        }
        return .object(fält)
    }
}
