/// By what agreement is told apart.
public enum AgreementGrouping: String, Codable, Sendable, CaseIterable {
    /// Everything that was ranked in the project.
    case project
    /// Two people who saw the same version of the form.
    case formVersion
    /// The week of ISO 8601, by UTC, in which the second of two people judged.
    case week
    /// One person with everybody else.
    case labeler
    /// Two people.
    case pair
    /// A field of the form.
    case field
    /// Labelers who are held out, and the others, among themselves and with one another.
    case heldOut
}

/// One of the groups that agreement is told of.
///
/// - Note: what the two numbers are, the grouping says: of `formVersion` the version; of `week` its Monday, in days since
///   1970; of `labeler` the person's id; of `pair` the two ids, the lower first; of `field` its place in the list of fields; of
///   `heldOut` how many of the two people are held out, 0 to 2.
public struct AgreementGroup: Hashable, Codable, Sendable {
    /// By what.
    public let grouping: AgreementGrouping
    /// The first number; 0 where there is none.
    public let first: Int64
    /// The second number; 0 where there is none.
    public let second: Int64

    /// A group of its parts.
    public init(_ grouping: AgreementGrouping, _ first: Int64 = 0, _ second: Int64 = 0) {
        self.grouping = grouping
        self.first = first
        self.second = second
    }
}

/// What is measured of a group.
public enum AgreementMeasure: String, Codable, Sendable, CaseIterable {
    /// The share of pairs of completions on which two people agree, of those that both order strictly.
    case excluded
    /// The same, a tie by one of the two counting one half.
    case half
    /// The same, "better", "worse" and "tied" being three answers. Of a field: how often two people answer the same.
    case category
    /// Kendall's τ-b.
    case tau
    /// Krippendorff's α: of rankings and of choices nominal, of a scale ordinal.
    case alpha
    /// Krippendorff's α of a scale by the steps on it.
    case intervalAlpha
    /// Of a labeler, how far they follow the consensus of all, in units of what labelers do on average.
    case reliability
    /// Of a labeler, the pull of the completion shown first, in nats.
    case firstPlace
    /// Of a labeler, the pull of a completion that is twice as long, in nats.
    case length
    /// Of a labeler, the pull of twice as many headers, items of lists and bold spans, in nats.
    case marks
    /// Of a labeler, the share of pairs of completions that they tied.
    case ties
    /// The same less what the others tied of the same tasks, shrunk.
    case tiesBeside
    /// Of a labeler, how often they said that all completions are bad.
    case allBad
    /// The same less what the others said of the same tasks, shrunk.
    case allBadBeside
    /// Of a labeler, the mean strength that they gave, from 0 for the form's weakest to 1 for its strongest.
    case strength
    /// The same less what the others gave of the same tasks, shrunk.
    case strengthBeside
    /// Of a labeler, how much of the strengths that they gave were the form's strongest.
    case extreme
    /// The same less what the others gave of the same tasks, shrunk.
    case extremeBeside
    /// Of a labeler, characters a minute of what was to be read, at the texts that they had.
    case pace
    /// Of a labeler, how many times as fast as the project's labelers are with texts of the same length, shrunk.
    case speed
    /// Of a labeler, how often they handed in sooner than the completions can be read.
    case hasty
    /// Of a labeler, the share of pairs of completions that they order as experts' verdicts do, a tie by one of the two counting
    /// one half.
    case verdicts

    /// The three conventions of ties: shares, and no coefficients.
    public static let shares: [AgreementMeasure] = [.excluded, .half, .category]

    /// What is told of labelers only: how each one judges beside the consensus.
    public static let ofLabelers: [AgreementMeasure] = [.reliability, .firstPlace, .length, .marks, .verdicts]

    /// What is told of labelers from their latest judgements: what they use of the form, and how fast they are.
    public static let habits: [AgreementMeasure] = [
        .ties, .tiesBeside, .allBad, .allBadBeside, .strength, .strengthBeside, .extreme, .extremeBeside, .pace, .speed,
        .hasty,
    ]
}
