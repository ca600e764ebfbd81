import Application
import EventStore
import Handlaggning
import HTTPTypes
import Journal
import Postgres
import Projections

extension Problem {
    /// Whatever went wrong, as it is answered: what can be tried again says when, and what is a fault in evb says only that.
    init(_ fel: any Error) {
        self =
            switch fel {
            case let problem as Problem: problem
            case let fel as Avvisning: Problem(avvisning: fel)
            case let fel as Identitetsfel: Problem(nekande: Nekande(fel))
            case let fel as Åtkomstfel: Problem(nekande: Nekande(fel))
            case let fel as Färskhet.Dröjer:
                Problem(
                    .drojer, fält: "efter", "Det som frågades efter har inte hunnit bli läsbart. Det är framme vid position \(fel.nu). Försök igen."
                )
                .försökIgen(efter: 1)
            case Driftfel.importPågår:
                Problem(.importPagar, "En import eller ombyggnad pågår för nämnden. Försök igen när den är klar.").försökIgen(efter: 5)
            case Driftfel.åtkomstEjAntecknad:
                Problem(.atkomstEjAntecknad, "Läsningen kunde inte antecknas i åtkomstloggen, och då lämnas inget ut. Försök igen om en stund.")
                    .försökIgen(efter: 2)
            case Driftfel.nyckelförstöringÅterstår:
                Problem(.driftfel, "Allt är registrerat, men en gallrad persons nyckel kunde inte förstöras nu. Ett jobb gör det.")
            case Sökfel.registretByggs: Problem(.upptaget, "Sökregistret byggs. Försök igen om en stund.").försökIgen(efter: 30)
            case let fel as Driftfel: Problem(.driftfel, Self.internt).med(orsak: fel)
            case let fel as UndeterminedAppend: Problem.okäntUtfall.med(orsak: fel)
            case let fel as PostgresError: Problem(databas: fel)
            case let fel as Läsmodellfel:
                Problem(.lasmodellAvviker, "Läsmodellen stämmer inte med loggen. Den som sköter evb behöver köra evb verifiera.").med(orsak: fel)
            case let fel as Formfel:
                Problem(.olasligHandelse, "En händelse i loggen kan inte läsas av det här programmet. Den som sköter evb behöver uppgradera det.")
                    .med(orsak: fel)
            case let fel as VaultError:
                Problem(.nyckelfel, "Nycklarna som behövs går inte att använda. Den som sköter evb behöver rätta det.").med(orsak: fel)
            case is CancellationError: Problem.avbruten
            default: Problem(.ovantatFel, Self.internt).med(orsak: fel)
            }
    }

    private init(databas fel: PostgresError) {
        switch fel.sqlState {
        case .insufficientPrivilege?:
            // The database refuses what the application let through.
            self = Problem(.ejBehorig, "Du har inte behörighet till detta.").med(orsak: fel)
        case .lockNotAvailable?:
            self = Problem(.importPagar, "En import eller ombyggnad pågår för nämnden. Försök igen när den är klar.").försökIgen(efter: 5)
        case .queryCanceled?, .adminShutdown?: self = Problem.avbruten.med(orsak: fel)
        default:
            if fel.wasInFlight { self = Problem.okäntUtfall.med(orsak: fel); return }
            if case .pool = fel { self = Problem(.upptaget, "För mycket pågår just nu. Försök igen om en stund.").försökIgen(efter: 2); return }
            self =
                fel.isConnectionLost
                ? Problem(.databasOnabar, "Databasen kan inte nås just nu. Försök igen om en stund.").försökIgen(efter: 2).med(orsak: fel)
                : Problem(.ovantatFel, Self.internt).med(orsak: fel)
        }
    }

    init(nekande: Nekande) {
        self.init(status: HTTPResponse.Status(code: nekande.status), kod: nekande.kod, nekande.text)
        if let utmaning = nekande.wwwAuthenticate { huvuden[.wwwAuthenticate] = utmaning }
        if let sekunder = nekande.försökIgen { huvuden[.retryAfter] = String(sekunder) }
        orsak = nekande.orsak
    }

    /// An error of ours: none holds a value that somebody entered.
    private func med(orsak: any Error) -> Problem {
        var problem = self
        problem.orsak = "\(orsak)"
        return problem
    }

    private static let internt = "Något gick fel i evb. Felet är antecknat."
    private static let avbruten = Problem(.avbrutet, "Avbrutet; inget är gjort till hälften. Försök igen.").försökIgen(efter: 1)
    private static let okäntUtfall = Problem(
        .utfallOkant,
        "Förbindelsen med databasen bröts medan begäran utfördes. Skicka samma begäran igen, med samma Idempotency-Key: det som redan är gjort görs "
            + "inte en gång till."
    ).försökIgen(efter: 1)
}
