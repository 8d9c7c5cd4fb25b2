import Preferences

/// Phantom owner of the number that tells labelers apart: `ID<Labeler>`.
///
/// In a snapshot it is the user's id; in a labeled file, the place of the name among the names of the file.
public enum Labeler {}

/// What one labeler said of a prompt's completions: tie groups, best first, of indices into the completions.
///
/// Ties are kept. A completion that stands in no group was not judged.
public struct Judgement: Hashable, Sendable {
    /// Whose judgement it is.
    public var labeler: ID<Labeler>
    /// Which person's it is, for the agreement between people; nil: no particular person's.
    public var person: ID<Labeler>?
    /// Indices into the group's completions, each at most once; those in one group are tied.
    public var tiers: [[Int]]
    /// How much better each tie group is than the next, best first; nil where it was not said. Empty: nothing was said.
    public var strengths: [Int?]
    /// The completions in the order in which the labeler was shown them; empty where that is not known.
    public var shown: [Int]
    /// What a manager lets it weigh; `none` is as if it were not there.
    public var weight: LabelerWeight

    /// A judgement that `PromptSet` has yet to hold against its completions.
    public init(
        labeler: ID<Labeler>, person: ID<Labeler>?, tiers: [[Int]], strengths: [Int?] = [], shown: [Int] = [],
        weight: LabelerWeight = .full
    ) {
        self.shown = shown
        self.weight = weight
        self.labeler = labeler
        self.person = person
        self.tiers = tiers
        self.strengths = strengths
    }

    /// The judgement of a labeler who is a person.
    public init(labeler: ID<Labeler>, tiers: [[Int]]) {
        self.init(labeler: labeler, person: labeler, tiers: tiers)
    }

    /// The judgement that a ranking of all completions, named by their index, is.
    public init(
        labeler: ID<Labeler>, person: ID<Labeler>?, _ ranking: Ranking<Int>, strengths: [Int?] = [], shown: [Int] = [],
        weight: LabelerWeight = .full
    ) {
        self.init(
            labeler: labeler, person: person, tiers: ranking.tiers, strengths: strengths, shown: shown, weight: weight)
    }

    /// The pairs of different groups, best first.
    var strictPairs: [StrictPair] {
        let places = tiers.enumerated().map { place, tier in tier.map { _ in place } }
        return zip(Ranking.comparisons(in: tiers), Ranking.comparisons(in: places)).map { pair, places in
            StrictPair(
                preferred: pair.preferred, rejected: pair.rejected, labeler: labeler,
                side: side(pair.preferred, pair.rejected), weight: weight,
                strength: Ranking.strength(strengths, of: tiers, from: places.preferred, to: places.rejected))
        }
    }

    /// +1 where the one was shown before the other, −1 where it was shown after it, 0 where that is not known.
    private func side(_ one: Int, _ other: Int) -> Int8 {
        guard one != other, let place = shown.firstIndex(of: one), let otherPlace = shown.firstIndex(of: other)
        else { return 0 }
        return place < otherPlace ? 1 : -1
    }

    /// The pairs within one group, in no order.
    var ties: [StrictPair] {
        tiers.flatMap { tier in
            tier.indices.flatMap { place in
                tier[(place + 1)...].map {
                    StrictPair(
                        preferred: tier[place], rejected: $0, labeler: labeler, side: side(tier[place], $0),
                        weight: weight)
                }
            }
        }
    }

    /// Whether every index is one of `range` and none comes twice.
    func places(only range: Range<Int>) -> Bool {
        var seen = Set<Int>()
        return tiers.joined().allSatisfy { range.contains($0) && seen.insert($0).inserted }
    }
}

/// One labeler preferred one completion of a prompt to another; both are indices into its completions.
struct StrictPair: Hashable, Sendable {
    var preferred: Int
    var rejected: Int
    var labeler: ID<Labeler>
    /// +1 where the preferred one was shown before the other, −1 where after it, 0 where that is not known.
    var side: Int8 = 0
    /// `Judgement.weight`.
    var weight = LabelerWeight.full
    /// How much better it was said to be; higher is stronger.
    var strength: Int?
}
