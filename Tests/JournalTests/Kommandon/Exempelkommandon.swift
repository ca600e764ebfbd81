let exempelkommandon: [Kommandoexempel] = [
    Kommandoexempel(
        #"{"kommando":"RegistreraNamnd","namn":"Socialnämnden","kommun":"Botkyrka kommun","kommunkod":"0127"}"#,
        krav: ["namn": .text, "kommun": .text, "kommunkod": .text]),
    Kommandoexempel(
        #"""
        {"kommando":"FattaBeslut","beslut":"018f3c6e-0000-7000-8000-000000000001","person":{"id":"018f3c6e-0000-7000-8000-000000000002",
         "kon":"kvinna","personnummer":"19710211-T121","namn":"Alma Exempelsson","skyddad":true},"omrade":"IFO","inriktning":"missbruk",
         "lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"2023-01-17","gallerFran":"2023-02-01","gallerTill":"2023-12-31",
         "omfattning":{"tal":2.5,"enhet":"timmar/vecka"},"beslutsgrupp":"018f3c6e-0000-7000-8000-000000000003","forhandsbesked":true,
         "ursprung":"dom","enhet":"Vuxenenheten","handlaggare":"Handläggare Exempel","kalla":{"system":"exempel","id":"E-1"},"berorBarn":true,
         "dnr":"SN/2023:7"}
        """#,
        krav: [
            "beslut": .id, "person": .objekt, "person.id": .id, "person.kon": .val, "omrade": .val, "lagrum": .text, "insats": .text,
            "beslutsdatum": .datum, "omfattning.tal": .text, "omfattning.enhet": .text, "kalla.system": .text, "kalla.id": .text,
        ],
        valfria: [
            "person.personnummer": .text, "person.namn": .text, "person.skyddad": .bool, "inriktning": .text, "gallerFran": .datum,
            "gallerTill": .datum, "omfattning": .objekt, "beslutsgrupp": .id, "forhandsbesked": .bool, "ursprung": .val, "enhet": .text,
            "handlaggare": .text, "kalla": .objekt, "berorBarn": .bool, "dnr": .text,
        ]),
    Kommandoexempel(
        #"{"kommando":"Verkstall","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01"}"#, krav: ["beslut": .id, "datum": .datum]),
    Kommandoexempel(
        #"""
        {"kommando":"AvslutaUtanVerkstallighet","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","orsak":"flyttat",
         "text":"eftersom klienten har flyttat."}
        """#,
        krav: ["beslut": .id, "datum": .datum, "orsak": .text], valfria: ["text": .text]),
    Kommandoexempel(
        #"""
        {"kommando":"AngeSkal","beslut":"018f3c6e-0000-7000-8000-000000000001","kod":"uppdragstagare_saknas","klass":"strukturell",
         "text":"eftersom ingen familj har hittats."}
        """#,
        krav: ["beslut": .id, "kod": .text, "klass": .val, "text": .text]),
    Kommandoexempel(
        #"{"kommando":"OppnaOmgang","period":"2023K3","brytdatum":"2023-08-31","etikett":"hösten"}"#,
        krav: ["period": .period, "brytdatum": .datum], valfria: ["etikett": .text]),
    Kommandoexempel(#"{"kommando":"FaststallRapport","period":"2023K3"}"#, krav: ["period": .period]),
    Kommandoexempel(
        #"""
        {"kommando":"RegistreraInskick","period":"2023K3","datum":"2023-09-05","kanal":"etjanst","rapportor":"Rapportör Exempel",
         "frister":"alla","art":"ny"}
        """#,
        krav: ["period": .period, "datum": .datum, "kanal": .val, "frister": .urval], valfria: ["rapportor": .text, "art": .val]),
    Kommandoexempel(
        #"{"kommando":"MeddelaRattelse","period":"2023K3","datum":"2023-09-05","frister":"alla"}"#,
        krav: ["period": .period, "datum": .datum, "frister": .urval]),
    Kommandoexempel(
        #"{"kommando":"AntaRapport","period":"2023K3","sammantradesdatum":"2023-09-19","paragraf":"§ 107","dnr":"SN/2023:77"}"#,
        krav: ["period": .period, "sammantradesdatum": .datum], valfria: ["paragraf": .text, "dnr": .text]),
    Kommandoexempel(
        #"{"kommando":"OverlamnaRapport","period":"2023K3","mottagare":"revisorer","datum":"2023-09-20"}"#,
        krav: ["period": .period, "mottagare": .val, "datum": .datum]),
    Kommandoexempel(
        #"{"kommando":"VerkstallDelvis","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","verkstalld":"två timmar","kvarstaende":"tre timmar"}"#,
        krav: ["beslut": .id, "datum": .datum, "verkstalld": .text, "kvarstaende": .text]),
    Kommandoexempel(
        #"{"kommando":"AvbrytVerkstallighet","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","orsak":"personalen slutade","helt":false}"#,
        krav: ["beslut": .id, "datum": .datum, "orsak": .text], valfria: ["helt": .bool]),
    Kommandoexempel(
        #"{"kommando":"AterupptaVerkstallighet","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01"}"#,
        krav: ["beslut": .id, "datum": .datum]),
    Kommandoexempel(
        #"{"kommando":"LamnaErbjudande","beslut":"018f3c6e-0000-7000-8000-000000000001","erbjudande":"018f3c6e-0000-7000-8000-000000000009","datum":"2023-06-01","vad":"en lägenhet"}"#,
        krav: ["beslut": .id, "datum": .datum, "erbjudande": .id, "vad": .text]),
    Kommandoexempel(
        #"{"kommando":"BesvaraErbjudande","beslut":"018f3c6e-0000-7000-8000-000000000001","erbjudande":"018f3c6e-0000-7000-8000-000000000009","datum":"2023-06-01","svar":"nej","skal":"för långt bort"}"#,
        krav: ["beslut": .id, "datum": .datum, "erbjudande": .id, "svar": .val], valfria: ["skal": .text]),
    Kommandoexempel(
        #"{"kommando":"AvslutaInsats","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","orsak":"målen är nådda"}"#,
        krav: ["beslut": .id, "datum": .datum, "orsak": .text]),
    Kommandoexempel(
        #"{"kommando":"ErsattBeslut","beslut":"018f3c6e-0000-7000-8000-000000000001","nytt":"018f3c6e-0000-7000-8000-000000000009","datum":"2023-06-01"}"#,
        krav: ["beslut": .id, "datum": .datum, "nytt": .id]),
    Kommandoexempel(
        #"{"kommando":"RegistreraDodsfall","person":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01"}"#,
        krav: ["person": .id, "datum": .datum]),
    Kommandoexempel(
        #"{"kommando":"AntecknaUppfoljning","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","text":"hemtjänst så länge"}"#,
        krav: ["beslut": .id, "datum": .datum, "text": .text]),
    Kommandoexempel(
        #"{"kommando":"PlaneraVerkstallighet","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01"}"#,
        krav: ["beslut": .id, "datum": .datum]),
    Kommandoexempel(
        #"{"kommando":"Overklaga","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","instans":"förvaltningsrätten","av":"enskild"}"#,
        krav: ["beslut": .id, "datum": .datum, "instans": .text, "av": .val]),
    Kommandoexempel(
        #"{"kommando":"RegistreraDom","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","instans":"förvaltningsrätten","utfall":"avslag","lagaKraft":"2023-07-01"}"#,
        krav: ["beslut": .id, "datum": .datum, "instans": .text, "utfall": .text], valfria: ["lagaKraft": .datum]),
    Kommandoexempel(
        #"{"kommando":"BeslutaInhibition","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","instans":"förvaltningsrätten","galler":true}"#,
        krav: ["beslut": .id, "datum": .datum, "instans": .text, "galler": .bool]),
    Kommandoexempel(
        #"{"kommando":"BegarSenarelaggning","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","till":"2023-09-01"}"#,
        krav: ["beslut": .id, "datum": .datum], valfria: ["till": .datum]),
    Kommandoexempel(
        #"{"kommando":"BegarVistelsekommun","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","kommunkod":"0180"}"#,
        krav: ["beslut": .id, "datum": .datum, "kommunkod": .text]),
    Kommandoexempel(
        #"{"kommando":"RegistreraIVOAtgard","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","atgard":"avgift_ansokt","dnr":"IVO 2023:17","belopp":50000}"#,
        krav: ["beslut": .id, "datum": .datum, "atgard": .val], valfria: ["dnr": .text]),
    Kommandoexempel(
        #"{"kommando":"RattaUppgift","beslut":"018f3c6e-0000-7000-8000-000000000001","handelse":{"typ":"BeslutVerkstallt","nr":2},"falt":"datum","varde":"2023-06-02","skal":"skrivfel"}"#,
        krav: ["beslut": .id, "handelse": .objekt, "handelse.typ": .val, "falt": .text, "varde": .datum, "skal": .text]),
    Kommandoexempel(
        #"{"kommando":"AterkallaHandelse","beslut":"018f3c6e-0000-7000-8000-000000000001","handelse":{"typ":"BeslutVerkstallt"},"skal":"fel beslut"}"#,
        krav: ["beslut": .id, "handelse": .objekt, "skal": .text]),
    Kommandoexempel(
        #"{"kommando":"MakuleraBeslut","beslut":"018f3c6e-0000-7000-8000-000000000001","skal":"dubblett"}"#,
        krav: ["beslut": .id, "skal": .text]),
    Kommandoexempel(
        #"{"kommando":"SlappText","beslut":"018f3c6e-0000-7000-8000-000000000001","handelse":{"typ":"SkalAngivet"}}"#,
        krav: ["beslut": .id, "handelse": .objekt]),
    Kommandoexempel(
        #"{"kommando":"SkrivAvsnitt","period":"2023K3","insats":"bostad","text":"Bristen på lägenheter består."}"#,
        krav: ["period": .period, "insats": .text, "text": .text]),
    Kommandoexempel(
        #"{"kommando":"ForeslaGallring","person":"018f3c6e-0000-7000-8000-000000000001","grund":"fem år har gått"}"#,
        krav: ["person": .id, "grund": .text]),
    Kommandoexempel(#"{"kommando":"GodkannGallring","person":"018f3c6e-0000-7000-8000-000000000001"}"#, krav: ["person": .id]),
]
