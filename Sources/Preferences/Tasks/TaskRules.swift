/// What a task may be, written once: files, requests, help texts, pages and the README take it from here.
public enum TaskRules {
    /// How many completions a labeler ranks (Ouyang et al. 2022 use 4 to 9; a pair is two).
    public static let completions = 2...9
    /// The longest message or completion, in bytes of UTF-8: labelers read them.
    public static let textBytes = 256 << 10
    /// The longest message in bytes of UTF-8 with all that is not read: pictures that are written out, above all.
    public static let messageBytes = 4 << 20
    /// The longest name of a function or of a type of content, in bytes of UTF-8.
    public static let functionNameBytes = 256
    /// How many turns an answer may take.
    public static let turns = 200
    /// The longest name of a language model, in bytes of UTF-8.
    public static let modelBytes = 1_000
    /// The longest externalId, in bytes of UTF-8.
    public static let externalIDBytes = 500
    /// All that is said of a prompt beside its messages, in bytes of UTF-8, about.
    public static let metaBytes = 16 << 10
    /// Higher is handed out first.
    public static let priority = -100...100
    /// How many labelers rank one task.
    public static let overlap = 1...100
    /// How many rankings one line may carry: more than are counted, because surplus rankings are kept too.
    public static let rankings = 1_000

    /// - Throws: `ValidationError` where `priority` is given and out of bounds.
    public static func check(priority: Int?) throws(ValidationError) {
        guard let priority, !Self.priority.contains(priority) else { return }
        throw ValidationError(
            pointer: "/priority", code: "invalidPriority",
            message: "The priority is \(priority); it must be −100 to 100.")
    }

    /// - Throws: `ValidationError` where `overlap` is given and out of bounds.
    public static func check(overlap: Int?) throws(ValidationError) {
        guard let overlap, !Self.overlap.contains(overlap) else { return }
        throw ValidationError(
            pointer: "/overlap", code: "invalidOverlap",
            message: "The overlap is \(overlap); it must be \(Self.overlap.lowerBound) to \(Self.overlap.upperBound).")
    }

    /// - Throws: `ValidationError` where a message is too long, or one of its texts holds a zero character.
    static func check(_ message: Message, _ noun: String, at pointer: String) throws(ValidationError) {
        try check(message.content, noun, maximum: textBytes, at: pointer)
        guard let fields = message.fields.map(KeptValue.object) else { return }
        if fields.byteCount > messageBytes {
            throw ValidationError(
                pointer: pointer, code: "textTooLong",
                message:
                    "\(noun) takes more than \(messageBytes >> 20) MiB with its pictures and files. Leave some out.")
        }
        if let path = fields.place(ofText: { $0.utf8.contains(0) }) {
            throw ValidationError(
                pointer: pointer + path.map { "/" + Faults.pointer($0.stringValue) }.joined(), code: "nulCharacter",
                message: "\(noun) contains a NUL character (U+0000). Take it out.")
        }
    }

    /// - Throws: `ValidationError` where a text is too long, or holds a zero character, which SQLite would cut it at.
    static func check(
        _ text: String?, _ noun: String, maximum: Int, at pointer: String
    ) throws(ValidationError) {
        guard let text else { return }
        if text.utf8.count > maximum {
            let most = maximum >= 1 << 10 && maximum % (1 << 10) == 0 ? "\(maximum >> 10) KiB" : "\(maximum) bytes"
            throw ValidationError(
                pointer: pointer, code: "textTooLong", message: "\(noun) is longer than \(most). Shorten it.")
        }
        if text.utf8.contains(0) {
            throw ValidationError(
                pointer: pointer, code: "nulCharacter",
                message: "\(noun) contains a NUL character (U+0000). Take it out.")
        }
    }
}
