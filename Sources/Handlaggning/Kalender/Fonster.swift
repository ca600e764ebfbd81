extension Katalog {
    /// IVO:s fönster vars tid, från dagen efter det förra fönstrets slut till dess eget, innehåller brytdatum. Perioden säger inget om saken: det
    /// nämnden kallar kvartal 3 kan lämnas i IVO:s andra. Vilket fönster en omgång hör till beror också på de andra, se ``Omgångsfönster``.
    ///
    /// - Returns: nil när katalogen inte vet.
    public func fönster(brytdatum: Datum) -> Rapporteringsperiod? {
        guard let kvartal = Kvartal(kring: brytdatum) else { return nil }
        // Ett fönster ligger i kvartalet efter sitt eget; angivna dagar kan flytta det ett kvartal till.
        let möjliga = [
            kvartal.föregående?.föregående?.föregående, kvartal.föregående?.föregående, kvartal.föregående, kvartal, kvartal.efterföljande,
        ]
        return möjliga.compactMap(\.self).compactMap(rapporteringsperiod).first { fönster in
            let början = fönster.kvartal.föregående.flatMap(rapporteringsperiod)?.till.plus(dagar: 1) ?? fönster.kvartal.förstaDag
            return början <= brytdatum && brytdatum <= fönster.till
        }
    }

    /// Fönstret efter detta; nil när katalogen inte vet.
    public func fönster(efter fönster: Rapporteringsperiod) -> Rapporteringsperiod? {
        fönster.kvartal.efterföljande.flatMap(rapporteringsperiod)
    }
}

extension Rapporteringsperiod {
    /// Sista dagen för nämnden att lämna sina individrapporter: fönstrets sista, eller nästa vardag när den är en helgdag.
    ///
    /// Källa: lag (1930:173) 2 §.
    public var sistaDag: Datum { till.förstaVardag }
}

extension Kvartal {
    /// Kalenderkvartalet som dagen ligger i; nil utanför kalendern.
    public init?(kring dag: Datum) { self.init(dag.år, (dag.månad - 1) / 3 + 1) }

    /// Nil före år 1900.
    public var föregående: Kvartal? { nummer > 1 ? Kvartal(år, nummer - 1) : Kvartal(år - 1, 4) }

    /// Nil efter år 2199.
    public var efterföljande: Kvartal? { nummer < 4 ? Kvartal(år, nummer + 1) : Kvartal(år + 1, 1) }
}
