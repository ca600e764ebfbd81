import Testing

@Suite("Nummer i en text")
struct NummerTests {
    @Test(
        "är personnummer, samordningsnummer och reservnummer",
        arguments: [
            "710211-1234", "710211+1234", "710211 1234", "7102111234", "19710211-1234", "19710211 1234", "197102111234", "710211–1234",
            "710211\u{2011}1234",
            "710211\u{2212}1234", "710211 - 1234", "710211\u{A0}1234", "710271-1234", "19710271-1234", "710291-1234", "19710211-T121", "19710211T121",
            "19710211 T121",
            "710211-T121", "19710211-TF12", "19710211-tf12", "19710211-t121", "1971-02-11-1234", "71-02-11-1234", "1971-02-71-1234",
            "1971-02-11-T123",
            "７１０２１１-１２３４",
        ])
    func personnummer(_ nummer: String) {
        #expect(utpekat(nummer) == ["personnummer: \(nummer)"])
        #expect(utpekat("klienten (\(nummer)) väntar, \(nummer).") == ["personnummer: \(nummer)", "personnummer: \(nummer)"])
        #expect(utpekat("pnr\(nummer)") == ["personnummer: \(nummer)"])
        #expect(utpekat("klienten\n\(nummer)\n") == ["personnummer: \(nummer)"])
    }

    @Test(
        "är telefonnummer",
        arguments: [
            "070-123 45 67", "0704567890", "070-4567890", "070 456 78 90", "070/456 78 90", "070.456.78.90", "08-123 456 78", "08-12 34 56",
            "08 – 123 456 78", "0155-12 34 56", "0123-456 78", "+46701234567", "+46 70 123 45 67", "+46 (0)70-123 45 67", "+46(0)701234567",
            "+46 8 123 456 78",
            "0046 70 123 45 67", "0046701234567", "+47 22 12 34 56", "+358 9 1234 5678", "070\u{A0}456\u{202F}78\u{2009}90", "070\u{2011}456 78 90",
            "020-12 34 56",
        ])
    func telefonnummer(_ nummer: String) {
        #expect(utpekat(nummer) == ["telefonnummer: \(nummer)"])
        #expect(utpekat("ring \(nummer), eller (\(nummer)).") == ["telefonnummer: \(nummer)", "telefonnummer: \(nummer)"])
        #expect(utpekat("tel:\(nummer)") == ["telefonnummer: \(nummer)"])
    }

    @Test(
        "är båda slagen när de står intill varandra",
        arguments: [
            ("710211-1234 070-123 45 67", ["personnummer: 710211-1234", "telefonnummer: 070-123 45 67"]),
            ("070-123 45 67 710211-1234", ["telefonnummer: 070-123 45 67", "personnummer: 710211-1234"]),
            ("070-123 45 67, 070-123 45 68", ["telefonnummer: 070-123 45 67", "telefonnummer: 070-123 45 68"]),
            ("2023-04-13 070-123 45 67", ["telefonnummer: 070-123 45 67"]), ("08-123 456 78 2023-04-13", ["telefonnummer: 08-123 456 78"]),
            ("070-123 45 67 den 13 april", ["telefonnummer: 070-123 45 67"]), ("070-123 45 67 2 gånger", ["telefonnummer: 070-123 45 67"]),
            ("0701234567", ["personnummer: 0701234567"]), ("+46 8 123 456 78 2023-04-13", ["telefonnummer: +46 8 123 456 78"]),
        ])
    func intill(_ text: String, _ fynd: [String]) { #expect(utpekat(text) == fynd) }

    @Test(
        "är inte datum, klockslag, diarienummer, belopp eller andra tal",
        arguments: [
            "den 2023-04-13", "2023-04-13–2023-05-13", "2023-04-13 – 2023-05-13", "2023-04-13-2023-05-13", "2023-04-13 2023-05-13", "20230413",
            "230413",
            "20230413-20230513", "03.04.2023", "03/04/2023", "13 04 2023", "klockan 08.30–09.30", "klockan 08:30–09:30", "klockan 08.30-09.30",
            "2023-04-13 08:30",
            "2023-04-13 kl. 08.30", "sn 2022:596", "sn/2022:00596", "ks/2022:00467–1", "sn 2022:0071021", "sn 2022:00596 1234", "0155-12 2023-04-13",
            "50 000 kronor", "1 234 567 890 kronor",
            "0,5 procent", "0–12 månader",
            "0 1234567", "4:1", "16 kap. 6 f §", "lag (2001:453)", "212000-2882", "00000000", "000000-0000", "0000000000", "5+3", "+", "+a",
            "12345678901234567890",
            "712311-1234", "710232-1234", "710260-1234", "710292-1234", "710211-123", "710211-12345", "123456", "01234", "kommun 0127",
            "2023-04-13-14",
            "-5", "3.5",
            "01234567890", "+1234567", "+12345678901234567",
        ])
    func inga(_ text: String) { #expect(utpekat(text) == []) }
}
