import Handlaggning

extension Gallringsunderlag {
    /// - Parameter öppnade: the same beslut, opened as far as the key still exists.
    init(_ beslut: [Beslut], kommunkod: String, öppnade: some Sequence<Beslutsström>) {
        let födda = öppnade.compactMap { ström -> Datum? in
            // As corrected: a number that was wrong is nobody's day of birth.
            guard case .beslutFattat(let fattat)? = Beslut.läge(ström.beslut, efter: ström.händelser())?.historik.first?.händelse else { return nil }
            return fattat.skyddat?.person.personnummer.flatMap { Datum(födelsetidI: $0) }
        }
        self.init(beslut, kommunkod: kommunkod, födda: Set(födda).sorted())
    }
}
