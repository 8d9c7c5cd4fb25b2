import HTTPServer
import HTTPTypes
import Preferences
import Wire

extension Response {
    /// A JSON answer. Never kept by caches: it belongs to one caller at one time.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        .json(try JSON.encode(value), status: status)
    }

    /// - Parameter bytes: JSON in UTF-8.
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headerFields: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .bytes(bytes))
    }

    static var noContent: Response { Response(status: .noContent) }
}

extension Request {
    /// A body that has been read, as `Value`.
    ///
    /// - Throws: `HTTPError` 415 when it is declared as something else than JSON, 400 when it is not JSON, 422 with a
    ///   pointer when a field is missing or of another type.
    func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        if let contentType = headerFields[.contentType],
            contentType.prefix(while: { $0 != ";" && $0 != " " && $0 != "\t" }).lowercased() != "application/json"
        {
            throw HTTPError(
                status: .unsupportedMediaType, code: "unsupportedMediaType",
                message: "Send JSON with Content-Type: application/json, not \(contentType).")
        }
        do {
            return try JSON.decode(type, from: bytes, unknownFields: .refused)
        } catch let error as ValidationError {
            throw error
        } catch {
            let (pointer, message, _) = JSON.explanation(of: error)
            if pointer.isEmpty {
                throw HTTPError(
                    status: .badRequest, code: "malformedJSON",
                    message: bytes.isEmpty
                        ? "The body is empty; send a JSON object."
                        : "The body is not valid JSON of the right shape. \(message)")
            }
            throw ValidationError(pointer: pointer, code: "invalidField", message: message)
        }
    }
}

extension Call {
    /// Bytes of JSON that are read on the event loop: more takes longer than it may be held.
    static let bytesOnLoop = 32 << 10

    /// The body as `Value`.
    ///
    /// - Throws: what `Request.decode` throws, and `WorkerPool.Full`.
    func decode<Value: Decodable & Sendable>(_ type: Value.Type) async throws -> Value {
        try await withBody { try request.decode(type, from: $0) }
    }

    /// As `decode`; nil where there is no body: of a route that `mayTake` one.
    func decodeIfAny<Value: Decodable & Sendable>(_ type: Value.Type) async throws -> Value? {
        try await withBody { try $0.isEmpty ? nil : request.decode(type, from: $0) }
    }

    /// Calls `read` with the whole body: on the worker threads where it is long.
    ///
    /// - Throws: `WorkerPool.Full`, or what `read` throws.
    func withBody<Value: Sendable>(_ read: @Sendable (_ bytes: [UInt8]) throws -> Value) async throws -> Value {
        let bytes = try await request.body.collect()
        if bytes.count <= Self.bytesOnLoop { return try read(bytes) }
        return try await workers.run { try read(bytes) }
    }

    /// The JSON of what holds texts of people and models, which may be megabytes: written on the worker threads.
    ///
    /// - Throws: `WorkerPool.Full`, or what `body` throws.
    func json<Body: Encodable & SendableMetatype>(
        status: HTTPResponse.Status = .ok, _ body: @Sendable () throws -> Body
    ) async throws -> Response {
        try await workers.run { try .json(body(), status: status) }
    }
}
