import Preferences
import Storage
import Synchronization

/// The answers that are being written now, as far as a labeler may see them.
///
/// All answers of a turn are shown to the same length: as far as the slowest of those that are not done has come, down to a
/// multiple of `ConversationRules.shownStep`. So none is ahead of another, nothing is seen before all have begun, and all
/// are cut at the same place, which is the end of nobody's token: the speed of a policy is no trace of it.
package final class LiveAnswers: Sendable {
    /// What can be shown of a turn now.
    package struct Shown: Hashable, Sendable {
        /// By place. None is shorter than before, unless one was begun anew; `generation` is another then.
        package var texts: [String]
        package var generation: Int

        package init(texts: [String], generation: Int) {
            self.texts = texts
            self.generation = generation
        }
    }

    private struct Answer {
        var text = ""
        var scalars = 0
        var isDone = false
    }

    private struct Turn {
        /// By place.
        var answers: [Int: Answer]
        var generation = 0

        var shown: Shown {
            let places = answers.sorted { $0.key < $1.key }.map(\.value)
            let open = places.filter { !$0.isDone }
            let step = ConversationRules.shownStep
            let length = open.map(\.scalars).min().map { $0 / step * step } ?? .max
            return Shown(
                texts: places.map { answer in
                    answer.scalars <= length ? answer.text : String(answer.text.unicodeScalars.prefix(length))
                }, generation: generation)
        }
    }

    private let turns = Mutex<[ID<ConversationTurn>: Turn]>([:])

    init() {}

    /// What can be shown of a turn; nil: nothing of it is being written.
    package func shown(_ turn: ID<ConversationTurn>) -> Shown? { turns.withLock { $0[turn]?.shown } }

    /// - Parameter done: by place what was answered before.
    func begin(_ turn: ID<ConversationTurn>, places: [Int], done: [Int: String]) {
        let answers = places.map { place in
            let text = done[place]
            return (
                place, Answer(text: text ?? "", scalars: text?.unicodeScalars.count ?? 0, isDone: text != nil)
            )
        }
        turns.withLock { $0[turn] = Turn(answers: Dictionary(uniqueKeysWithValues: answers)) }
    }

    /// An answer is begun, perhaps once more.
    func restart(_ turn: ID<ConversationTurn>, _ place: Int) {
        turns.withLock { turns in
            guard let answer = turns[turn]?.answers[place], answer.scalars > 0 else { return }
            turns[turn]?.answers[place] = Answer()
            turns[turn]?.generation += 1
        }
    }

    func append(_ text: String, _ turn: ID<ConversationTurn>, _ place: Int) {
        turns.withLock { turns in
            turns[turn]?.answers[place]?.text += text
            turns[turn]?.answers[place]?.scalars += text.unicodeScalars.count
        }
    }

    /// Nothing more comes of an answer, whether it is whole or not.
    func end(_ turn: ID<ConversationTurn>, _ place: Int) {
        turns.withLock { $0[turn]?.answers[place]?.isDone = true }
    }

    func end(_ turn: ID<ConversationTurn>) { turns.withLock { $0[turn] = nil } }
}
