/// Many judgements of completions by policies, in a few flat arrays, and any subset of them at no cost.
///
/// **What weighs how much.** In every figure that is made of them each prompt that has something to say weighs 1.
/// Judgements of one prompt share that in proportion to `PolicyJudgement.trust`, and the comparisons of one judgement
/// share what it has: a ranking of nine tells of 36 pairs, yet it is the word of one labeler on one prompt. Its pairs
/// are not independent, nor are judgements of one prompt or by one labeler; no figure takes them for that
/// (`ClusteredVariance`).
///
/// Memory: 4 bytes for each entry and 4 for each of its style measures; 48 bytes for each judgement.
public struct PolicyJudgements: Sendable {
    /// How many policies there are; those that were never judged included.
    public let policyCount: Int
    /// How many style measures each entry has.
    public let styleCount: Int

    /// The most style measures an entry can have: as many as fit the vectors that the fit counts with.
    public static let mostStyles = 8

    /// Of each judgement by its position in what was given.
    var prompts: [Int] = []
    var labelers: [Int?] = []
    var trusts: [Double] = []
    /// Which policies it has, of each 64 one bit: rules out most judgements that lack one of a pair.
    var masks: [UInt64] = []
    /// Where its entries begin, and the end of the last; shape `(judgements + 1)`.
    var starts: [Int32] = [0]

    /// Of each entry, the best of each judgement first.
    var policies: [UInt16] = []
    var tiers: [UInt16] = []
    /// Shape `(entries, styles)`.
    var styles: [Float] = []

    /// Positions of the judgements that count, by prompt and then by labeler.
    var rows: [Int32] = []

    /// Reads `judgements` once.
    ///
    /// - Parameters:
    ///   - judgements: in any order; entries of policies in `0 ..< policies`, each with `styles` measures.
    ///   - policies: how many there are; at most 65,536.
    ///   - styles: how many measures of style each entry has; at most `mostStyles`.
    public init(_ judgements: some Sequence<PolicyJudgement>, policies: Int, styles: Int = 0) {
        precondition((0...Int(UInt16.max) + 1).contains(policies), "at most 65,536 policies")
        precondition((0...Self.mostStyles).contains(styles), "at most \(Self.mostStyles) measures of style")
        policyCount = policies
        styleCount = styles
        for judgement in judgements { append(judgement) }
        rows = prompts.indices.filter { trusts[$0] > 0 }.map(Int32.init)
        rows.sort { left, right in
            let (left, right) = (Int(left), Int(right))
            // Those without a labeler come first.
            return (prompts[left], labelers[left] ?? .min, left) < (prompts[right], labelers[right] ?? .min, right)
        }
    }

    /// The judgements at those positions of what was given for which `isIncluded` holds. Nothing is copied but their
    /// places.
    public func slice(_ isIncluded: (_ position: Int) -> Bool) -> PolicyJudgements {
        var slice = self
        slice.rows = rows.filter { isIncluded(Int($0)) }
        return slice
    }

    /// How many judgements count.
    public var count: Int { rows.count }

    /// Where they are in what was given, by prompt and then by labeler.
    public var positions: some Collection<Int> { rows.lazy.map(Int.init) }

    private mutating func append(_ judgement: PolicyJudgement) {
        precondition(judgement.trust >= 0 && judgement.trust.isFinite, "trust is a number that is not negative")
        prompts.append(judgement.prompt)
        labelers.append(judgement.labeler)
        trusts.append(judgement.trust)
        var mask: UInt64 = 0
        for (tier, entries) in judgement.groups.enumerated() {
            precondition(tier <= Int(UInt16.max), "at most 65,536 tie groups")
            for entry in entries {
                precondition((0..<policyCount).contains(entry.policy), "policies are in 0 ..< \(policyCount)")
                precondition(entry.style.count == styleCount, "\(styleCount) measures of style for each entry")
                policies.append(UInt16(entry.policy))
                tiers.append(UInt16(tier))
                for measure in entry.style {
                    precondition(measure >= 0 && measure.isFinite, "measures of style are counts")
                    styles.append(Float(min(measure, 1e30)))
                }
                mask |= Self.bit(entry.policy)
            }
        }
        masks.append(mask)
        starts.append(Int32(policies.count))
    }

    static func bit(_ policy: Int) -> UInt64 { 1 << UInt64(policy & 63) }

    /// The places of a judgement's entries.
    @inline(__always)
    func entries(_ row: Int32) -> Range<Int> { Int(starts[Int(row)])..<Int(starts[Int(row) + 1]) }
}
