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
        krav: ["beslut": .id, "datum": .datum, "orsak": .val], valfria: ["text": .text]),
    Kommandoexempel(
        #"""
        {"kommando":"AngeSkal","beslut":"018f3c6e-0000-7000-8000-000000000001","kod":"uppdragstagare_saknas","klass":"strukturell",
         "text":"eftersom ingen familj har hittats."}
        """#,
        krav: ["beslut": .id, "kod": .val, "klass": .val, "text": .text]),
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
]
