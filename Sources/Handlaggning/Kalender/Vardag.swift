extension Datum {
    /// Dagen själv om den är en vardag, annars nästa vardag: så länge får den vänta som har en åtgärd att vidta senast den dagen.
    ///
    /// Gäller nämndens egna sista dagar, aldrig en tremånadersfrist: se ``slutdag(_:)``.
    ///
    /// Källa: lag (1930:173) 2 §, i lydelse enligt 2022:931.
    public var förstaVardag: Datum {
        var dag = self
        // Aldrig fler än fyra i rad (långfredagen till annandag påsk, eller jul före en helg).
        while !dag.ärVardag { dag = dag.plus(dagar: 1) }
        return dag
    }

    /// Varken söndag, annan allmän helgdag, lördag, midsommarafton, julafton eller nyårsafton.
    ///
    /// Källa: lag (1930:173) 2 §; lag (1989:253) om allmänna helgdagar 1 §.
    public var ärVardag: Bool { veckodag < Self.lördag && !ärFastHelg && !ärRörligHelg }

    /// 1 är måndag, 7 söndag.
    public var veckodag: Int {
        // 1970-01-01 var en torsdag.
        let dagar = (Int(dagarSedan1970) + 3) % 7
        return (dagar < 0 ? dagar + 7 : dagar) + 1
    }

    private static let lördag = 6

    /// Nyårsdagen, trettondedag jul, första maj, nationaldagen, julafton, juldagen, annandag jul och nyårsafton.
    private var ärFastHelg: Bool {
        switch (månad, dag) {
        case (1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31): true
        default: false
        }
    }

    /// Långfredagen, annandag påsk, Kristi himmelsfärdsdag och midsommarafton. De andra rörliga är lördagar eller söndagar.
    private var ärRörligHelg: Bool {
        if månad == 6, veckodag == 5, (19...25).contains(dag) { return true }
        guard let påskdagen = Self.påskdagen(år) else { return false }
        return [-2, 1, 39].contains(self.dagar(sedan: påskdagen))
    }

    /// Nil för ett år utanför kalendern. Anonymus gregorianska algoritm: första söndagen efter första fullmåne på eller efter 21 mars.
    static func påskdagen(_ år: Int) -> Datum? {
        let (gyllental, sekel, iSekel) = (år % 19, år / 100, år % 100)
        let epakt = (19 * gyllental + sekel - sekel / 4 - (sekel - (sekel + 8) / 25 + 1) / 3 + 15) % 30
        let tillSöndag = (32 + 2 * (sekel % 4) + 2 * (iSekel / 4) - epakt - iSekel % 4) % 7
        let avdrag = (gyllental + 11 * epakt + 22 * tillSöndag) / 451
        let plats = epakt + tillSöndag - 7 * avdrag + 114
        return Datum(år, plats / 31, plats % 31 + 1)
    }
}
