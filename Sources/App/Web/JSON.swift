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
        let data = Data(bytes)
        do {
            return try decoder.decode(type, from: data)
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
            throw numberMismatch(in: data, for: type, decoder) ?? DecodingError.dataCorrupted(context)
        }
    }

    /// Where a number is that does not fit the field it is in: of that Foundation only says that the JSON is invalid.
    ///
    /// Such numbers are exchanged for strings, so that decoding stops at the right place, with the right type.
    private static func numberMismatch(
        in data: Data, for type: (some Decodable).Type, _ decoder: JSONDecoder
    ) -> DecodingError? {
        guard let value = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else { return nil }
        // A fraction is right in some fields; it is put back, and the next one looked for.
        var allowed: Set<String> = []
        for _ in 0..<maximumFractions {
            let marked = quotingFractions(of: value, at: "", except: allowed)
            guard let bytes = try? JSONSerialization.data(withJSONObject: marked, options: .fragmentsAllowed) else {
                return nil
            }
            do {
                _ = try decoder.decode(type, from: bytes)
                return nil
            } catch DecodingError.typeMismatch(let expected, let context) {
                guard expected is any BinaryFloatingPoint.Type, allowed.insert(pointer(context.codingPath)).inserted
                else { return .typeMismatch(expected, context) }
            } catch {
                return error as? DecodingError
            }
        }
        return nil
    }

    private static let maximumFractions = 32

    /// `value` with a string in the place of each number that is no 64-bit integer.
    private static func quotingFractions(of value: Any, at path: String, except allowed: Set<String>) -> Any {
        if let fields = value as? [String: Any] {
            return Dictionary(
                uniqueKeysWithValues: fields.map { key, value in
                    (key, quotingFractions(of: value, at: "\(path)/\(key)", except: allowed))
                })
        }
        if let items = value as? [Any] {
            return items.enumerated().map { quotingFractions(of: $1, at: "\(path)/\($0)", except: allowed) }
        }
        guard !(value is String), let number = value as? NSNumber, !allowed.contains(path),
            Int64(number.stringValue) == nil, Int64(exactly: number.doubleValue) == nil
        else { return value }
        return number.stringValue
    }

    static let timestamp = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// What is wrong with a body or a line, in a sentence for the person who wrote it.
    static func explanation(of error: any Error) -> (pointer: String, message: String) {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return (pointer(context.codingPath + [key]), "The field \"\(key.stringValue)\" is missing.")
        case DecodingError.typeMismatch(let type, let context):
            return (pointer(context.codingPath), "Expected \(name(of: type)) here.")
        case DecodingError.valueNotFound(let type, let context):
            return (pointer(context.codingPath), "Expected \(name(of: type)) here, not null.")
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            return (pointer(context.codingPath), sentence(context.debugDescription))
        default:
            return ("", "This is not valid JSON.")
        }
    }

    private static func pointer(_ path: [any CodingKey]) -> String {
        path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
    }

    /// What the standard library says of an unknown enum value names the Swift type; that is nobody's business.
    private static func sentence(_ description: String) -> String {
        guard description.hasPrefix("Cannot initialize "),
            let words = description.firstRange(of: " from invalid String value ")
        else { return description }
        return "‘\(description[words.upperBound...].prefix(40))’ is not allowed here."
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Prompt.Type: "a string or a list of messages"
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
    /// The body as `Value`.
    ///
    /// - Throws: `HTTPError` 415 when it is declared as something else than JSON, 400 when it is not JSON, 422 with a
    ///   pointer when a field is missing or of another type.
    func decode<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        try decode(type, from: try await body.collect())
    }

    /// The same of a body that has been read: for bodies that take longer to decode than an event loop may be held.
    func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        if let contentType = headerFields[.contentType],
            !contentType.lowercased().hasPrefix("application/json")
        {
            throw HTTPError(
                status: .unsupportedMediaType, code: "unsupportedMediaType",
                message: "Send JSON with Content-Type: application/json, not \(contentType).")
        }
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
