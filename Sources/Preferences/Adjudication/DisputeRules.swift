/// What counts as disputed, and what comes of it. Written once.
package enum DisputeRules {
    /// The share of false alarms that is put up with among tasks that are said to be disputed by their labelers.
    package static let falseShare = 0.1
    /// The most disputed tasks of a project that are kept: no expert gets through more before they are measured anew.
    package static let most = 5000
    /// A reward model contradicts people where it takes what most of them said to be no more probable than this…
    package static let mostProbability = 0.2
    /// …and at least so many more of them said it than said the opposite.
    package static let fewestMoreVotes = 2
    /// How many labelers more than its overlap a task may get.
    package static let extraLabelers = 0...5
    /// An expert's hold on a task without a sign of life, in seconds. There are few experts, and nobody waits for a slot.
    package static let leaseSeconds = 3600

    /// Whether people's clear majority and a reward model contradict each other.
    ///
    /// - Parameters:
    ///   - probability: what the model takes for that of what most people said.
    ///   - votes: how many said it.
    ///   - votesAgainst: how many said the opposite.
    package static func contradict(probability: Double, votes: Int, votesAgainst: Int) -> Bool {
        probability <= mostProbability && votes - votesAgainst >= fewestMoreVotes
    }
}
