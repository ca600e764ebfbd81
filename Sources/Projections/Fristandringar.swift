import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres

/// What a batch of events changes in `frist_v3`: one statement closes the rows it replaces, one inserts the new.
struct Friständringar {
    private var stängda: [Fristrad] = []
    private var nya: [Fristrad] = []

    /// - Parameters:
    ///   - rader: a beslut's every row up to the end of the batch.
    ///   - från: the batch's first position: rows known from an earlier one are already written, perhaps still open.
    mutating func lägg(_ rader: [Fristrad], ändradeFrån från: Int64) {
        for rad in rader {
            if rad.kändFrån >= från {
                nya.append(rad)
            } else if let till = rad.kändTill, till >= från {
                stängda.append(rad)
            }
        }
    }

    func skriv(_ nämnd: Tenant, _ bygge: Bygge, _ databas: isolated Connection) throws {
        if !stängda.isEmpty {
            try databas.execute(
                bygge.sats("frist_close", Self.stäng), [.text(nämnd.rawValue)] + nycklar(stängda) + [.int8s(stängda.map(\.kändTill))])
        }
        if !nya.isEmpty { try databas.execute(bygge.sats("frist_insert", Self.lägg), [.text(nämnd.rawValue)] + nycklar(nya) + värden(nya)) }
    }

    private func nycklar(_ rader: [Fristrad]) -> [Parameter] {
        [
            .uuids(rader.map(\.underlag.beslut.uuid)), .texts(rader.map(\.underlag.frist.nummer.art.rawValue)),
            .int4s(rader.map { Int32($0.underlag.frist.nummer.nr) }), .int8s(rader.map(\.kändFrån)),
        ]
    }

    private func värden(_ rader: [Fristrad]) -> [Parameter] {
        func text(_ värde: (Fristunderlag) -> String?) -> Parameter { .texts(rader.map { värde($0.underlag) }) }
        func datum(_ värde: (Fristunderlag) -> Datum?) -> Parameter { .dates(rader.map { värde($0.underlag).map { PostgresDate($0) } }) }
        func sant(_ värde: (Fristunderlag) -> Bool) -> Parameter { .bools(rader.map { värde($0.underlag) }) }
        return [
            .int8s(rader.map(\.kändTill)), text(\.område.rawValue), text(\.lagrum), text(\.insats), datum(\.beslutsdatum), datum(\.gällerTill),
            text(\.ursprung.rawValue), datum(\.frist.start), datum { rapporteringsbarFrån($0.frist.start) }, datum { $0.frist.slut?.datum },
            text { $0.frist.slut?.art }, text { $0.frist.slut?.orsak?.rawValue }, text { $0.frist.slut?.text?.hash },
            text { $0.frist.skäl?.kod.rawValue }, text { $0.frist.skäl?.klass.rawValue }, text { $0.frist.skäl?.text.hash },
            text(\.frist.inskick.form.canonical), text(\.frist.rättelser.form.canonical), .uuids(rader.map(\.underlag.person.uuid)),
            text(\.kön.rawValue), sant(\.makulerat), sant(\.vistelsekommun), sant(\.frist.återkallad), text(\.visbarhet.rawValue),
            .texts(rader.map { $0.lämnad?.description }),
        ]
    }

    private static func stäng(_ tabell: String) -> String {
        """
        update \(tabell) f set kand_till = s.kand_till
        from unnest($2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::bigint[]) s(beslut, art, nr, kand_fran, kand_till)
        where f.namnd = $1 and f.beslut = s.beslut and f.art = s.art and f.nr = s.nr and f.kand_fran = s.kand_fran
        """
    }

    private static func lägg(_ tabell: String) -> String {
        """
        insert into \(tabell) (namnd, \(Fristrad.skrivnaKolumner))
        select $1, r.* from unnest($2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::date[],
            $11::date[], $12::text[], $13::date[], $14::date[], $15::date[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[],
            $21::text[], $22::text[], $23::text[], $24::uuid[], $25::text[], $26::bool[], $27::bool[], $28::bool[], $29::text[], $30::text[]) r
        """
    }
}
