/// The argument parser's own words, in Swedish: it has no translations.
enum Svenska {
    private static let ordlista: [(String, String)] = [
        ("OVERVIEW: ", ""),
        ("USAGE: ", "ANVÄNDNING: "),
        ("Usage: ", "Användning: "),
        ("ARGUMENTS:", "ARGUMENT:"),
        ("SUBCOMMANDS:", "KOMMANDON:"),
        ("OPTIONS:", "VAL:"),
        ("<subcommand>", "<kommando>"),
        ("[<options>]", "[<val>]"),
        ("<options>", "<val>"),
        ("Show the version.", "Visa versionen."),
        ("Show help information.", "Visa hjälpen."),
        ("Show subcommand help information.", "Visa hjälpen för ett kommando."),
        ("(default: ", "(annars: "),
        ("default:", "annars:"),
        ("(values: ", "(värden: "),
        ("for detailed help.", "för hjälp om ett kommando."),
        ("for more information.", "för mer hjälp."),
        ("  See '", "  Se '"),
        ("Error: Missing expected argument", "Fel: Argument saknas:"),
        ("Error: Missing value for", "Fel: Värde saknas för"),
        ("Error: Unknown option", "Fel: Okänt val"),
        ("Error: Unexpected argument", "Fel: Oväntat argument"),
        ("Error: The value", "Fel: Värdet"),
        (" is invalid for ", " duger inte för "),
        (" unexpected arguments: ", " oväntade argument: "),
        ("Error: Missing one of:", "Fel: Något av dessa saknas:"),
        ("Please provide one of the following", "Ange något av följande"),
        ("Please provide one of", "Ange något av"),
        ("' and '", "' och '"),
        ("' or '", "' eller '"),
        ("Error: Value to be set with flag", "Fel: Det som flaggan"),
        (" had already been set with flag", " säger är redan sagt med flaggan"),
        ("Did you mean", "Menade du"),
        ("Error: ", "Fel: "),
        ("Help:  ", "Hjälp: "),
    ]

    static func hjälptext(_ text: String) -> String {
        ordlista.reduce(text) { text, par in text.split(separator: par.0, omittingEmptySubsequences: false).joined(separator: par.1) }
    }
}
