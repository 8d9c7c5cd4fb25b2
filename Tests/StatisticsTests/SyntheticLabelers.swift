import Foundation

@testable import Statistics

/// A made-up world of labelers whose ways of judging are known.
struct SyntheticLabelers {
    struct Labeler {
        var reliability = 1.5
        /// In nats.
        var firstPlace = 0.2
        var style = 0.2
    }

    var tasks: Int
    var completions = 4
    var judgementsPerTask = 3
    var labelers: [Labeler] = []

    /// Strengths and styles are normal; each utility has noise of Gumbel's distribution, so that orders are Plackett and Luce's.
    func judged(using generator: inout some RandomNumberGenerator) -> [ConsensusTask] {
        (0..<tasks).map { _ in
            let strengths = (0..<completions).map { _ in normal(using: &generator) }
            let styles = (0..<completions).map { _ in normal(using: &generator) }
            let judging = Array(labelers.indices.shuffled(using: &generator).prefix(judgementsPerTask))
            let judgements = judging.map { labeler in
                let own = labelers[labeler]
                let first = Int.random(in: 0..<completions, using: &generator)
                let utilities = (0..<completions).map { place in
                    own.reliability * strengths[place] + own.style * styles[place]
                        + (place == first ? own.firstPlace : 0)
                        - log(-log(Double.random(in: 1e-12..<1, using: &generator)))
                }
                let order = (0..<completions).sorted { utilities[$0] > utilities[$1] }
                return ConsensusTask.Judgement(labeler: labeler, groups: order.map { [$0] }, first: first)
            }
            return ConsensusTask(styles: styles.map { [$0] }, judgements: judgements)
        }
    }
}
