import Foundation
import Preferences
import Storage

/// One task a line, as `import --format podium` reads it, and more of each ranking than it reads.
enum PodiumExport {
    struct Line: Encodable {
        var externalId: String?
        var prompt: Prompt
        /// Nil where nothing was said of the prompt.
        var meta: PromptMeta?
        var completions: [Completion]
        /// Where exactly one labeler ranked the task; `rankings` has them all.
        var ranks: [Int]?
        var rankings: [RankingLine]
        /// An expert's, which is none of `rankings`; nil where there is none that stands.
        var verdict: VerdictLine?
        /// Nil for the ordinary one, 0.
        var priority: Int?
        /// Nil for the project's.
        var overlap: Int?
        /// Nil but for a withdrawn task.
        var withdrawn: Bool?
        /// What labelers were asked, on the first line that holds a judgement of it.
        var forms: [NumberedForm]?

        init(_ ranked: RankedTask, forms: [FormVersion] = []) {
            externalId = ranked.task.externalID
            prompt = ranked.task.prompt
            meta = ranked.task.meta
            completions = ranked.task.completions.map(\.completion)
            let ids = ranked.task.completions.map(\.id)
            rankings = ranked.rankings.map {
                RankingLine($0, completions: ids, isHeldOut: ranked.heldOut.contains($0.id))
            }
            ranks = rankings.count == 1 ? rankings[0].ranks : nil
            verdict = ranked.verdict.map { VerdictLine($0, completions: ids) }
            priority = ranked.task.priority == 0 ? nil : ranked.task.priority
            overlap = ranked.task.overlap
            withdrawn = ranked.task.status == .withdrawn ? true : nil
            self.forms = forms.isEmpty ? nil : forms.map(NumberedForm.init)
        }
    }

    /// An expert's verdict.
    struct VerdictLine: Encodable {
        var kind: VerdictKind
        private var said: RankingLine

        init(_ record: VerdictRecord, completions: [ID<Completion>]) {
            kind = record.kind
            said = RankingLine(record.said, completions: completions, isHeldOut: false)
        }

        private enum Key: String, CodingKey { case kind }

        func encode(to encoder: any Encoder) throws {
            try said.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(kind, forKey: .kind)
        }
    }

    /// One labeler's ranking. Labelers are numbered, not named: exports get published.
    struct RankingLine: Encodable {
        var labeler: String
        /// One for each completion, in their order; 1 is best, equal ranks tie. Nil where the form did not ask for them.
        var ranks: [Int]?
        /// Places in `completions`, in the order in which the labeler saw them.
        var shownOrder: [Int]
        /// Names one of the file's `forms`.
        var formVersion: Int
        var strengths: [Int?]?
        var allBad: Bool?
        var answers: AnswerLine?
        var demonstration: String?
        var note: String?
        var durationMs: Int?
        var revision: Int
        var createdAt: Date
        /// Nil but of a labeler who is held out: it measures, and nothing is to be trained on it.
        var heldOut: Bool?

        init(_ record: RankingRecord, completions: [ID<Completion>], isHeldOut: Bool) {
            heldOut = isHeldOut ? true : nil
            labeler = record.userID.pseudonym
            ranks = record.tiers.isEmpty ? nil : Ranking<ID<Completion>>.ranks(of: completions, in: record.tiers)
            shownOrder = record.shown.compactMap { completions.firstIndex(of: $0) }
            formVersion = record.formVersion
            strengths = record.strengths.isEmpty ? nil : record.strengths
            allBad = record.allBad ? true : nil
            answers = record.answers.isEmpty ? nil : AnswerLine(record.answers, completions: completions)
            demonstration = record.demonstration
            note = record.note
            durationMs = record.durationMs
            revision = record.revision
            createdAt = record.createdAt
        }
    }

    /// The answers of one judgement. Those of completions stand in a list, in the order of the completions.
    struct AnswerLine: Encodable {
        var task: [String: AnswerValue]?
        var completions: [[String: AnswerValue]]?

        init(_ answers: CheckedAnswers, completions: [ID<Completion>]) {
            task = answers.task.isEmpty ? nil : answers.task
            self.completions =
                answers.completions.isEmpty ? nil : completions.map { answers.completions[$0, default: [:]] }
        }
    }

    /// A version of the project's form.
    struct NumberedForm: Encodable {
        var version: Int
        var form: Form

        init(_ stored: FormVersion) {
            version = stored.version
            form = stored.form
        }

        private enum Key: String, CodingKey { case version }

        func encode(to encoder: any Encoder) throws {
            try form.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(version, forKey: .version)
        }
    }
}
