import CanonicalJSON
import Handlaggning

extension IndividrapportInskickad {
    var form: Händelseform {
        Händelseform(
            "IndividrapportInskickad", giltigt: inskick.datum,
            [
                .init("art", .string(frist.art.rawValue)), .init("nr", .int(frist.nr)), .init("omgang", .string(inskick.omgång.description)),
                .init("inskick", .string(inskick.art.rawValue)), .init("datum", .datum(inskick.datum)), .init("stangd", .bool(inskick.stängd)),
                .init("kanal", .string(kanal.rawValue)),
            ],
            skyddat: rapportör.map { [.init("rapportor", .string($0))] })
    }

    init(_ form: Formläsare) throws {
        self.init(
            frist: try form.frist(),
            inskick: Inskick(
                omgång: try form.period("omgang"), art: try form.val("inskick"), datum: try form.datum("datum"), stängd: try form.bool("stangd")),
            kanal: try form.val("kanal"), rapportör: form.skyddadText("rapportor"))
    }
}

extension RättelseMeddelad {
    var form: Händelseform {
        Händelseform(
            "RattelseMeddelad", giltigt: datum,
            [
                .init("art", .string(frist.art.rawValue)), .init("nr", .int(frist.nr)), .init("omgang", .string(omgång.description)),
                .init("datum", .datum(datum)),
            ])
    }

    init(_ form: Formläsare) throws {
        self.init(frist: try form.frist(), omgång: try form.period("omgang"), datum: try form.datum("datum"))
    }
}

extension Formläsare {
    fileprivate func frist() throws -> FristNummer { FristNummer(art: try val("art"), nr: try heltal("nr")) }
}
