internal import Crypto

/// Tells whether what somebody looked at is still as it was: the same for equal values, another as soon as one changes.
public struct Version<Owner>: Hashable, Sendable, CustomStringConvertible {
    /// Hexadecimal.
    public let description: String

    /// The version that an earlier answer named.
    public init(_ description: String) {
        self.description = description
    }

    /// - Parameter values: what a change may set, each with its name.
    init(of values: [(name: String, value: String)]) {
        let hash = SHA256()
        for (name, value) in values {
            hash.update(lengthAnd: name)
            hash.update(lengthAnd: value)
        }
        description = String(hash.finalize().hexadecimal.prefix(16))
    }

    /// - Parameters:
    ///   - versions: those that a change was made on; nil takes it whatever has changed meanwhile.
    ///   - noun: what it is the version of, for the message.
    /// - Throws: `changed`.
    func check(isAmong versions: Set<Version>?, _ noun: String) throws {
        guard let versions, !versions.contains(self) else { return }
        throw StorageError(
            .changed, "Somebody else has changed this \(noun) in the meantime. Look at it again, then save.")
    }
}
