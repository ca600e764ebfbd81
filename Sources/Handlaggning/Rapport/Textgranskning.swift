extension Rapport {
    /// Raderna vars text har ett fynd av möjliga personuppgifter och inte har släppts av någon.
    ///
    /// - Parameters:
    ///   - släppta: hashar av de texter som har släppts.
    ///   - otryckta: också de texter som rapporten har men inte trycker.
    public func osläpptaTexter(släppta: Set<String>, otryckta: Bool = false) -> [Rapportrad] {
        rader.filter { rad in
            guard rad.tryckerText || otryckta, let text = rad.text, !släppta.contains(text.hash), case .öppet(let ord, _) = text.innehåll
            else { return false }
            return !personuppgiftsfynd(ord).isEmpty
        }
    }
}

extension Rapportrad {
    /// Om radens mening innehåller handläggarens text. De andra raderna har en text i loggen, men trycker den inte.
    public var tryckerText: Bool {
        switch (rubrik, utfall) {
        case (.r2, _), (.r3, _), (.r4, .öppen), (.r4, .avslutad): text != nil
        case (.r1, _), (.r4, .verkställd), (.rättade, _): false
        }
    }
}
