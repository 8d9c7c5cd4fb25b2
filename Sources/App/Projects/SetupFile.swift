import Foundation
import Wire

/// JSON that a command reads from a file, and prints so that it can be read again.
enum SetupFile {
    /// - Parameter file: its path; "-" is standard input.
    /// - Throws: `ConfigurationError` with the file and the place in it.
    static func read<Value: Decodable>(_ type: Value.Type, from file: String) throws -> Value {
        let bytes: Data
        if file == "-" {
            bytes = try FileHandle.standardInput.readToEnd() ?? Data()
        } else {
            guard let read = FileManager.default.contents(atPath: file) else {
                throw ConfigurationError("\(file) is not a file that can be read. Is the path right?")
            }
            bytes = read
        }
        do {
            return try JSON.decode(Value.self, from: Array(bytes), unknownFields: .refused)
        } catch let error where error is DecodingError || error is JSONError {
            let (pointer, message, _) = JSON.explanation(of: error)
            throw ConfigurationError("\(file)\(pointer.isEmpty ? "" : ", \(pointer)"): \(message)")
        }
    }

    static func lines(_ value: some Encodable) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self).components(separatedBy: "\n")
    }
}
