#!/usr/bin/env python3
"""Kontrollerar en nämnds logg, dess sigill och fastställda rapporter utan evb, utan databas och utan att lita på någon av dem.

    evb sigill lista --namnd SN --format jsonl > sigill.jsonl
    evb rapport --namnd SN --period 2023K3 --format json > rapport.json
    evb logg --namnd SN --format jsonl > logg.jsonl
    verifiera_logg.py logg.jsonl --sigill sigill.jsonl --rapport rapport.json --nyckel HEX

Loggen sist: en som skrevs ut före ett sigill slutar före det, och ser ut som avkortad. Nyckeln skrivs av
«evb sigill nyckel --format hex». Be om den på annat sätt än loggen, spara den, och jämför varje gång.
Status: 0 allt som kontrollerades stämmer, 1 något stämmer inte, 2 fel använt eller en fil som inte kan läsas. Kräver bara Python 3.9 eller senare.
"""

import argparse
import hashlib
import json
import sys

# En händelses data är högst 32 MiB; i JSON kan ett tecken bli sex, och därtill kommer det skyddade. En rapport med hundratusen rader är några tiotal.
LONGEST = 256 << 20
MOST_SEALS = 1_000_000  # ett om dagen och ett per rapport i tusen år
SALT = 16  # byte: ett annat antal kunde flytta ord mellan saltet och texten
START = bytes(32)  # hashen före den första händelsen
ERASED = "uppgiften är gallrad"  # evb skriver det i stället för en text vars nyckel är förstörd

# Fälten på en rad i loggen, i den ordning de hashas: namn, slag, om det får saknas (null).
COLUMNS = (
    ("namnd", "text", False), ("position", "int", False), ("strom", "text", False), ("version", "int", False), ("id", "text", False),
    ("typ", "text", False), ("typversion", "int", False), ("giltigt", "text", True), ("registrerad", "text", False), ("aktor", "text", False),
    ("roll", "text", False), ("enhet", "text", True), ("korrelation", "text", False), ("orsakad_av", "text", True), ("kommando", "text", False),
    ("nr", "int", False), ("data", "text", False), ("nyckel", "text", True), ("skyddat", "hex", True),
)
FIELDS = {name for name, _, _ in COLUMNS} | {"hash"}

class Fault(Exception):
    """Något som inte stämmer, med en mening om vad och var."""

# --- Ed25519: bara verifiering. Källa: RFC 8032, 5.1.3 och 5.1.7. ---
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)

def _recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if x & 1 != sign else x

def _point(encoded):
    """Punkten (X, Y, Z, T), eller None när byten inte är någon punkts kanoniska form."""
    y = int.from_bytes(encoded, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = _recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)

def _add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)

def _multiply(scalar, point):
    result = NEUTRAL
    while scalar > 0:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result

def _equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0

BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
NEUTRAL = (0, 1, 1, 0)

def ed25519_verify(public_key, message, signature):
    """Sant när signaturen är nyckelns. S ska vara kanoniskt (S < L), R och nyckeln riktiga punkter, och nyckeln inte av liten ordning."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a, r = _point(public_key), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    if _equal(_multiply(8, a), NEUTRAL):
        return False  # en sådan nyckel kan ha samma signatur för vad som helst
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    return _equal(_multiply(s, BASE), _add(r, _multiply(k, a)))

# --- Läsning: strängt, så att ingen annan läsare kan se något annat i samma byte. ---
def _members(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Fault("samma fält står två gånger")
    return members

def _refuse(value):
    raise Fault(f"talet {value[:20]} är inget heltal")

def parse(raw):
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        return json.loads(text, object_pairs_hook=_members, parse_float=_refuse, parse_constant=_refuse)
    except UnicodeDecodeError:
        raise Fault("det som står är inte UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise Fault("det som står är inte JSON") from error

def from_hex(value, length, name):
    """Byten ur små hexadecimala tecken; `length` None för vilket antal som helst."""
    if isinstance(value, str) and (length is None or len(value) == 2 * length):
        try:
            raw = bytes.fromhex(value)
        except ValueError:
            raw = None
        if raw is not None and raw.hex() == value:
            return raw
    raise Fault(f"fältet {name} är inte {'' if length is None else f'{length} byte som '}små hexadecimala tecken")

def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)

def lines(path, what):
    """Raderna i en fil eller på standard in (-), en i taget, med sina nummer."""
    with sys.stdin.buffer if path == "-" else open(path, "rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST + 1), b""), 1):
            if len(line) > LONGEST:
                raise Fault(f"{what}, rad {number}: raden är för lång för att vara en händelse")
            if not line.endswith(b"\n"):
                raise Fault(f"{what}, rad {number}: filen slutar mitt i raden")
            try:
                yield number, parse(line)
            except Fault as fault:
                raise Fault(f"{what}, rad {number}: {fault}") from None

# --- Kedjan ---
def event_hash(previous, event):
    """SHA-256(hashen före ‖ fälten): varje fält är sin längd i 8 byte, störst först, och sina byte; ett som saknas är längden ff…ff."""
    if not isinstance(event, dict) or event.keys() != FIELDS:
        raise Fault("händelsen har inte precis de fält som hashas")
    parts = [previous]
    for name, kind, optional in COLUMNS:
        value = event[name]
        if value is None and optional:
            parts.append(b"\xff" * 8)
            continue
        if kind == "hex":
            raw = from_hex(value, None, name)
        elif kind == "int" and is_int(value):
            raw = str(value).encode()
        elif kind == "text" and isinstance(value, str):
            try:
                raw = value.encode("utf-8")
            except UnicodeEncodeError:
                raise Fault(f"fältet {name} är inte text") from None
        else:
            raise Fault(f"fältet {name} har fel slag")
        parts += (len(raw).to_bytes(8, "big"), raw)
    return hashlib.sha256(b"".join(parts)).digest()

# --- Sigill ---
class Seal:
    """Ett sigill: vem, var, vad och när, med nyckel och signatur. `source` säger var det kommer ifrån."""
    def __init__(self, fields, source):
        self.source = source
        try:
            self.tenant, self.position, self.time = fields["namnd"], fields["position"], fields["tid"]
            self.hash = from_hex(fields["hash"], 32, "hash")
            self.key = from_hex(fields["nyckel"], 32, "nyckel")
            self.signature = from_hex(fields["signatur"], 64, "signatur")
        except (KeyError, TypeError):
            raise Fault(f"{source}: sigillet har inte de fält som ett sigill har") from None
        except Fault as fault:
            raise Fault(f"{source}: {fault}") from None
        if not (isinstance(self.tenant, str) and isinstance(self.time, str) and is_int(self.position) and self.position > 0):
            raise Fault(f"{source}: sigillets nämnd, position eller tid har fel slag")
        if "\n" in self.tenant or "\n" in self.time:
            raise Fault(f"{source}: sigillets nämnd eller tid har en radbrytning")

    def check(self, trusted):
        if trusted and self.key not in trusted:
            raise Fault(f"{self.source}: sigillet på position {self.position} är förfalskat: nyckeln {self.key.hex()} är inte den angivna")
        message = f"evb-sigill-1\n{self.tenant}\n{self.position}\n{self.hash.hex()}\n{self.time}\n".encode()
        if not ed25519_verify(self.key, message, self.signature):
            raise Fault(f"{self.source}: sigillet på position {self.position} är förfalskat: signaturen är inte nyckelns")

def read_seals(path, trusted):
    seals = []
    for number, fields in lines(path, "sigillen"):
        if number > MOST_SEALS:
            raise Fault("sigillen: för många rader för att vara en nämnds sigill")
        seal = Seal(fields, f"sigillen, rad {number}")
        seal.check(trusted)
        seals.append(seal)
    return seals

# --- En rapport ---
def canonical(value):
    """RFC 8785 för det som en rapport har: text, heltal, null, sant och falskt. Fältnamnen är ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

class Report:
    """En fastställd rapport som JSON. `unchecked` säger vad som inte kunde kontrolleras."""
    def __init__(self, path, trusted):
        self.path = path
        self.unchecked = []
        try:
            self._check(trusted)
        except (KeyError, TypeError, AttributeError):
            raise Fault(f"{path}: filen har inte de fält som en rapport från evb har") from None
        except Fault as fault:
            raise Fault(f"{path}: {fault}") from None

    def _check(self, trusted):
        with open(self.path, "rb") as file:
            raw = file.read(LONGEST + 1)
        if len(raw) > LONGEST:
            raise Fault("filen är för stor för att vara en rapport")
        report = parse(raw)
        if not isinstance(report, dict) or "sigill" not in report:
            raise Fault("filen är ingen rapport från evb, eller en från före sigillen")
        self.name = f"{report['namnd']} {report['period']} ({self.path})"
        proof = report["sigill"]
        if proof is None:
            raise Fault("rapporten har inget sigill: den är ett utkast, eller fastställd men inte förseglad")
        self._check_proof(report, proof, trusted)
        self._check_content(report)
        self.unchecked.append("det som står runt raderna: status, antagande, avsnitt, avvikelser och vad som är lämnat")

    def _check_proof(self, report, proof, trusted):
        event = proof["handelse"]
        self.seal = Seal({**{k: proof[k] for k in ("position", "hash", "tid", "nyckel", "signatur")}, "namnd": report["namnd"]}, self.name)
        if event_hash(from_hex(proof["foregaende"], 32, "foregaende"), event) != self.seal.hash:
            raise Fault(f"händelsen på position {self.seal.position} är inte den som är förseglad: den är ändrad")
        expected = {"namnd": report["namnd"], "typ": "RapportFaststalld", "strom": f"omgang:{report['period']}"}
        for name, value in {**expected, "hash": proof["hash"], "position": proof["position"]}.items():
            if event[name] != value:
                raise Fault(f"den förseglade händelsens {name} är inte rapportens")
        data = parse(event["data"])
        if "sha256" in report and data["sha256"] != report["sha256"]:
            raise Fault("rapportens SHA-256 är inte den som fastställdes")
        if data["version"] != report["version"]:
            raise Fault("rapportens version är inte den som fastställdes")
        if report["status"] not in ("faststalld", "antagen"):
            raise Fault("rapporten säger sig vara ett utkast men har ett sigill")
        self.sha256 = data["sha256"]
        self.seal.check(trusted)

    def _check_content(self, report):
        if "rader" not in report or "summor" not in report:
            self.unchecked.append("raderna: den här vyn har inte allt som fastställdes (den vy som nämnden har, --vy namnd, har det)")
            return
        rows, shown, erased = [], 0, 0
        salts = report.get("salter", {})
        for row in report["rader"]:
            row = {name: value for name, value in row.items() if name != "sand"}
            reason = row["skal"]
            if reason is not None:
                digest = reason["textSha256"]
                if digest in salts:
                    salted = from_hex(salts[digest], SALT, "salter") + reason["text"].encode("utf-8")
                    if hashlib.sha256(salted).hexdigest() != digest:
                        raise Fault(f"en text är ändrad: {row['rubrik']} {row['insats']} {row['beslutsdatum']}")
                    shown += 1
                elif reason["text"] == ERASED:
                    erased += 1
                else:
                    raise Fault(f"en text står utan sitt salt: {row['rubrik']} {row['insats']} {row['beslutsdatum']}")
                row["skal"] = {**{name: value for name, value in reason.items() if name != "textSha256"}, "text": digest}
            rows.append(row)
        content = {name: report[name] for name in ("namnd", "period", "etikett", "brytdatum", "summor")}
        if hashlib.sha256(canonical({**content, "rader": rows}).encode("utf-8")).hexdigest() != self.sha256:
            raise Fault("raderna eller summorna är ändrade: deras SHA-256 är inte den som fastställdes")
        self.rows, self.texts = len(rows), shown
        if erased:
            self.unchecked.append(f"orden i {erased} texter som är gallrade")

# --- Loggen ---
class LogCheck:
    """Räknar om kedjan rad för rad; håller bara sigillen och den senaste hashen i minnet."""
    def __init__(self, seals):
        self.by_position = {}
        for seal in seals:
            self.by_position.setdefault(seal.position, []).append(seal)
        self.position, self.hash, self.tenant, self.sealed = 0, START, None, []

    def run(self, path):
        for number, event in lines(path, "loggen"):
            position = self.position + 1
            try:
                self._feed(event)
            except Fault as fault:
                raise Fault(f"loggen, rad {number}, position {position}: {fault}") from None
        self._end()

    def _feed(self, event):
        found = event_hash(self.hash, event)
        if event["position"] != self.position + 1:
            raise Fault(f"här står position {event['position']}: en händelse saknas, står två gånger eller på fel plats")
        if self.tenant not in (None, event["namnd"]):
            raise Fault(f"händelsen är en annan nämnds, {event['namnd']}")
        if from_hex(event["hash"], 32, "hash") != found:
            raise Fault("kedjan är bruten: händelsen, eller den före, är ändrad")
        self.position, self.hash, self.tenant = self.position + 1, found, event["namnd"]
        seals = self.by_position.pop(self.position, [])
        for seal in seals:
            if seal.tenant != self.tenant:
                raise Fault(f"{seal.source}: sigillet är en annan nämnds, {seal.tenant}")
            if seal.hash != found:
                raise Fault(f"{seal.source}: loggen är inte den som förseglades här: den är omskriven, från denna position eller tidigare")
        if seals:
            self.sealed.append(self.position)

    def _end(self):
        if self.by_position:
            position, (seal, *_) = min(self.by_position.items())
            raise Fault(f"{seal.source}: loggen slutar på position {self.position} men är förseglad på position {position}: den är avkortad")
        if self.position == 0:
            raise Fault("loggen är tom: det finns inget att kontrollera")

# --- Svaret ---
def check(arguments, say):
    trusted = {from_hex(key.lower(), 32, "--nyckel") for key in arguments.nyckel}
    seals = read_seals(arguments.sigill, trusted) if arguments.sigill else []
    if arguments.sigill:
        if not seals:
            raise Fault(f"{arguments.sigill}: filen har inga sigill, och ingenting att jämföra loggen med")
        say(f"Sigillen: {len(seals)} signaturer är riktiga.")
    unchecked = []
    for path in arguments.rapport:
        report = Report(path, trusted)
        seals.append(report.seal)
        say(f"Rapporten {report.name}: fastställd på position {report.seal.position} i loggen, förseglad {report.seal.time}. "
            f"SHA-256 {report.sha256}.")
        if hasattr(report, "rows"):
            say(f"Rapporten {report.name}: {report.rows} rader, {report.texts} texter och summorna är de som fastställdes.")
        unchecked += [f"{report.name}: {what}" for what in report.unchecked]
    if arguments.logg:
        log = LogCheck(seals)
        log.run(arguments.logg)
        say(f"Loggen: {log.tenant}, {log.position} händelser, kedjan är hel. Huvud {log.hash.hex()}.")
        if log.sealed:
            last = log.sealed[-1]
            say(f"Loggen: är den som förseglades på {len(log.sealed)} positioner, den sista {last}.")
            if last < log.position:
                unchecked.append(f"om positionerna efter {last} är omskrivna eller fler har funnits: de är inte förseglade")
        else:
            unchecked.append("om loggen är omskriven eller avkortad: det visar bara ett sigill (--sigill) eller en rapport (--rapport)")
    else:
        unchecked.append("om loggen har händelserna: ingen logg är angiven")
    if seals and not trusted:
        for key in sorted({seal.key.hex() for seal in seals}):
            say(f"Sigillens nyckel: {key}")
        unchecked.append("vems nyckeln är: ingen --nyckel är angiven, och vem som helst kan göra sigill med en egen. "
                         "Jämför nyckeln med den du har fått av nämnden på annat sätt.")
    for what in unchecked:
        say(f"Inte kontrollerat: {what}")

SWEDISH = {
    "usage: ": "användning: ", "positional arguments": "argument", "options": "val", "optional arguments": "val",
    "show this help message and exit": "visar den här hjälpen", "unrecognized arguments: %s": "okända argument: %s",
    "expected one argument": "kräver ett värde", "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda %(matches)s",
}

def main(argv):
    argparse._ = lambda text: SWEDISH.get(text, text)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("logg", nargs="?", help="loggen, ur evb logg --format jsonl; - för standard in")
    parser.add_argument("--rapport", action="append", default=[], metavar="FIL", help="en fastställd rapport, ur evb rapport --format json")
    parser.add_argument("--sigill", metavar="FIL", help="sigillen, ur evb sigill lista --format jsonl")
    parser.add_argument("--nyckel", action="append", default=[], metavar="HEX", help="den öppna nyckel som sigillen ska vara gjorda med")
    arguments = parser.parse_args(argv)
    if not (arguments.logg or arguments.rapport or arguments.sigill):
        parser.error("ange en logg, en rapport eller sigill")
    try:
        check(arguments, print)
    except Fault as fault:
        print(f"STÄMMER INTE: {fault}.", file=sys.stderr)
        return 1
    except OSError as error:
        # Om det som inte gick att läsa är ingenting sagt.
        print(f"INTE KONTROLLERAT: {error.filename or 'filen'} kan inte läsas ({error.strerror}).", file=sys.stderr)
        return 2
    print("Det som kontrollerats stämmer.")
    return 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
