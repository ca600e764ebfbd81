import CanonicalJSON

/// Whether a value has the form that a schema of the document says: as much of JSON Schema as the document uses of it for answers.
struct Formprov {
    let dokument: JSON

    /// - Returns: where it does not, and why; empty when it does.
    func pröva(_ värde: JSON, _ schema: JSON, _ plats: String = "") -> [String] {
        if let namn = schema["$ref"]?.string { return pröva(värde, del(namn), plats) }
        if let val = schema["anyOf"]?.array {
            return val.contains { pröva(värde, $0, plats).isEmpty } ? [] : ["\(plats): inget av anyOf"]
        }
        var fel: [String] = []
        if let typ = schema["type"] {
            let typer = typ.array?.compactMap(\.string) ?? [typ.string].compactMap(\.self)
            if !typer.contains(where: { Self.är(värde, $0) }) { return ["\(plats): ska vara \(typer)"] }
        }
        if let konstant = schema["const"], konstant != värde { fel.append("\(plats): ska vara \(konstant.text)") }
        if let val = schema["enum"]?.array, !val.contains(värde) { fel.append("\(plats): \(värde.text) finns inte bland värdena") }
        for namn in schema["required"]?.array?.compactMap(\.string) ?? [] where värde[namn] == nil { fel.append("\(plats).\(namn) saknas") }
        if case .object(let fält)? = schema["properties"] {
            for ett in fält { if let del = värde[ett.key] { fel += pröva(del, ett.value, "\(plats).\(ett.key)") } }
        }
        if let element = schema["items"] {
            for (nr, del) in (värde.array ?? []).enumerated() { fel += pröva(del, element, "\(plats)[\(nr)]") }
        }
        return fel
    }

    private func del(_ namn: String) -> JSON {
        namn.split(separator: "/").dropFirst().reduce(dokument) { $0[String($1)] ?? .null }
    }

    private static func är(_ värde: JSON, _ typ: String) -> Bool {
        switch (värde, typ) {
        case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"), (.array, "array"), (.object, "object"): true
        case (.number(let text), "integer"): !text.contains(".")
        case _: false
        }
    }
}
