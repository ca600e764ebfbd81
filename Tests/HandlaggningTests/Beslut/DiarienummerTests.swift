import Handlaggning
import Testing

@Suite("Ett diarienummer")
struct DiarienummerTests {
    @Test(
        "läses i varje form det skrivs i, och skrivs i en",
        arguments: [
            ("SN 2020:317", "SN 2020:317"), ("SN/2022:00596", "SN 2022:596"), ("KS/2022:00467–1", "KS 2022:467-1"),
            ("KS/2022:00467-1", "KS 2022:467-1"),
            ("KS/2022:00467\u{2011}12", "KS 2022:467-12"), ("KS 2022:467—1", "KS 2022:467-1"), ("SN-2023:17", "SN 2023:17"),
            ("SN–2023:17", "SN 2023:17"),
            ("Dnr SN 2020:317", "SN 2020:317"), ("dnr: SN 2020:317", "SN 2020:317"), ("DNR. SN/2020:317", "SN 2020:317"),
            ("Diarienr SN 2020:317", "SN 2020:317"), ("diarienummer: SN 2020:317", "SN 2020:317"), ("Dnr 2020:317", "2020:317"),
            ("SN 2020/317", "SN 2020:317"), ("SN/2020/317", "SN 2020:317"), ("2022:596", "2022:596"), ("2022:00596-3", "2022:596-3"),
            ("2022/596", "2022:596"), ("sn 2020:317", "SN 2020:317"), ("vån 2021:8", "VÅN 2021:8"), ("va\u{30A}n 2021:8", "VÅN 2021:8"),
            ("  SN   2020:317 ", "SN 2020:317"),
            ("SN\u{A0}2020:317", "SN 2020:317"), ("SN\u{202F}2020 : 317 - 2", "SN 2020:317-2"),
            ("SN / 2022: 00596", "SN 2022:596"), ("SN 2022-596", "SN 2022:596"), ("2025-0117", "2025:117"),
            ("\tSN 2020:317", "SN 2020:317"),
            ("SN 1900:1", "SN 1900:1"), ("SN 2199:9999999", "SN 2199:9999999"), ("OMSORGSNÄM 2022:1", "OMSORGSNÄM 2022:1"),
            ("KS 2022:1-99999", "KS 2022:1-99999"),
        ])
    func former(_ text: String, _ form: String) throws {
        let dnr = try #require(Diarienummer(text))
        #expect(dnr.description == form)
        #expect(Array(dnr.description.utf8) == Array(form.utf8))
        #expect(Diarienummer(dnr.description) == dnr)
    }

    @Test("har sina delar")
    func delar() throws {
        let dnr = try #require(Diarienummer("KS/2022:00467–1"))
        #expect((dnr.diarium, dnr.år, dnr.nummer, dnr.handling) == ("KS", 2022, 467, 1))
        let utan = try #require(Diarienummer("2022:596"))
        #expect((utan.diarium, utan.år, utan.nummer, utan.handling) == (nil, 2022, 596, nil))
        #expect(Set([dnr, try #require(Diarienummer("ks 2022:467-1")), try #require(Diarienummer("KS 2022:467"))]).count == 2)
    }

    @Test(
        "är inte en mall som ingen fyllt i",
        arguments: [
            "SN 2022:00xxx", "SN/2022:xxxxx", "SN 2022:xxx", "00xxx", "xxx", "SN 2022:00000", "SN 2022:0", "2022:000", "SN 2022:", "SN 2022",
            "SN 0000:00000", "SN 2022:467-0", "SN 2022:467-x", "SN 2022:467-", "SN ÅÅÅÅ:NNN", "SN 2022:…", "SN 2022:___",
        ])
    func mallar(_ text: String) { #expect(Diarienummer(text) == nil) }

    @Test(
        "är inget annat än de formerna",
        arguments: [
            "", " ", "Dnr", "SN", "317", "SN 317", "SN 1899:1", "SN 2200:1", "SN 22:596", "SN 02022:596", "SN 202:596", "SN2022:596",
            "SN 2022:12345678",
            "SN 2022:596 och SN 2022:597", "SN 2022:596.", "SN 2022:596a", "SN 2022 596", "2023-04-13", "SN 2022:5 96", "S N 2022:596",
            "SN:2022:596", "SN/2022:1-123456", "SN/2022:1-2-3", "SN\n2022:596", "SN 2022:596\n", "SN 2022:５９６", "SN 2022:5\u{301}96", "ΣΝ 2022:596",
            "SN1 2022:596", "Dnr Dnr 2022:596", "OMSORGSNÄMN 2022:1", "§ 61", "/2022:596", "-2022:596", ":596", "SN 2022::596",
        ])
    func annat(_ text: String) { #expect(Diarienummer(text) == nil) }

    @Test("som inte kan läsas avvisas med fältet, ett exempel och utan det skrivna")
    func avvisas() throws {
        #expect(try Diarienummer.läs("SN/2022:00596", fält: "dnr").description == "SN 2022:596")
        let avvisning = avvisad { try Diarienummer.läs("SN 2022:00xxx", fält: "dnr") }
        #expect(avvisning?.kod == .ogiltigtDnr)
        #expect(avvisning?.kod.rawValue == "ogiltigt_dnr")
        #expect(avvisning?.fält == "dnr")
        #expect(avvisning?.text.contains("SN 2022:596") == true)
        #expect(avvisning?.text.contains("xxx") == false)
    }
}
