/// Everything that a project's managers decide, as one value.
///
/// A setting is a property here, a line in `ProjectSettings.all`, and a column of the same name in the table
/// `project`. Storage, the API, its description, the command line and the admin page take it from that line.
public struct ProjectSettings: Hashable, Sendable {
    /// For people.
    public var name: String
    /// What labelers read before they begin, in Markdown.
    public var instructions = ""
    /// How many labelers' rankings are counted for each task.
    public var overlap = 1
    /// How long a task is held for a labeler without a sign of life, in seconds.
    public var leaseSeconds = 1_800
    /// How long after handing it in a labeler may change a ranking, in seconds.
    public var editWindowSeconds = 86_400
    /// Whether labelers read texts as they were written, not as Markdown.
    public var plainText = false
    /// Whether tasks that already have rankings are handed out before new ones.
    public var completeStartedFirst = true
    /// Time of the nightly training, `HH:MM`; nil: off.
    public var retrainAt: String? = TimeOfDay.defaultRetrain
    /// By whose clock that goes, as an IANA name such as `Europe/Berlin`; nil: by the server's.
    public var timeZone: String?
    /// Whether work is handed out.
    public var status = ProjectStatus.active

    /// The usual settings, to be changed one by one.
    public init(name: String) {
        self.name = name
    }

    /// Every setting, in the order in which people see them.
    public static let all: [ProjectSetting] = [
        .text(
            "name", \.name, characters: 1...200, code: "invalidName",
            refusal: "A name has 1 to 200 characters, all of them visible.",
            summary: "the project's name for people"),
        .text(
            "instructions", \.instructions, bytes: 200_000, code: "instructionsTooLong",
            refusal: "Instructions may have at most 200,000 bytes.",
            summary: "what labelers read before they begin, in Markdown"),
        .number(
            "overlap", \.overlap, TaskRules.overlap, code: "invalidOverlap",
            refusal: "overlap, the number of labelers for each task, is 1 to 100.",
            summary: "labelers for each task"),
        .number(
            "leaseSeconds", \.leaseSeconds, 60...86_400, code: "invalidLease",
            refusal: "leaseSeconds is 60 (a minute) to 86400 (a day).",
            summary: "how long a task is held without a sign of life"),
        .number(
            "editWindowSeconds", \.editWindowSeconds, 0...31_536_000, code: "invalidEditWindow",
            refusal: "editWindowSeconds is 0 (no edits) to 31536000 (a year).",
            summary: "how long a labeler may change a ranking"),
        .flag(
            "plainText", \.plainText,
            summary: "show prompts and completions as they were written, not as Markdown"),
        .flag(
            "completeStartedFirst", \.completeStartedFirst,
            summary: "hand out tasks with some rankings before new ones"),
        .optionalText(
            "retrainAt", \.retrainAt, code: "invalidTimeOfDay",
            refusal: "retrainAt is a time of day such as \"02:30\", or null for never.",
            summary: "time of the nightly training; `null` is off",
            allows: { TimeOfDay($0) != nil }),
        .optionalText(
            "timeZone", \.timeZone, code: "unknownTimeZone",
            refusal: "timeZone is a name such as \"Europe/Berlin\", or null for the server's.",
            summary: "by whose clock the nightly training goes; `null` is the server's",
            allows: { NightlySchedule.isTimeZone($0) }),
        .word(
            "status", \.status, code: "unknownStatus",
            summary: "`paused` hands nothing out; `archived` is also hidden from labelers"),
    ]

    /// Every fault, each with a pointer to its field.
    ///
    /// - Throws: `ValidationError`.
    public func validated() throws(ValidationError) -> ProjectSettings {
        let issues = Self.all.compactMap { $0.issue(with: $0.value(in: self)) }
        guard issues.isEmpty else { throw ValidationError(issues) }
        return self
    }
}

/// Whether a project's work is handed out.
public enum ProjectStatus: String, Codable, Sendable, CaseIterable {
    case active
    /// Nothing new is handed out; work in hand may be finished.
    case paused
    /// As paused, and hidden from labelers.
    case archived
}
