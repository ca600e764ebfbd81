import CanonicalJSON
import EventStore
import HTTPTypes
import Hummingbird
import NIOCore

/// Makes answers.
enum Svar {
    static func json(_ json: JSON, _ status: HTTPResponse.Status = .ok, typ: String = Svarsform.json.innehållstyp, position: Position? = nil)
        -> Response
    {
        text(json.text, typ: typ, status, position: position)
    }

    static func text(_ text: String, typ: String, _ status: HTTPResponse.Status = .ok, position: Position? = nil) -> Response {
        var huvuden: HTTPFields = [.contentType: typ]
        if let position { huvuden[.position] = position.description }
        return Response(status: status, headers: huvuden, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func tomt(_ status: HTTPResponse.Status, _ huvuden: HTTPFields = [:]) -> Response { Response(status: status, headers: huvuden) }
}

extension Response {
    func med(_ namn: HTTPField.Name, _ värde: String) -> Response {
        var svar = self
        svar.headers[namn] = värde
        return svar
    }
}
