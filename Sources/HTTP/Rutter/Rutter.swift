import Application
import CanonicalJSON
import Handlaggning
import Logging

/// Every way in that there is.
struct Rutter: Sendable {
    let installation: Installation
    let mottagare: Kommandomottagare
    let mätvärden: Mätvärden
    let tunga: Tunga
    let gränser: Gränser
    let hälsa: Hälsominne
    let logger: Logger

    init(_ installation: Installation, _ mätvärden: Mätvärden, _ gränser: Gränser, logger: Logger) {
        self.installation = installation
        self.mätvärden = mätvärden
        self.gränser = gränser
        self.logger = logger
        mottagare = Kommandomottagare(installation)
        tunga = Tunga(gränser)
        hälsa = Hälsominne(installation)
    }

    var alla: [Rutt] { driftens + jobbens + kommandots + beslutens + rapporternas + kalenderns + loggens + skyddets }

    static let nämnd = "/v1/namnder/{namnd}"
}
