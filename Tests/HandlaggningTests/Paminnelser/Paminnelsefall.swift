import Handlaggning
import HandlaggningSupport

/// Nämndens påminnelser en dag, som nycklar i ordning; besluten med sitt nummer.
func nycklar(
    _ nämnd: Provnämnd, _ idag: String, _ katalog: Katalog = .program, parkerade: [BeslutID: Datum] = [:], provetAvviker: String? = nil,
    förseglingMisslyckad: String? = nil, uppgivnaJobb: [String: Datum] = [:]
) -> [String] {
    påminnelser(
        nämnd, idag, katalog, parkerade: parkerade, provetAvviker: provetAvviker, förseglingMisslyckad: förseglingMisslyckad,
        uppgivnaJobb: uppgivnaJobb
    ).alla.map { p in
        p.nyckel.split(separator: "/").map { $0.hasPrefix("018f3c6e") ? "\($0.suffix(1))" : String($0) }.joined(separator: "/")
    }
}

func påminnelser(
    _ nämnd: Provnämnd, _ idag: String, _ katalog: Katalog = .program, parkerade: [BeslutID: Datum] = [:], provetAvviker: String? = nil,
    förseglingMisslyckad: String? = nil, uppgivnaJobb: [String: Datum] = [:]
) -> Påminnelser {
    let fastställd = nämnd.allaOmgångar.alla.last { $0.fastställdVersion != nil }.flatMap { nämnd.fastställd($0.uppgifter.period)?.rapport }
    let frister = Dictionary(uniqueKeysWithValues: nämnd.underlag.map { ($0.id, $0) })
    let läge = Påminnelseläge(
        nämnd: "SN", nämnd.allaOmgångar, registrerad: nämnd.registrerad, öppna: nämnd.underlag.filter { $0.frist.öppen && !$0.makulerat },
        senaste: fastställd.map { Påminnelseläge.Fastställd($0, frister) }, parkerade: parkerade, provetAvviker: provetAvviker.map(dag),
        förseglingMisslyckad: förseglingMisslyckad.map(dag), uppgivnaJobb: uppgivnaJobb)
    return Påminnelser(läge, katalog, idag: dag(idag))
}
