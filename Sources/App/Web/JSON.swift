import Foundation
import HTTPServer
import HTTPTypes
import Preferences

/// How Podium writes and reads JSON: camelCase, times in RFC 3339 UTC with milliseconds, ids as integers.
enum JSON {
    /// - Parameter sorted: fields in a fixed order, so that the same data are the same bytes: files get compared.
    static func encode(_ value: some Encodable, sorted: Bool = false) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = sorted ? [.withoutEscapingSlashes, .sortedKeys] : .withoutEscapingSlashes
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(date.formatted(timestamp))
        }
        return Array(try encoder.encode(value))
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            try Date(try decoder.singleValueContainer().decode(String.self), strategy: timestamp)
        }
        return try decoder.decode(type, from: Data(bytes))
    }

    static let timestamp = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// What is wrong with a body or a line, in a sentence for the person who wrote it.
    static func explanation(of error: any Error) -> (pointer: String, message: String) {
        func pointer(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
            (path + (last.map { [$0] } ?? [])).map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return (pointer(context.codingPath, key), "The field \"\(key.stringValue)\" is missing.")
        case DecodingError.typeMismatch(let type, let context):
            return (pointer(context.codingPath), "Expected \(name(of: type)) here.")
        case DecodingError.valueNotFound(let type, let context):
            return (pointer(context.codingPath), "Expected \(name(of: type)) here, not null.")
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            return (pointer(context.codingPath), context.debugDescription)
        default:
            return ("", "This is not valid JSON.")
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        default:
            if "\(type)".hasPrefix("Array") {
                "a list"
            } else if "\(type)".hasPrefix("Dictionary") {
                "an object"
            } else {
                "another kind of value"
            }
        }
    }
}

extension Response {
    /// A JSON answer. Never kept by caches: it belongs to one caller at one time.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status, headerFields: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .bytes(try JSON.encode(value)))
    }

    static var noContent: Response { Response(status: .noContent) }
}

extension Request {
    /// The body as `Value`.
    ///
    /// - Throws: `HTTPError` 415 when it is declared as something else than JSON, 400 when it is not JSON, 422 with a
    ///   pointer when a field is missing or of another type.
    func decode<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        if let contentType = headerFields[.contentType],
            !contentType.lowercased().hasPrefix("application/json")
        {
            throw HTTPError(
                status: .unsupportedMediaType, code: "unsupportedMediaType",
                message: "Send JSON with Content-Type: application/json, not \(contentType).")
        }
        let bytes = try await body.collect()
        do {
            return try JSON.decode(type, from: bytes)
        } catch let error as ValidationError {
            throw error
        } catch {
            let (pointer, message) = JSON.explanation(of: error)
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
