/// Tiden då IVO tar emot individrapporter för ett kvartal, första och sista dagen inräknade.
public struct Rapporteringsperiod: Hashable, Sendable {
    /// Kvartalet som IVO namnger perioden efter: det som just tagit slut.
    public let kvartal: Kvartal
    public let från: Datum
    public let till: Datum

    public init(kvartal: Kvartal, från: Datum, till: Datum) {
        self.kvartal = kvartal
        self.från = från
        self.till = till
    }

    /// Som IVO skriver det: `andra kvartalet 2019`.
    public var ivoKvartal: String { "\(["första", "andra", "tredje", "fjärde"][kvartal.nummer - 1]) kvartalet \(kvartal.år)" }
}

/// När IVO brukar ta emot rapporterna för ett av årets fyra kvartal.
public struct Periodmönster: Hashable, Sendable, Daterad {
    /// 1–4.
    public let nummer: Int
    public let öppnar: Månadsdag
    public let stänger: Månadsdag
    /// Kvartal vars sista dag ligger i den här tiden.
    public let giltig: Giltighet

    /// Nil när numret inte är 1–4.
    public init?(nummer: Int, öppnar: Månadsdag, stänger: Månadsdag, giltig: Giltighet) {
        guard (1...4).contains(nummer) else { return nil }
        self.nummer = nummer
        self.öppnar = öppnar
        self.stänger = stänger
        self.giltig = giltig
    }

    /// Den första sådana tiden efter kvartalets slut; nil efter år 2199.
    func period(_ kvartal: Kvartal) -> Rapporteringsperiod? {
        guard let från = öppnar.första(efter: kvartal.sistaDag), let till = stänger.första(efter: från.plus(dagar: -1)) else { return nil }
        return Rapporteringsperiod(kvartal: kvartal, från: från, till: till)
    }
}

/// En dag som finns i varje år.
public struct Månadsdag: Hashable, Sendable {
    public let månad: Int
    public let dag: Int

    /// Läser `MM-DD`; nil för varje annan form, för dagar som inte finns och för skottdagen.
    public init?(_ text: String) {
        // Ett år som inte är skottår prövar dagen.
        guard text.utf8.count == 5, let datum = Datum("2001-\(text)") else { return nil }
        månad = datum.månad
        dag = datum.dag
    }

    func första(efter dag: Datum) -> Datum? {
        guard let iÅr = Datum(dag.år, månad, self.dag) else { return nil }
        return iÅr > dag ? iÅr : Datum(dag.år + 1, månad, self.dag)
    }
}

extension Kvartal {
    public var förstaDag: Datum { Datum(dagarSedan1970: 0).plus(månader: (år - 1970) * 12 + (nummer - 1) * 3) }
    public var sistaDag: Datum { förstaDag.plus(månader: 3).plus(dagar: -1) }
}
