// Nummer som pekar ut en människa. Varje form är kort och läses från sin början, så granskningen av en text är linjär.
extension Granskningstext {
    /// Personnumret eller telefonnumret som börjar på platsen.
    func nummer(vid plats: Int) -> (slag: Personuppgiftsfynd.Slag, slut: Int)? {
        if let slut = personnummer(vid: plats) { return (.personnummer, slut) }
        if let slut = telefonnummer(vid: plats) { return (.telefonnummer, slut) }
        return nil
    }

    /// Person- och samordningsnummer med tio eller tolv siffror, och reservnummer som T- och TF-nummer.
    ///
    /// Kontrollsiffran prövas inte: ett felskrivet personnummer pekar ut någon ändå, eller någon annan.
    ///
    /// Källa: folkbokföringslagen (1991:481) 18 §; lag (2022:1697) om samordningsnummer.
    private func personnummer(vid plats: Int) -> Int? {
        guard siffra(plats) != nil, siffra(plats - 1) == nil else { return nil }
        let slut = slutPåSiffror(från: plats)
        switch slut - plats {
        case 10, 12: return ärFödelsetid(slut - 10) ? slut : nil
        case 6, 8: return ärFödelsetid(slut - 6) ? födelsenummer(efter: slut) : nil
        case 2, 4: return födelsenummer(efterDelatDatum: slut)
        case _: return nil
        }
    }

    /// ÅÅMMDD, där dagen har 60 till i ett samordningsnummer.
    private func ärFödelsetid(_ plats: Int) -> Bool {
        guard let månad = tal(plats + 2, siffror: 2), let dag = tal(plats + 4, siffror: 2) else { return false }
        return (1...12).contains(månad) && ((1...31).contains(dag) || (61...91).contains(dag))
    }

    /// Slutet på de fyra sista tecknen, skilda från födelsetiden av streck, plus eller blanktecken eller av ingenting.
    private func födelsenummer(efter plats: Int) -> Int? {
        var början = plats
        if ärBlank(början) { början += 1 }
        if ärStreck(början) || tecken(början) == "+" { början += 1 }
        if ärBlank(början) { början += 1 }
        let bokstäver = (0..<2).prefix { ärReservbokstav(början + $0) }.count
        let slut = början + 4
        guard (början + bokstäver..<slut).allSatisfy({ siffra($0) != nil }), siffra(slut) == nil else { return nil }
        // Fyra siffror som går vidare, 2023-05-13, är början på något annat.
        return ärStreck(slut) && siffra(slut + 1) != nil ? nil : slut
    }

    /// Personnummer vars födelsetid är delad med streck, 1971-02-11-1234; `plats` är slutet på året.
    private func födelsenummer(efterDelatDatum plats: Int) -> Int? {
        guard ärStreck(plats), let månad = tal(plats + 1, siffror: 2), ärStreck(plats + 3), let dag = tal(plats + 4, siffror: 2),
            (1...12).contains(månad), (1...31).contains(dag) || (61...91).contains(dag), ärStreck(plats + 6) || tecken(plats + 6) == "+"
        else { return nil }
        return födelsenummer(efter: plats + 6)
    }

    /// T-nummer har en bokstav, TF-nummer två; regionernas egna reservnummer har andra.
    private func ärReservbokstav(_ plats: Int) -> Bool {
        guard let tecken = tecken(plats), tecken.isASCII else { return false }
        return tecken.isUppercase || tecken == "t" || tecken == "f"
    }
}

extension Granskningstext {
    /// Telefonnummer med riktnummer, 0xx, eller landsnummer, +46 eller 0046. Skiljetecknen mellan siffrorna är fria.
    ///
    /// Källa: PTS, den svenska nummerplanen för telefoni (E.164): åtta till tio siffror med inledande nolla.
    private func telefonnummer(vid plats: Int) -> Int? {
        let harPlus = tecken(plats) == "+" && siffra(plats + 1) != nil
        guard harPlus || (siffra(plats) == 0 && !fortsätterEttTal(plats)) else { return nil }
        let antal: ClosedRange<Int>
        switch (harPlus, siffra(plats + 1), siffra(plats + 2)) {
        case (true, _, _): antal = 8...16
        case (false, 0, let tredje?) where tredje > 0: antal = 10...18
        case (false, let andra?, _) where andra > 0: antal = 8...10
        case _: return nil
        }
        let grupper = siffergrupper(från: harPlus ? plats + 1 : plats, högst: antal.upperBound)
        guard let slut = grupper.last?.upperBound, antal.contains(grupper.reduce(0) { $0 + $1.count }) else { return nil }
        return ärDatumEllerKlockslag(grupper) ? nil : slut
    }

    /// Siffrorna tillhör ett tal som redan börjat: månaden i ett datum, löpnumret i ett diarienummer.
    private func fortsätterEttTal(_ plats: Int) -> Bool {
        let före = tecken(plats - 1)
        return siffra(plats - 2) != nil && (ärStreck(plats - 1) || före == "." || före == ":" || före == "/" || före == ",")
    }

    /// Grupperna av siffror i ett nummer. Ett datum hör inte dit, och inte heller en grupp som ger fler än `högst` siffror.
    private func siffergrupper(från plats: Int, högst: Int) -> [Range<Int>] {
        var grupper = [plats..<slutPåSiffror(från: plats, högst: högst + 1)]
        var antal = grupper[0].count
        while let sista = grupper.last?.upperBound, antal <= högst {
            let början = (sista + 1...sista + 3).first { siffra($0) != nil }
            guard let början, (sista..<början).allSatisfy(ärMellanSiffror), datum(vid: början) == nil else { break }
            let grupp = början..<slutPåSiffror(från: början, högst: högst + 1)
            antal += grupp.count
            if antal > högst { break }
            grupper.append(grupp)
        }
        return grupper
    }

    /// 03.04.2023 och 08.30–09.30 har lika många siffror som ett telefonnummer.
    private func ärDatumEllerKlockslag(_ grupper: [Range<Int>]) -> Bool {
        let tal = grupper.map { self.tal($0.lowerBound, siffror: $0.count) ?? 0 }
        switch grupper.map(\.count) {
        case [2, 2, 4]: return (1...31).contains(tal[0]) && (1...12).contains(tal[1]) && (1900...2199).contains(tal[2])
        case [2, 2, 2, 2]:
            let punkter = tecken(grupper[0].upperBound) == "." && tecken(grupper[2].upperBound) == "."
            return punkter && tal[0] < 24 && tal[1] < 60 && tal[2] <= 24 && tal[3] < 60
        case _: return false
        }
    }

    private func ärMellanSiffror(_ plats: Int) -> Bool {
        guard let tecken = tecken(plats) else { return false }
        return ärBlank(plats) || ärStreck(plats) || ["/", ".", "(", ")"].contains(tecken)
    }

    private func ärBlank(_ plats: Int) -> Bool { tecken(plats).map { $0.isWhitespace && !$0.isNewline } ?? false }

    private func ärStreck(_ plats: Int) -> Bool { tecken(plats).map { ["-", "\u{2010}", "\u{2011}", "–", "—", "\u{2212}"].contains($0) } ?? false }
}
