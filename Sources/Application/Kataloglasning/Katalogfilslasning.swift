import CanonicalJSON
import Handlaggning

/// An entry and where it stands, so that what is found later can name the place.
struct Inläst<Post: Katalogpost>: Sendable {
    let post: Post
    let fil: String
    let nummer: Int

    func fel(_ orsak: Katalogfel.Orsak) -> Katalogfel { Katalogfel(fil: fil, post: nummer, orsak: orsak) }
}

extension Katalogfil {
    /// The entries that the program carries, and after them those of `egen`: each replaces the one with the same key and the same first
    /// day, or is added.
    func poster<Post: Katalogpost>(egen: String?, som _: Post.Type = Post.self) throws(Katalogfel) -> [Inläst<Post>] {
        var poster: [Inläst<Post>] = if let medföljande { try Self.poster(medföljande, namn) } else { [] }
        if let egen {
            let byte: [UInt8]
            do throws(Katalogfel.Orsak) {
                byte = try Katalogmapp.innehåll(egen)
            } catch {
                throw Katalogfel(fil: egen, post: nil, orsak: error)
            }
            let egna: [Inläst<Post>] = try Self.poster(byte, egen)
            let ersatta = Set(egna.map(Self.identitet))
            poster = poster.filter { !ersatta.contains(Self.identitet($0)) } + egna
        }
        try Self.kontrolleraÖverlapp(poster)
        return poster
    }

    private static func poster<Post: Katalogpost>(_ byte: [UInt8], _ fil: String) throws(Katalogfel) -> [Inläst<Post>] {
        var poster: [Inläst<Post>] = []
        for (plats, form) in try former(byte, fil).enumerated() {
            do throws(Katalogfel.Orsak) {
                var läsare = try Postläsare(form)
                let post = try Post(&läsare)
                try läsare.klar()
                poster.append(Inläst(post: post, fil: fil, nummer: plats + 1))
            } catch {
                throw Katalogfel(fil: fil, post: plats + 1, orsak: error)
            }
        }
        return poster
    }

    /// `{"kalla": "…", "poster": […]}`, with something in both.
    private static func former(_ byte: [UInt8], _ fil: String) throws(Katalogfel) -> [JSON] {
        func fel(_ orsak: Katalogfel.Orsak) -> Katalogfel { Katalogfel(fil: fil, post: nil, orsak: orsak) }
        // Windows' editors put a byte order mark first.
        let text = byte.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(byte.dropFirst(3)) : byte
        guard !text.isEmpty else { throw fel(.tom) }
        let form: JSON
        do throws(JSONError) {
            form = try JSON(parsing: text)
        } catch {
            throw fel(.ejJSON(plats: error.offset))
        }
        let poster: [JSON]
        do throws(Katalogfel.Orsak) {
            var läsare = try Postläsare(form)
            _ = try läsare.text("kalla")
            poster = try läsare.ett("poster", \.array)
            try läsare.klar()
        } catch {
            throw fel(error)
        }
        guard !poster.isEmpty else { throw fel(.tom) }
        return poster
    }

    private struct Identitet: Hashable {
        let nyckel: String
        let från: Datum
    }

    private static func identitet<Post>(_ inläst: Inläst<Post>) -> Identitet {
        Identitet(nyckel: inläst.post.nyckel, från: inläst.post.gäller.från)
    }

    /// Among entries with one key, sorted by their first day, an overlap is one between neighbours.
    private static func kontrolleraÖverlapp<Post>(_ poster: [Inläst<Post>]) throws(Katalogfel) {
        for grupp in Dictionary(grouping: poster.indices, by: { poster[$0].post.nyckel }).values {
            let ordnade = grupp.sorted { poster[$0].post.gäller.från < poster[$1].post.gäller.från }
            for (förra, nästa) in zip(ordnade, ordnade.dropFirst())
            where poster[förra].post.gäller.innehåller(poster[nästa].post.gäller.från) {
                // The one that came last: the installation's own rather than the program's.
                throw poster[max(förra, nästa)].fel(.överlappar)
            }
        }
    }
}
