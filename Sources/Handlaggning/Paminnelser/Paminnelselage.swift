/// Det som påminnelserna räknas ur: nämndens läge sådant det är känt.
public struct Påminnelseläge: Sendable {
    public let nämnd: String
    public let omgångar: Omgångar
    /// Dagen då nämnden registrerades.
    public let registrerad: Datum
    /// De öppna fristerna, makulerade och återkallade borträknade.
    public let öppna: [Fristunderlag]
    /// Den senaste fastställda rapporten med fristerna på dess beslut; nil när ingen är fastställd.
    public let senaste: Fastställd?
    /// De parkerade besluten och dagen då var och ett parkerades.
    public let parkerade: [BeslutID: Datum]
    /// Dagen då läsmodellens prov slutade hålla; nil när det håller.
    public let provetAvviker: Datum?
    /// Dagen då en försegling gavs upp som ingen senare har ersatt.
    public let förseglingMisslyckad: Datum?
    /// Slagen av jobb som har getts upp och inte gjorts sedan, utom prov och försegling, och dagen då.
    public let uppgivnaJobb: [String: Datum]

    /// Den senaste fastställda rapporten, och underlaget som det är känt nu för de frister som har en rad i den.
    public struct Fastställd: Sendable {
        public let rapport: Rapport
        public let frister: [FristID: Fristunderlag]

        public init(_ rapport: Rapport, _ frister: [FristID: Fristunderlag]) {
            self.rapport = rapport
            self.frister = frister
        }
    }

    public init(
        nämnd: String, _ omgångar: Omgångar, registrerad: Datum, öppna: [Fristunderlag] = [], senaste: Fastställd? = nil,
        parkerade: [BeslutID: Datum] = [:],
        provetAvviker: Datum? = nil, förseglingMisslyckad: Datum? = nil, uppgivnaJobb: [String: Datum] = [:]
    ) {
        self.nämnd = nämnd
        self.omgångar = omgångar
        self.registrerad = registrerad
        self.öppna = öppna
        self.senaste = senaste
        self.parkerade = parkerade
        self.provetAvviker = provetAvviker
        self.förseglingMisslyckad = förseglingMisslyckad
        self.uppgivnaJobb = uppgivnaJobb
    }
}
