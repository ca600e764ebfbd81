import Glibc
import Handlaggning

/// A folder that says it is an archive, checked before anything of it is read in: the manifest, that exactly its files are there, and that each
/// is byte for byte what was written.
struct Arkivkontroll {
    let mapp: String
    let manifest: Arkivmanifest

    /// - Parameter framsteg: told each file as its checksum is made.
    /// - Throws: ``Arkivfel``, ``Driftfel``.
    init(_ mapp: String, framsteg: (Arkivdel) -> Void) throws {
        self.mapp = mapp
        guard let namn = try arkivmappsNamn(mapp) else { throw Driftfel.filfel(fil: mapp, operation: "opendir", kod: ENOENT) }
        guard namn.contains(Arkivdel.manifest) else { throw Self.saknas(Arkivdel.manifest) }
        let manifest = try Self.manifest(mapp)
        self.manifest = manifest
        let väntade = manifest.filer.map(\.del.rawValue) + [Arkivdel.manifest]
        if let saknad = väntade.first(where: { !namn.contains($0) }) { throw Self.saknas(saknad) }
        // The name is somebody else's and could be anything: it is not repeated.
        guard namn.count == väntade.count else {
            throw Arkivfel(
                Arkivdel.manifest, Avvisning(.okandArkivfil, "Mappen har filer som manifestet inte nämner. Flytta dem eller hämta arkivet på nytt."))
        }
        for fil in manifest.filer {
            framsteg(fil.del)
            guard try Arkivläsare.summera(mapp, fil.del) == fil else {
                throw Arkivfel(
                    fil.del.rawValue, Avvisning(.kontrollsummaAvviker, "Filen är inte den som manifestet beskriver. Hämta arkivet på nytt."))
            }
        }
    }

    private static func manifest(_ mapp: String) throws -> Arkivmanifest {
        var läsare = try Arkivläsare(mapp, Arkivdel.manifest)
        let manifest: Arkivmanifest
        guard let rad = try läsare.nästa() else {
            throw Arkivfel(Arkivdel.manifest, Avvisning(.manifestOgiltigt, "Manifestet är tomt. Hämta arkivet på nytt."))
        }
        do throws(Avvisning) {
            manifest = try Arkivmanifest(rad + [UInt8(ascii: "\n")])
        } catch {
            throw läsare.fel(error)
        }
        guard try läsare.ärSlut() else { throw läsare.fel(Arkivfält.ogiltig("manifestet är en enda rad")) }
        return manifest
    }

    private static func saknas(_ fil: String) -> Arkivfel {
        Arkivfel(fil, Avvisning(.arkivfilSaknas, "Filen saknas: mappen är inte ett helt arkiv. Hämta det på nytt."))
    }
}
