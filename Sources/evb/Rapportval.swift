import Application
import ArgumentParser
import EventStore
import Handlaggning

/// Which report a command is about.
struct Rapportval: ParsableArguments {
    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Omgångens period, till exempel 2023K3.", valueName: "period"))
    var period: Kvartal

    @Option(help: ArgumentHelp("Dagen vars läge visas.", valueName: "datum"))
    var brytdatum: Datum?

    @Option(help: ArgumentHelp("Som det var känt när loggen hade denna längd.", valueName: "position"))
    var position: Position?

    var fråga: Rapportfråga { Rapportfråga(nämnd: namnd, period: period, brytdatum: brytdatum, position: position) }
}
