import CanonicalJSON
import Handlaggning

// Det som avslutar ett beslut genom något utanför det: ett nytt beslut, eller personens död.

extension BeslutErsatt {
    var form: Händelseform { Händelseform(.beslutErsatt, giltigt: datum, [.init("nytt", .id(nytt)), .init("datum", .datum(datum))]) }

    init(_ form: Formläsare) throws { self.init(nytt: try form.id("nytt"), datum: try form.datum("datum")) }
}

extension TidigareBeslutErsatt {
    var form: Händelseform { Händelseform(.tidigareBeslutErsatt, [.init("tidigare", .id(tidigare))]) }

    init(_ form: Formläsare) throws { self.init(tidigare: try form.id("tidigare")) }
}

extension PersonAvliden {
    var form: Händelseform { Händelseform(.personAvliden, giltigt: datum, [.init("datum", .datum(datum))]) }

    init(_ form: Formläsare) throws { self.init(datum: try form.datum("datum")) }
}
