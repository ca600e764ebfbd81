/// The catalogues, a file each. The installation's own folder has files with the same names.
enum Katalogfil: String, CaseIterable {
    case lagrum, insatser, paragrafer, avgiftsramar, skalskoder, avslutsorsaker, inriktningar, rapporteringsperioder, periodmonster
    case gallringsregler, gallringsundantag, forskningsurval, sammantraden

    var namn: String { rawValue + ".json" }

    /// What the program carries; nil for what is every nämnd's own.
    var medföljande: [UInt8]? {
        switch self {
        case .lagrum: PackageResources.lagrum_json
        case .insatser: PackageResources.insatser_json
        case .paragrafer: PackageResources.paragrafer_json
        case .avgiftsramar: PackageResources.avgiftsramar_json
        case .skalskoder: PackageResources.skalskoder_json
        case .avslutsorsaker: PackageResources.avslutsorsaker_json
        case .inriktningar: PackageResources.inriktningar_json
        case .rapporteringsperioder: PackageResources.rapporteringsperioder_json
        case .periodmonster: PackageResources.periodmonster_json
        case .gallringsregler: PackageResources.gallringsregler_json
        case .gallringsundantag: PackageResources.gallringsundantag_json
        case .forskningsurval: PackageResources.forskningsurval_json
        case .sammantraden: nil
        }
    }
}
