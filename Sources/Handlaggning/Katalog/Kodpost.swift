/// En kod i en kodlista: ett skäl till dröjsmål, en orsak till avslut eller en inriktning.
public struct Kodpost: Hashable, Sendable, Daterad {
    /// Som den skrivs i kommandon: `resursbrist`.
    public let kod: String
    /// Som den trycks, med ord ur IVO:s blankett.
    public let namn: String
    public let giltig: Giltighet

    public init(kod: String, namn: String, giltig: Giltighet) {
        self.kod = kod
        self.namn = namn
        self.giltig = giltig
    }
}
