/// The names of the pseudo-labelers that one import's rankings are stored under.
///
/// `import:labels.ndjson` for a file of that name; `import:labels.ndjson/anna` for a labeler whom it calls anna. A person's
/// user name cannot contain a colon, so nobody takes one for the other. Names differ by every byte, also by case:
/// annotators' ids are often hashes.
public struct ImportLabeler: Hashable, Sendable {
    /// What every such name begins with.
    public static let prefix = "import:"
    /// The longest name of an import, in bytes of UTF-8; with a labeler's behind it, a user name of 200 bytes.
    public static let maximumBytes = 119
    /// The longest name of a labeler within a file, in bytes of UTF-8.
    public static let maximumLabelerBytes = 80

    /// Of rankings whose labeler the file does not name.
    public let name: String

    /// - Parameter name: with or without the prefix; the name of the file, unless somebody chose another.
    /// - Throws: `ValidationError` where it is empty, too long, or holds characters that cannot be seen or turn the text around.
    public init(_ name: String) throws(ValidationError) {
        let full = name.hasPrefix(Self.prefix) ? name : Self.prefix + name
        let own = full.dropFirst(Self.prefix.count)
        guard !own.isBlank, full.utf8.count <= Self.maximumBytes,
            DisplayName.hidden(in: String(own)) == nil
        else {
            throw ValidationError(
                pointer: "?labeledBy", code: "invalidLabeler",
                message: "The labeler of an import has a name of 1 to \(Self.maximumBytes - Self.prefix.utf8.count) "
                    + "bytes, all of them visible. Choose another name.")
        }
        self.name = full
    }

    /// The pseudo-labeler for whom the file calls `labeler`; `nil`: it names none.
    public func name(of labeler: String?) -> String {
        labeler.map { "\(name)/\($0)" } ?? name
    }

    /// The labeler whom the file names, of a pseudo-labeler's name: anna of `import:labels.ndjson/anna`; `nil`: it names
    /// none. Of an import that was called `team/anna` by hand it is anna too.
    public static func labeler(in name: String) -> Substring? {
        name.firstIndex(of: "/").map { name[name.index(after: $0)...] }
    }

    static func check(_ labeler: String, at pointer: String) throws(ValidationError) {
        guard labeler.utf8.count <= maximumLabelerBytes, DisplayName.hidden(in: labeler) == nil,
            !labeler.isBlank
        else {
            throw ValidationError(
                pointer: pointer, code: "invalidLabeler",
                message: "A labeler's name has 1 to \(maximumLabelerBytes) bytes, all of them visible.")
        }
    }
}
