import Handlaggning

/// Where the next page begins, as the one who asks carries it: opaque, and refused unless it was made here.
///
/// It names an id in the nämnd's own list and nothing else, and what it leads to is read with the authority of the one who asks: one that is
/// made up leads to nothing more than another page of the same list.
struct Markör {
    let efter: BeslutID

    var text: String { "b1." + efter.description.filter { $0 != "-" } }

    init(efter: BeslutID) { self.efter = efter }

    init?(_ text: String) {
        guard text.hasPrefix("b1."), text.utf8.count == 35 else { return nil }
        var siffror = Array(text.dropFirst(3))
        for plats in [20, 16, 12, 8] { siffror.insert("-", at: plats) }
        guard let efter = BeslutID(String(siffror)), efter.description == String(siffror) else { return nil }
        self.efter = efter
    }
}
