import Foundation
import Preferences
import Statistics
import Storage

/// A gold task as managers see it.
struct GoldBody: Codable {
    struct Completion: Codable {
        /// 1 for the first: what an answer names it by.
        var place: Int
        var text: String
    }

    struct Basis: Codable {
        /// Who judged the task.
        var labelers: Int
        /// How far they agree on what the answer says, from 0 to 1.
        var share: Double
    }

    var id: ID<LabelingTask>
    /// The ordinary task with the same prompt and completions; absent: there is none.
    var task: ID<LabelingTask>?
    var prompt: [Message]
    var completions: [Completion]
    var answer: GoldAnswer
    var source: GoldSource
    /// The judgements that the answer was made of; absent: somebody gave it.
    var basis: Basis?
    var createdAt: Date
    /// Since when it is handed out no more.
    var removedAt: Date?
    /// How many labelers' judgements were scored, and what they came to.
    var judgements: Int
    var score: ScoreBody?

    init(_ gold: GoldRecord) {
        id = gold.task.id
        task = gold.originalID
        prompt = gold.task.prompt.messages
        completions = gold.task.completions.enumerated().map { Completion(place: $0.offset + 1, text: $0.element.text) }
        answer = gold.answer
        source = gold.source
        basis = gold.basis.map { Basis(labelers: $0.labelers, share: $0.share) }
        createdAt = gold.createdAt
        removedAt = gold.removedAt
        judgements = gold.judgements
        score = gold.share.flatMap { ScoreBody(sum: $0 * Double(gold.judgements), tasks: gold.judgements) }
    }
}

/// A task of which a gold task could be made.
struct GoldProposalBody: Codable {
    var task: ID<LabelingTask>
    var prompt: [Message]
    var completions: [GoldBody.Completion]
    var answer: GoldAnswer
    var basis: GoldBody.Basis

    init(_ proposal: GoldProposal) {
        task = proposal.task.id
        prompt = proposal.task.prompt.messages
        completions = proposal.task.completions.enumerated().map {
            .init(place: $0.offset + 1, text: $0.element.text)
        }
        answer = proposal.answer
        basis = .init(labelers: proposal.basis.labelers, share: proposal.basis.share)
    }
}

/// A mean share with its interval.
struct ScoreBody: Codable {
    /// How many gold tasks or repeats it rests on.
    var tasks: Int
    /// From 0 to 1.
    var value: Double
    /// Of 95 %: Wilson's with the tasks as trials; of agreement with oneself, by bootstrap over tasks.
    var lower: Double
    var upper: Double

    init?(sum: Double, tasks: Int) {
        guard let found = meanShare(sum: sum, tasks: tasks, level: GoldRules.level) else { return nil }
        self.tasks = tasks
        (value, lower, upper) = (found.value, found.interval.lower, found.interval.upper)
    }

    /// By bootstrap over tasks, each with its number of pairs.
    init?(resampling scores: [ScoredProbe]) {
        var generator = SeededGenerator(seed: UInt64(scores.count))
        guard
            let estimate = bootstrapRatio(
                numerators: scores.map { Double($0.score.halves) / 2 },
                denominators: scores.map { Double($0.score.known) },
                using: &generator)
        else { return nil }
        tasks = estimate.clusters
        (value, lower, upper) = (estimate.value, estimate.interval.lower, estimate.interval.upper)
    }
}

/// What somebody's judgements of gold tasks came to.
struct ScoredLabelerBody: Codable {
    var labeler: NamedPersonBody
    var gold: ScoreBody?
    var repeats: ScoreBody?

    init(_ labeler: ScoredLabeler) {
        self.labeler = NamedPersonBody(id: labeler.id, username: labeler.username)
        gold = ScoreBody(sum: labeler.gold.sum, tasks: labeler.gold.tasks)
        repeats = ScoreBody(sum: labeler.repeats.sum, tasks: labeler.repeats.tasks)
    }
}

/// Somebody with their name; of a deleted person, a number.
struct NamedPersonBody: Codable {
    var id: ID<User>
    var username: String
}

/// How a labeler's scores went.
struct GoldHistoryBody: Codable {
    struct Week: Codable {
        /// The Monday on which it began, UTC.
        var from: Date
        var score: ScoreBody
    }

    struct Judged: Codable {
        var gold: ID<LabelingTask>
        var assignment: ID<Assignment>
        /// From 0 to 1.
        var score: Double
        /// Of so many things that are known.
        var known: Int
        var at: Date
    }

    /// All of the labeler's gold tasks, those of the last rule's number, and week by week, the first first.
    var gold: ScoreBody?
    var last: ScoreBody?
    var weeks: [Week]
    /// The last ones, the last first.
    var recent: [Judged]
    /// How far they agree with themselves, by bootstrap over repeated tasks; absent: fewer than two were repeated.
    var consistency: ScoreBody?
    var repeats: Int

    /// How many single judgements are listed.
    private static let listed = 50

    init(gold scores: [ScoredProbe], repeats: [ScoredProbe], lastTasks: Int) {
        func score(_ scores: some Collection<ScoredProbe>) -> ScoreBody? {
            ScoreBody(sum: scores.reduce(0) { $0 + $1.score.share }, tasks: scores.count)
        }
        gold = score(scores)
        last = scores.count >= lastTasks ? score(scores.prefix(lastTasks)) : nil
        let week = 7 * 86_400.0
        // 1970 began on a Thursday.
        let monday = 4 * 86_400.0
        weeks = Dictionary(grouping: scores) { (($0.at.timeIntervalSince1970 - monday) / week).rounded(.down) }
            .sorted { $0.key < $1.key }.compactMap { number, scores in
                score(scores).map { Week(from: Date(timeIntervalSince1970: number * week + monday), score: $0) }
            }
        recent = scores.prefix(Self.listed).map {
            Judged(
                gold: $0.taskID, assignment: $0.assignmentID, score: $0.score.share, known: $0.score.known, at: $0.at)
        }
        consistency = ScoreBody(resampling: repeats)
        self.repeats = repeats.count
    }
}

/// What followed from a score.
struct GoldEventBody: Codable {
    var id: ID<GoldEvent>
    var labeler: NamedPersonBody
    var action: GoldConsequence
    /// The figures of that time.
    var tasks: Int
    var value: Double
    var lower: Double
    var upper: Double
    /// In percent.
    var threshold: Int
    var createdAt: Date
    /// When the labeler put away what they were told.
    var seenAt: Date?
    var liftedAt: Date?
    /// Absent beside a time: the command line.
    var liftedBy: ID<User>?

    init(_ event: GoldEvent) {
        id = event.id
        labeler = NamedPersonBody(id: event.userID, username: event.username)
        action = event.action
        tasks = event.figures.tasks
        value = event.figures.score
        lower = event.figures.lower
        upper = event.figures.upper
        threshold = event.figures.threshold
        createdAt = event.createdAt
        seenAt = event.seenAt
        liftedAt = event.liftedAt
        liftedBy = event.liftedBy
    }
}
