import Preferences
import Storage

extension Importer {
    /// What came of an import: of its lines, and of the judgements in them. Nothing in a file disappears without a word.
    package struct Summary: Codable, Sendable, Equatable {
        /// Names the import's record.
        package struct Reference: Codable, Sendable, Equatable {
            package var id: ID<ImportRecord>
        }

        /// A line, and what is wrong or worth knowing about it.
        package struct Note: Codable, Sendable, Equatable {
            /// Counted from 1; in an array, the item's place.
            package var line: Int
            /// Stable, for programs.
            package var code: String
            /// For people.
            package var message: String
            /// What is wrong with it, one by one; absent where there is nothing but the message.
            package var faults: [ValidationError.Issue]?
        }

        /// How many rankings came to what.
        package struct Rankings: Codable, Sendable, Equatable {
            /// Stored, and counted towards their tasks' overlap.
            package var counted = 0
            /// Stored and not counted.
            package var surplus = 0
            /// The same labeler's same rankings were there already.
            package var known = 0
            /// Not stored.
            package var ignored = 0
        }

        /// Why rankings are surplus or ignored.
        package struct Reason: Codable, Sendable, Equatable {
            package var code: String
            package var count: Int
            package var message: String
        }

        /// What holds for many lines, said once.
        package struct Remark: Codable, Sendable, Equatable {
            /// Stable, for programs.
            package var code: String
            /// The field that it is about, such as `rankings.note`, if it is about one.
            package var field: String?
            /// A field of nearly the same name that is read.
            package var nearest: String?
            /// How many lines it holds for.
            package var lines: Int
            /// For people.
            package var message: String
        }

        /// The import's record, by which it can be withdrawn.
        package var `import`: Reference?
        /// The format that was read, given or recognised; absent where there was no record.
        package var format: String?
        /// Tasks that are new.
        package var created = 0
        /// Prompts that are new and wait for completions, until policies are asked for them.
        package var waiting = 0
        /// Lines whose task was there already.
        package var duplicates = 0
        /// The first `maximumListed` bad lines; `rejectedCount` counts them all.
        package var rejected: [Note] = []
        /// All bad lines.
        package var rejectedCount = 0
        /// Completions in the created tasks.
        package var completions = 0
        /// Rankings that the lines carried.
        package var rankings = Rankings()
        /// Why rankings are surplus or ignored, with how many each.
        package var reasons: [Reason] = []
        /// Fields that were not read, and tasks that are there and withdrawn.
        package var remarks: [Remark] = []
        /// What was left out or is odd, line by line: the first `maximumListed`; `notesCount` counts them all.
        package var notes: [Note] = []
        /// All notes.
        package var notesCount = 0

        /// So that a file of another format does not answer with a line for each of its lines.
        package static let maximumListed = 1_000

        /// Whether there were lines and all of them were bad: most likely the wrong file or format.
        package var isFailure: Bool { rejectedCount > 0 && created == 0 && waiting == 0 && duplicates == 0 }

        mutating func reject(_ rejection: Note) {
            rejectedCount += 1
            if rejected.count < Self.maximumListed { rejected.append(rejection) }
        }

        mutating func note(_ note: Note) {
            notesCount += 1
            if notes.count < Self.maximumListed { notes.append(note) }
        }
    }
}

extension Importer.Summary.Note {
    /// What `error` says of a line.
    package init(line: Int, _ error: ValidationError) {
        self.init(
            line: line, code: error.issues.first?.code ?? "invalidLine", message: error.message, faults: error.issues)
    }
}

extension Importer.Summary {
    /// What became of one line's task.
    mutating func add(_ outcome: TaskOutcome, of task: NewTask, line: Int, labeler: ImportLabeler?) {
        switch outcome {
        case .created(_, let outcomes):
            created += 1
            completions += task.completions.count
            if !task.twins.isEmpty { note(.twins(task.twins, line: line)) }
            add(outcomes, of: task, line: line, labeler: labeler)
        case .duplicate(_, let outcomes, let dropped, _):
            duplicates += 1
            if !dropped.isEmpty { note(.dropped(dropped, line: line)) }
            add(outcomes, of: task, line: line, labeler: labeler)
        case .waiting(let isNew): if isNew { waiting += 1 } else { duplicates += 1 }
        case .rejected(let code, let message):
            reject(.init(line: line, code: code, message: message))
        }
    }

    private mutating func add(
        _ outcomes: [RankingOutcome], of task: NewTask, line: Int, labeler: ImportLabeler?
    ) {
        for (ranking, outcome) in zip(task.rankings, outcomes) {
            switch outcome.standing {
            case .counted: rankings.counted += 1
            case .surplus: rankings.surplus += 1
            case .known: rankings.known += 1
            case .ignored:
                rankings.ignored += 1
                note(.ignored(labeler?.name(of: ranking.labeler) ?? "", line: line))
            }
            guard let why = outcome.explanation else { continue }
            if let index = reasons.firstIndex(where: { $0.code == outcome.rawValue }) {
                reasons[index].count += 1
            } else {
                reasons.append(Reason(code: outcome.rawValue, count: 1, message: why))
            }
        }
    }
}

extension Importer.Summary.Note {
    private init(line: Int, code: String, message: String, values: [String]) {
        self.init(line: line, ValidationError(pointer: "", code: code, message: message, values: values))
    }

    fileprivate static func ignored(_ labeler: String, line: Int) -> Self {
        .init(
            line: line, code: RankingOutcome.differs.rawValue,
            message:
                "The judgement of ‘\(labeler)’ was ignored: it differs from the one that this labeler has already.",
            values: [labeler])
    }

    fileprivate static func dropped(_ fields: [String], line: Int) -> Self {
        .init(
            line: line, code: "knownTask",
            message: "This task already exists and stays as it is; its \(fields.joined(separator: ", ")) "
                + "\(fields.count == 1 ? "differs and was" : "differ and were") left out.",
            values: fields)
    }

    /// - Parameter groups: places from 0.
    fileprivate static func twins(_ groups: [[Int]], line: Int) -> Self {
        let places = groups.map { $0.map { String($0 + 1) } }
        let words = places.map { "\($0.dropLast().joined(separator: ", ")) and \($0.last ?? "")" }
        return .init(
            line: line, code: "identicalCompletions",
            message: "Completions \(words.joined(separator: "; ")) are the same text.",
            values: places.map { $0.joined(separator: " ") })
    }
}

extension RankingOutcome {
    /// Why rankings of this outcome do not count; nil where they do, or did before.
    fileprivate var explanation: String? {
        switch self {
        case .counted, .known: nil
        case .noFreeSlot:
            """
            Kept as surplus: their tasks have as many judgements, or labelers at work, as the overlap asks for. Raise the \
            overlap to count them.
            """
        case .taskWithdrawn: "Kept as surplus: their tasks are withdrawn. Restore the tasks to count them."
        case .differs:
            """
            Not stored: they differ from the judgements that the same labelers already have. \
            If somebody else made them, import them under another name (labeledBy).
            """
        }
    }
}
