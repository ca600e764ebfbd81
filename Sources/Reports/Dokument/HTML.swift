import Handlaggning

extension Dokument {
    /// Dokumentet som en hel HTML-sida utan skript och utan något utifrån, gjord för att skrivas ut på A4 och läsas upp.
    ///
    /// Källa: HTML Living Standard; WCAG 2.2 nivå AA (lag (2018:1937) om tillgänglighet till digital offentlig service).
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="sv">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        \(metadata.map { "<meta name=\"\(skyddat: $0.namn)\" content=\"\(skyddat: $0.innehåll)\">\n" }.joined())\
        <title>\(skyddat: titel)</title>
        <style>
        \(stilmall)
        </style>
        </head>
        <body>
        <main>
        <header>
        <h1>\(html: titel)</h1>
        \(undertitel.map { "<p>\(html: $0)</p>\n" }.joined())\
        </header>
        \(delar.map(\.html).joined())\
        </main>
        </body>
        </html>

        """
    }
}

extension Dokument.Del {
    fileprivate var html: String {
        switch self {
        case .rubrik(let nivå, let text): "<h\(nivå.rawValue + 1)>\(html: text)</h\(nivå.rawValue + 1)>\n"
        case .stycke(let text): "<p>\(html: text)</p>\n"
        case .rad(let text, let anmärkningar):
            "<div class=\"rad\">\n<p>\(html: text)</p>\n" + anmärkningar.map(anmärkt).joined() + "</div>\n"
        case .lista(let punkter): "<ul>\n" + punkter.map { "<li>\(html: $0)</li>\n" }.joined() + "</ul>\n"
        case .tabell(let tabell): tabell.html
        case .anmärkning(let text): anmärkt(text)
        }
    }

    private func anmärkt(_ text: String) -> String { "<p class=\"anm\"><strong>Anm.</strong> \(html: text)</p>\n" }
}

extension Tabell {
    fileprivate var html: String {
        let huvud = kolumner.map { "<th scope=\"col\"\($0.klass)>\(html: $0.namn)</th>" }.joined()
        let kropp = rader.map { rad in
            let celler = zip(kolumner, rad).enumerated().map { plats, cell in
                plats == 0
                    ? "<th scope=\"row\"\(cell.0.klass)>\(html: cell.1)</th>"
                    : "<td\(cell.0.klass)>\(html: cell.1)</td>"
            }
            return "<tr>\(celler.joined())</tr>\n"
        }
        return "<table>\n<caption>\(html: rubrik)</caption>\n<thead>\n<tr>\(huvud)</tr>\n</thead>\n<tbody>\n\(kropp.joined())</tbody>\n</table>\n"
    }
}

extension Tabell.Kolumn {
    fileprivate var klass: String { högerställd ? " class=\"tal\"" : "" }
}

extension DefaultStringInterpolation {
    /// Texten som innehåll i ett element. Ett datum märks ut: det får inte delas på två rader.
    fileprivate mutating func appendInterpolation(html text: String) {
        let tecken = Array(text)
        var (skrivet, plats) = (0, 0)
        while plats + 10 <= tecken.count {
            let datum = String(tecken[plats..<plats + 10])
            guard tecken[plats].isNumber, Datum(datum) != nil else {
                plats += 1
                continue
            }
            appendInterpolation(skyddat: String(tecken[skrivet..<plats]))
            appendLiteral("<time>\(datum)</time>")
            plats += 10
            skrivet = plats
        }
        appendInterpolation(skyddat: String(tecken[skrivet...]))
    }

    /// Texten där märkord inte får stå: i ett citerat attribut och i sidans titel. Läses kodpunkt för kodpunkt: ett citattecken med ett
    /// accenttecken efter sig är ett enda tecken för läsaren men fortfarande ett citattecken för webbläsaren.
    fileprivate mutating func appendInterpolation(skyddat text: String) {
        for kodpunkt in enRad(text).unicodeScalars {
            switch kodpunkt {
            case "&": appendLiteral("&amp;")
            case "<": appendLiteral("&lt;")
            case ">": appendLiteral("&gt;")
            case "\"": appendLiteral("&quot;")
            case "'": appendLiteral("&#39;")
            // Styrtecken får inte stå i HTML.
            case _ where kodpunkt.properties.generalCategory == .control && kodpunkt != "\t": appendLiteral("\u{FFFD}")
            case _: appendInterpolation(kodpunkt)
            }
        }
    }
}
