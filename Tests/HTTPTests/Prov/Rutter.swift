import Application
import Foundation
import Handlaggning
import Logging

@testable import HTTP

extension Provserver {
    /// Every way in.
    var rutter: [Rutt] { Rutter(installation, Mätvärden(), Gränser(), logger: Logger(label: "prov")).alla }

    /// A route's address, with something that there is in each place.
    static func adress(_ mall: String) -> String {
        let delar = ["{namnd}": "SN", "{beslut}": Kommandon.id(1), "{period}": "2023K3", "{jobb}": "1", "{slag}": "berakna_rapport"]
        return delar.reduce(mall) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }
}

extension Rutt {
    /// What can be asked for there, by the parameters that decide it. Nothing where no role decides; commands are walked by themselves.
    var sätt: [(åtgärd: Åtgärd, fråga: String)] {
        switch åtkomst {
        case .öppen, .inloggad, .kommando: []
        case .installationen(let åtgärd, _), .nämnden(let åtgärd, _): [(åtgärd, "")]
        case .nämndenEfter: Rapportvy.allCases.map { ($0.åtgärd, "?vy=\($0.rawValue)") }
        }
    }

    /// A body that is answered, where one is taken.
    var exempel: String? {
        [
            Rutter.nämnd + "/sokningar": #"{"personnummer":"19800101-T101"}"#, Rutter.nämnd + "/atkomstsokningar": "{}",
            Rutter.nämnd + "/registerutdrag": #"{"person":"\#(Kommandon.id(1, "9"))"}"#,
        ][mall]
    }
}
