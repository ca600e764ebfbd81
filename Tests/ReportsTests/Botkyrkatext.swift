/// Hela sammanställningen för Botkyrkas kvartal 3 2023. Ändras den här texten ändras det som nämnden får läsa.
let botkyrkatext = """
    Sammanställning av ej verkställda beslut kvartal 3 2023
    Socialnämnden, Botkyrka kommun
    Fastställd. Version 1, läget 2023-08-31 så som det var känt vid position 42 i loggen.
    Innehållets SHA-256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    Sigill: saknas.

    Förslag till beslut
    Socialnämnden antar rapporten som sin egen och överlämnar den till kommunens revisorer och kommunfullmäktige.

    Sammanfattning
    Rapporten har 10 rader: 2 tidigare rapporterade beslut som har verkställts, 2 som avslutats utan verkställighet, \
    0 som ännu inte är verkställda och 6 nya.

    Ärendet
    Nämnden ska enligt 16 kap. 6 f § socialtjänstlagen (2001:453) en gång per kvartal rapportera gynnande beslut som inte har \
    verkställts inom tre månader från beslutsdagen, eller inte har verkställts på nytt inom tre månader från den dag då verkställigheten \
    avbröts. Rapporten lämnas till Inspektionen för vård och omsorg (IVO) och kommunens revisorer; kommunfullmäktige får en statistikrapport.

    16 kap. 6 f § socialtjänstlagen (2001:453), första stycket: «Socialnämnden ska till Inspektionen för vård och omsorg och till de \
    revisorer som avses i 3 kap. 10 § kommunallagen (2017:725) rapportera alla gynnande nämndbeslut enligt 4 kap. 1 § som inte har verkställts \
    inom tre månader från dagen för beslutet. För varje beslut ska nämnden ange tidpunkten för beslutet och vilken typ av bistånd beslutet \
    gäller samt kortfattat uppge skälen för dröjsmålet.»

    Rapporteringsrubriker
    • Återrapportering, verkställda: beslut som nämnden tidigare rapporterat och som sedan dess har verkställts.
    • Återrapportering, avslutade: beslut som nämnden tidigare rapporterat och som inte kommer att verkställas.
    • Återrapportering, ännu inte verkställda: beslut som nämnden tidigare rapporterat och som fortfarande väntar.
    • Ny rapportering: beslut som passerat tre månader och inte har rapporterats förut, också de som hunnit avslutas eller verkställas.

    Sammanställning av rapporterade beslut

    Återrapportering av beslut som har verkställts
    Beslut om kontaktperson 2023-01-17 har rapporterats som ej verkställt men är verkställt nu.
    Beslut om öppenvårdsverksamhet 2022-12-28 har rapporterats som ej verkställt men är verkställt nu.

    Återrapportering av beslut som avslutats utan att beslutet verkställts
    Beslut om kontaktperson 2022-12-29 har rapporterats som ej verkställt och kommer inte verkställas på grund av att \
    klienten inte har tillgodogjort sig insatsen.
    Beslut om kontaktperson 2023-01-16 har rapporterats som ej verkställt och kommer inte verkställas eftersom \
    klienten inte har kommit till bokade möten.

    Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts
    Det finns inga beslut att återrapportera.

    Ny rapportering av ej verkställda beslut under kvartal 3
    Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-02-23 är ett ej verkställt beslut men som avslutas. \
    Anledningen till detta är att klienten har återtagit ansökan.
    Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-03-22 har rapporterats som ej verkställt. \
    Anledningen till detta är klienten väntar på en tillgänglig lägenhet.
    Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-03-24 är ett ej verkställt beslut men som avslutas. \
    Anledningen till detta är att klienten har återtagit ansökan för att hen flyttade från kommunen.
    Beslut om bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning 2023-04-13 har rapporterats som ej verkställt. \
    Klienten har fått erbjudande om lägenhet och väntar på att flytta in.
    Beslut om kontaktfamilj 2023-04-12 har rapporterats som ej verkställt. \
    Anledningen till detta är att det inte har hittats en lämplig kontaktfamilj.
    Beslut om kontaktperson 2023-04-13 är ett ej verkställt beslut men som avslutas. \
    Anledningen till detta är att klienten inte är i behov av sökt bistånd eftersom klientens behov av stöd tillgodoses på annat sätt.

    Expedieras till:
    Förvaltningsjurist
    Kommunens revisorer
    Kommunfullmäktige

    """
