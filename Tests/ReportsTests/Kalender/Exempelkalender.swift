import Handlaggning
import HandlaggningSupport
import Reports

/// År 2024 för en nämnd som har gjort sin januariomgång, har aprilomgången öppen och inte sammanträder i sommar.
func exempelkalender(_ år: Int = 2024, _ idag: String = "2024-04-20") throws -> Kalenderblad {
    var nämnd = Provnämnd()
    try nämnd.fatta(1, "2024-01-31")
    try nämnd.fatta(2, "2024-01-31")
    try nämnd.fatta(3, .exempel("2024-03-20", ursprung: .dom))
    try nämnd.genomför("2023K4", "2023-12-31")
    let antagen = RapportAntagen(sammanträdesdatum: dag("2024-02-20"), paragraf: "§ 12", dnr: "SN/2024:1")
    try nämnd.utför(.antaRapport(AntaRapport(period: kvartal("2023K4"), antagen: antagen)))
    try nämnd.utför(.överlämnaRapport(ÖverlämnaRapport(period: kvartal("2023K4"), mottagare: .revisorer, datum: dag("2024-02-21"))))
    try nämnd.öppna("2024K1", "2024-03-31")
    try nämnd.beräkna(kvartal("2024K1"))
    let katalog = Katalog(
        periodmönster: Katalog.program.periodmönster,
        sammanträden: ["2024-02-20", "2024-05-21", "2024-06-18", "2024-09-17"].map { Sammanträde(nämnd: "SN", datum: dag($0)) })
    let kalender = Omgångskalender(nämnd: "SN", nämnd.allaOmgångar, katalog, idag: dag(idag))
    let dagar: [Kvartal: Omgångsdagar] = [
        kvartal("2023K4"): Omgångsdagar(
            öppnad: dag("2023-12-18"), beräknad: dag("2024-01-01"), fastställd: dag("2024-01-15"), kvar: 0, lämnad: dag("2024-01-16")),
        kvartal("2024K1"): Omgångsdagar(öppnad: dag("2024-03-18"), beräknad: dag("2024-04-01")),
    ]
    return Kalenderblad(
        Årskalender(år, kalender, dagar, registrerad: nämnd.registrerad, öppna: nämnd.underlag.filter(\.frist.öppen)),
        Nämndsuppgifter(namn: "Socialnämnden", kommun: "Provkommun", kommunkod: "9999"), position: 42, tid: "2024-04-19T08:09:10.123456Z")
}
