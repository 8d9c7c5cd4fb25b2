internal import Preferences

/// Decoding errors as what is wrong with the line.
package enum FormatError {
    package static func explaining<Value>(_ decode: () throws -> Value) throws -> Value {
        do {
            return try decode()
        } catch let error as ValidationError {
            throw error
        } catch {
            let (pointer, message, values) = JSON.explanation(of: error)
            throw ValidationError(
                pointer: pointer, code: pointer.isEmpty ? "malformedJSON" : "invalidField", message: message,
                values: values)
        }
    }
}
