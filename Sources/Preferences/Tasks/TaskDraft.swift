/// A task as a file or a request describes it: a prompt, its completions, and what labelers have said of them.
///
/// Every way in makes one of these and calls `validated()`; there is no second set of rules.
public struct TaskDraft: Hashable, Sendable {
    /// One labeler's judgement.
    public struct LabeledRanks: Hashable, Sendable {
        /// A name within the file; `nil` where the file does not tell its labelers apart.
        public var labeler: String?
        /// One for each completion: 1 is best, equal ranks tie, gaps are allowed. None: they were not ranked.
        public var ranks: [Int]
        /// What else was said, its tiers aside; completions are named by their places, as text.
        public var rest: SubmissionDraft
        /// The version of the file's form that it was given on.
        public var formVersion: Int?

        /// A labeler's judgement.
        public init(
            labeler: String? = nil, ranks: [Int], rest: SubmissionDraft = SubmissionDraft(tiers: []),
            formVersion: Int? = nil
        ) {
            self.labeler = labeler
            self.ranks = ranks
            self.rest = rest
            self.formVersion = formVersion
        }
    }

    /// The name that the file gives it.
    public var externalID: String?
    /// What the language models were asked.
    public var prompt: Prompt
    /// Candidate answers. None: a labeler is to write one, or policies are to be asked for them.
    public var completions: [Completion]
    /// What is known of them already.
    public var rankings: [LabeledRanks]
    /// The forms that the file says its judgements were given on, by the version in the file.
    public var forms: [Int: Form]
    /// What the file says of the prompt beside its messages; nil: nothing.
    public var meta: PromptMeta?
    /// Higher is handed out first.
    public var priority: Int?
    /// How many labelers are to rank it, where it is not as many as for the rest of the project.
    public var overlap: Int?

    /// A task as read; what the file does not say is left out.
    public init(
        externalID: String? = nil, prompt: Prompt, completions: [Completion], rankings: [LabeledRanks] = [],
        forms: [Int: Form] = [:], meta: PromptMeta? = nil, priority: Int? = nil, overlap: Int? = nil
    ) {
        self.externalID = externalID
        self.prompt = prompt
        self.completions = completions
        self.rankings = rankings
        self.forms = forms
        self.meta = meta?.fields.isEmpty == true ? nil : meta
        self.priority = priority
        self.overlap = overlap
    }

    /// What a labeler does with it.
    public var kind: TaskKind { completions.isEmpty ? .demonstration : .ranking }

    /// The task, if it keeps every rule.
    ///
    /// - Parameter asked: what its labelers were and are asked.
    /// - Throws: `ValidationError` that points to what is wrong and says what to do.
    public func validated(for asked: AskedForms = AskedForms()) throws(ValidationError) -> NewTask {
        try checkPrompt()
        let waits = asked.current.judgement.kind.waits(withCompletions: completions.count) && rankings.isEmpty
        if !waits { try checkCompletions(asked.current.judgement.kind) }
        try meta?.check()
        try TaskRules.check(externalID, "The externalId", maximum: TaskRules.externalIDBytes, at: "/externalId")
        if let externalID, externalID.isBlank {
            throw ValidationError(
                pointer: "/externalId", code: "emptyExternalId",
                message: "The externalId is empty. Give one, or leave the field out.")
        }
        try TaskRules.check(priority: priority)
        try TaskRules.check(overlap: overlap)
        let twins = Self.twins(in: completions)
        let task = NewTask(self, rankings: try validatedRankings(asked), twins: twins)
        if task.areAllTwins,
            let issue = asked.current.judgement.kind.issue(withEqualCompletionsOf: "this line", at: "/completions")
        {
            throw ValidationError([issue])
        }
        return task
    }

    private func checkPrompt() throws(ValidationError) {
        if prompt.messages.allSatisfy({ $0.content.isBlank }) {
            throw ValidationError(
                pointer: "/prompt", code: "emptyPrompt",
                message: "The prompt is empty. Give a text or a list of messages.")
        }
        for (index, message) in prompt.messages.enumerated() {
            // A single message may have been a text, which has no places.
            let pointer = prompt.messages.count == 1 && message.fields == nil ? "/prompt" : "/prompt/\(index)"
            try TaskRules.check(message, "The prompt", at: pointer)
        }
    }

    private func checkCompletions(_ judged: AskedJudgement.Kind) throws(ValidationError) {
        if let issue = judged.issue(withCompletions: completions.count, of: "This line", at: "/completions") {
            throw ValidationError([issue])
        }
        if !completions.isEmpty, completions.allSatisfy({ $0.text.isBlank }) {
            throw ValidationError(
                pointer: "/completions", code: "emptyCompletions", message: "All completions are empty.")
        }
        for (index, completion) in completions.enumerated() {
            let pointer = "/completions/\(index)"
            try check(completion.messages, at: pointer + "/messages")
            try TaskRules.check(
                completion.text, "A completion", maximum: TaskRules.textBytes, at: pointer + "/text")
            try TaskRules.check(
                completion.model, "A model's name", maximum: TaskRules.modelBytes, at: pointer + "/model")
        }
    }

    /// An answer of turns begins with what the assistant does, and is no second prompt.
    private func check(_ turns: [Message]?, at pointer: String) throws(ValidationError) {
        guard let turns else { return }
        guard let first = turns.first, turns.count <= TaskRules.turns else {
            throw ValidationError(
                pointer: pointer, code: "turnCount",
                message: "A completion has 1 to \(TaskRules.turns) messages, not \(turns.count).")
        }
        guard first.role == .assistant else {
            throw ValidationError(
                pointer: pointer + "/0/role", code: "notTheAssistant",
                message: "A completion begins with a message from the assistant, not from ‘\(first.role.rawValue)’. "
                    + "What comes before belongs to the prompt.")
        }
        for (index, turn) in turns.enumerated() {
            try TaskRules.check(turn, "A completion", at: "\(pointer)/\(index)")
        }
    }

    private func validatedRankings(_ asked: AskedForms) throws(ValidationError) -> [NewTask.LabeledRanking] {
        guard rankings.count <= TaskRules.rankings else {
            throw ValidationError(
                pointer: "/rankings", code: "tooManyRankings",
                message: "This line has \(rankings.count) rankings; it may have \(TaskRules.rankings). Split it.")
        }
        // By bytes: two names that only look the same are two labelers.
        var labelers = Set<[UInt8]>()
        var valid: [NewTask.LabeledRanking] = []
        let places = Array(completions.indices)
        for (index, given) in rankings.enumerated() {
            let pointer = given.labeler == nil ? "" : "/rankings/\(index)"
            if let labeler = given.labeler { try ImportLabeler.check(labeler, at: pointer + "/labeler") }
            guard labelers.insert(Array((given.labeler ?? "").utf8)).inserted else {
                throw ValidationError(
                    pointer: pointer + "/labeler", code: "repeatedLabeler",
                    message: "‘\(given.labeler ?? "")’ judges the prompt twice. Keep one of the two.")
            }
            do throws(ValidationError) {
                let (judged, form) = try asked.form(ofFile: given.formVersion)
                if let issue = form.judgement.kind.issue(
                    withCompletions: completions.count, of: "This line", at: "/formVersion")
                {
                    throw ValidationError([issue])
                }
                valid.append(
                    .init(
                        labeler: given.labeler, submission: try given.submission(of: places, on: form), form: judged))
            } catch {
                throw ValidationError(
                    error.issues.map { issue in
                        .init(
                            pointer: pointer + issue.pointer, code: issue.code, message: issue.message,
                            values: issue.values)
                    })
            }
        }
        return valid
    }

    /// By bytes, as they are stored: "é" in one code point and in two are different texts.
    private static func twins(in completions: [Completion]) -> [[Int]] {
        let identities = completions.map(\.identity)
        var groups: [[Int]] = []
        for index in completions.indices where !groups.contains(where: { $0.contains(index) }) {
            let same = completions.indices.dropFirst(index + 1).filter {
                identities[$0].utf8.elementsEqual(identities[index].utf8)
            }
            if !same.isEmpty { groups.append([index] + same) }
        }
        return groups
    }
}

extension TaskDraft.LabeledRanks {
    /// The judgement over the completions' places.
    fileprivate func submission(of places: [Int], on form: Form) throws(ValidationError) -> Submission {
        var draft = rest
        let ids = places.map { ID<Completion>(Int64($0)) }
        if !ranks.isEmpty || form.judgement.kind.hasTiers { draft.tiers = try Ranking(ranks: ranks, of: ids).tiers }
        // A file's labelers were not asked by this project, and cannot be asked again.
        return try draft.validated(for: form, of: ids, demanding: .partial)
    }
}
