import Handlaggning
import Testing

/// Det utpekade i texten, med slaget; orden finns bara här i provet.
func utpekat(_ text: String) -> [String] {
    let tecken = Array(text)
    return personuppgiftsfynd(text).map { "\($0.slag): \(String(tecken[$0.offset..<$0.offset + $0.längd]))" }
}

@Suite("Personuppgiftsfynd")
struct PersonuppgiftsfyndTests {
    @Test(
        "ger inget för texterna i Botkyrkas rapport",
        arguments: [
            "Anledningen till detta är att det saknas plats i en lämplig grupp.",
            "Anledningen till detta är att det inte har hittats en lämplig kontaktperson.",
            "Anledningen till detta är att klienten inte har kommit till bokade möten.",
            "Anledningen till detta är att klienten vill avvakta med insatsen.",
            "på grund av att klienten inte har tillgodogjort sig insatsen.",
            "Anledningen till detta är att klienten har återtagit ansökan.",
            "eftersom klienten inte har kommit till bokade möten.",
            "Anledningen till detta är att klienten har återtagit ansökan för att hen flyttade från kommunen.",
            "Anledningen till detta är klienten väntar på en tillgänglig lägenhet.",
            "Anledningen till detta är att det inte har hittats en lämplig kontaktfamilj.",
            "Klienten har fått erbjudande om lägenhet och väntar på att flytta in.",
            "Anledningen till detta är att klienten inte är i behov av sökt bistånd eftersom klientens behov av stöd tillgodoses på annat sätt.",
        ])
    func botkyrka(_ text: String) { #expect(utpekat(text) == []) }

    @Test("säger slag och plats i tecken, i textens ordning")
    func plats() {
        let text = "Åsa bor hos Ey\u{301}\u{308}a 👩‍👧, 070-123 45 67."
        #expect(
            personuppgiftsfynd(text) == [
                Personuppgiftsfynd(.egennamn, offset: 12, längd: 3), Personuppgiftsfynd(.telefonnummer, offset: 19, längd: 13),
            ])
        #expect(personuppgiftsfynd("") == [])
    }

    @Test(
        "är e-postadresser",
        arguments: [
            ("skriv till anna.svensson@botkyrka.se.", ["epostadress: anna.svensson@botkyrka.se"]),
            ("Anna.Svensson+x@sub.Botkyrka.se", ["epostadress: Anna.Svensson+x@sub.Botkyrka.se"]),
            ("<bo@exempel.se>, (åsa@räksmörgås.se)", ["epostadress: bo@exempel.se", "epostadress: åsa@räksmörgås.se"]),
            ("mailto:bo@exempel.se", ["epostadress: mailto:bo@exempel.se"]), ("bo@intranet", ["epostadress: bo@intranet"]),
            ("710211-1234@exempel.se", ["epostadress: 710211-1234@exempel.se"]), ("två @ tre", []), ("@", []), ("@@", []), ("a@", []), ("@a", []),
            ("a@.", []),
            ("a@b@c", ["epostadress: a@b"]), ("bo@exempel.se. Klienten väntar.", ["epostadress: bo@exempel.se"]),
        ])
    func epost(_ text: String, _ fynd: [String]) { #expect(utpekat(text) == fynd) }

    @Test(
        "läser en lång text av vad som helst på en gång: prövade det alla sätt att dela den blev det aldrig klart",
        arguments: [
            "0", "1", "0-", "Anna ", "a@", "@", "a", "a-", ".", "\n", "08-123 456 78 ", "710211-", "2023-04-13-", "+46", "+", " (", "A.", "é", "😀",
        ])
    func linjär(_ del: String) {
        let text = String(repeating: del, count: 100_000)
        for fynd in personuppgiftsfynd(text) { #expect(fynd.längd > 0) }
    }
}
