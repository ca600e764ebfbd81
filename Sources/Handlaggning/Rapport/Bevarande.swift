/// De frister som rapporten tappar eller visar två gånger: tom när den håller.
///
/// Två löften prövas om från underlaget, oberoende av hur raderna togs fram. *Bevarandet*: en frist som rapporterats tidigare och inte är
/// slutrapporterad står under exakt en av R1, R2, R3 och RATTADE; inget rapporterat försvinner i det tysta. *Uppdelningen*: ingen frist
/// står under två rubriker. Dessutom måste varje rad som stod öppen i den `föregående` fastställda rapporten finnas i underlaget: en frist
/// som läsmodellen tappat kan underlaget självt inte sakna.
public func bevarandebrott(
    _ rapport: Rapport, _ underlag: some Sequence<Fristunderlag>, tidigare: [TidigareOmgång], föregående: Rapport?
) -> [FristID] {
    let rubriker = Dictionary(grouping: rapport.rader, by: \.frist).mapValues { $0.map(\.rubrik) }
    var brott = Set(rubriker.filter { $0.value.count > 1 }.keys)

    var kända: Set<FristID> = []
    for frist in underlag {
        kända.insert(frist.id)
        let prövning = Radprövning(underlag: frist, omgång: rapport.omgång, tidigareOmgångar: tidigare)
        let skaStå = prövning.tidigareRapporterad && !(prövning.slutrapporterad && prövning.slut != nil && prövning.sen)
        let står = rubriker[frist.id]?.contains { $0 != .r4 } ?? false
        if skaStå != står { brott.insert(frist.id) }
    }
    for rad in föregående?.rader ?? [] where rad.utfall == .öppen && rad.rubrik != .rättade && !kända.contains(rad.frist) {
        brott.insert(rad.frist)
    }
    return brott.sorted()
}
