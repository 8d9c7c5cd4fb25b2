/// One value that somebody gave about a prompt.
public struct ClusteredValue: Sendable, Equatable {
    /// The cluster of everything about the prompt.
    public var prompt: Int
    /// The cluster of everything by the labeler; nil where no person stands behind it who could have been another, as
    /// for a reward model's score.
    public var labeler: Int?
    /// A score in 0 … 1, a rating, a flag as 0 or 1.
    public var value: Double
    /// Its share of its prompt's weight, beside others'; not negative.
    public var trust: Double

    /// A value of its parts.
    public init(prompt: Int, labeler: Int?, value: Double, trust: Double = 1) {
        self.prompt = prompt
        self.labeler = labeler
        self.value = value
        self.trust = trust
    }
}

/// Values in clusters of two kinds at once, prompts and labelers, and their mean in which each prompt weighs 1.
///
/// The one currency of win rates, ratings and flags, by people or by a machine: what can be done with one can be done
/// with all.
public struct ClusteredValues: Sendable {
    /// By prompt, then by labeler; none without trust.
    let values: [ClusteredValue]
    /// How many prompts there are.
    public let prompts: Int

    /// - Parameter values: in any order; those without trust are left out. Values and trust are finite.
    public init(_ values: some Sequence<ClusteredValue>) {
        self.init(
            sorted: values.sorted { left, right in
                // Those without a labeler come first; values settle the rest, so that the order given changes no digit.
                (left.prompt, left.labeler ?? .min, left.value, left.trust)
                    < (right.prompt, right.labeler ?? .min, right.value, right.trust)
            })
    }

    /// The same of values that are in order already.
    init(sorted values: [ClusteredValue]) {
        self.values = values.allSatisfy { $0.trust > 0 } ? values : values.filter { $0.trust > 0 }
        precondition(
            self.values.allSatisfy { $0.value.isFinite && $0.trust.isFinite }, "values and trust are numbers")
        prompts = self.values.indices.count { [values = self.values] in
            $0 == 0 || values[$0].prompt != values[$0 - 1].prompt
        }
    }

    /// How many values there are.
    public var count: Int { values.count }

    /// The prompts that have any.
    public var promptNumbers: Set<Int> { Set(values.lazy.map(\.prompt)) }

    /// Σ w x / Σ w, with weights that add up to 1 in each prompt; nil where there is no value.
    public var mean: Double? { prompts > 0 ? promptMeans.reduce(0) { $0 + $1.mean } / Double(prompts) : nil }

    /// The mean of each prompt, in rising order of prompts.
    var promptMeans: [(prompt: Int, mean: Double)] {
        var means: [(prompt: Int, mean: Double)] = []
        means.reserveCapacity(prompts)
        forEachPrompt { run, trust in
            let sum = values[run].reduce(0) { $0 + $1.trust * $1.value }
            means.append((values[run.lowerBound].prompt, sum / trust))
        }
        return means
    }

    /// What each value adds to the error of `mean`, in the order of `values`: w (x − mean) / Σ w.
    ///
    /// - Parameter sign: −1 for what is subtracted from something else.
    func contributions(sign: Double = 1) -> [Contribution] {
        guard let mean else { return [] }
        var contributions: [Contribution] = []
        contributions.reserveCapacity(values.count)
        forEachPrompt { run, trust in
            for value in values[run] {
                let weight = value.trust / trust / Double(prompts)
                contributions.append(
                    Contribution(
                        prompt: value.prompt, labeler: value.labeler, weight: weight,
                        residual: sign * weight * (value.value - mean)))
            }
        }
        return contributions
    }

    /// How many different labelers gave the values.
    public var labelers: Int { Set(values.lazy.compactMap(\.labeler)).count }

    /// The values of prompts for which `isIncluded` holds.
    func prompts(where isIncluded: (Int) -> Bool) -> ClusteredValues {
        ClusteredValues(sorted: values.filter { isIncluded($0.prompt) })
    }

    /// Calls back with the places of each prompt's values and the sum of their trust.
    private func forEachPrompt(_ body: (_ run: Range<Int>, _ trust: Double) -> Void) {
        var start = 0
        while start < values.count {
            var (end, trust) = (start, 0.0)
            while end < values.count, values[end].prompt == values[start].prompt {
                trust += values[end].trust
                end += 1
            }
            body(start..<end, trust)
            start = end
        }
    }
}
