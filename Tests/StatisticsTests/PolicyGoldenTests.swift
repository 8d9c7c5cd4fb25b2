import Foundation
import Testing

@testable import Statistics

/// Golden values made by statsmodels, choix, arena-rank, ppi-python and numpy; see Golden/policies.py.
private struct Golden: Decodable {
    struct Entry: Decodable {
        var policy: Int
        var tier: Int
        var style: [Double]
    }
    struct Judgement: Decodable {
        var prompt: Int
        var labeler: Int
        var trust: Double
        var entries: [Entry]
    }
    struct Quantile: Decodable {
        var p: Double
        var freedom: Double
        var t: Double
    }
    struct Rate: Decodable {
        var first: Int
        var second: Int?
        var value: Double
        var standardError: Double
        var freedom: Double
        var interval: [Double]
        var prompts: Int
        var observations: Int
        var ties: Int
    }
    struct Known: Decodable {
        var first: Int
        var second: Int
        var value: Double
        var standardError: Double
    }
    struct Difference: Decodable {
        var first: Int
        var second: Int
        var estimate: [Double]
    }
    struct Fit: Decodable {
        var strengths: [[Double]]
        var differences: [Difference]
        var tie: [Double]
        var effects: [[Double]]
    }
    struct Points: Decodable {
        var strengths: [Double]
        var effects: [Double]
    }
    struct Even: Decodable {
        var judgements: [Judgement]
        var winRates: [Rate]
        var statsmodels: [Known]
    }
    struct Strict: Decodable {
        var judgements: [Judgement]
        var statsmodels: [Known]
        var statsmodelsStyled: [Known]
        var arenaRank: Points
    }
    struct Rough: Decodable {
        var judgements: [Judgement]
        var winRates: [Rate]
        var plain: Fit
        var styled: Fit
    }
    struct Duels: Decodable {
        var judgements: [Judgement]
        var choix: [Double]
    }
    struct Machine: Decodable {
        var machine: [Double]
        var people: [Double]
        var tuning: Double
        var value: Double
        var standardError: Double
    }
    struct Rating: Decodable {
        var policy: Int
        var prompt: Int
        var labeler: Int
        var value: Double
    }
    struct FlagDifference: Decodable {
        var value: Double
        var standardError: Double
        var freedom: Double
        var proportion: [Double]
        var real: [Double]
    }
    struct Flags: Decodable {
        var ratings: [Rating]
        var difference: FlagDifference
    }

    var quantiles: [Quantile]
    var even: Even
    var strict: Strict
    var rough: Rough
    var duels: Duels
    var machine: Machine
    var flags: Flags

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/policies.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}

extension [Golden.Judgement] {
    fileprivate func judgements(policies: Int) -> PolicyJudgements {
        let all = map { judgement in
            PolicyJudgement(
                prompt: judgement.prompt, labeler: judgement.labeler,
                groups: Dictionary(grouping: judgement.entries, by: \.tier).sorted { $0.key < $1.key }.map { group in
                    group.value.map { PolicyEntry(policy: $0.policy, style: $0.style) }
                }, trust: judgement.trust)
        }
        return PolicyJudgements(all, policies: policies, styles: 2)
    }
}

/// Whether two numbers are the same but for rounding.
func isClose(_ found: Double?, _ expected: Double, _ tolerance: Double = 1e-8) -> Bool {
    found.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
}

@Suite("Golden values of policies")
struct PolicyGoldenTests {
    @Test("Student's quantile equals scipy's")
    func student() throws {
        for golden in try Golden.load().quantiles {
            let found = studentQuantile(golden.p, freedom: golden.freedom)
            #expect(isClose(found, golden.t, 1e-9), "p = \(golden.p), \(golden.freedom) degrees: \(found)")
        }
    }

    @Test("Win rates and their errors equal statsmodels' two-way clusters where clusters are of one size")
    func statsmodelsWinRates() throws {
        let golden = try Golden.load().even
        let judgements = golden.judgements.judgements(policies: 4)
        for known in golden.statsmodels {
            let found = judgements.winRate(known.first, against: known.second)?.rate.estimate
            #expect(isClose(found?.value, known.value))
            #expect(isClose(found?.standardError, known.standardError))
        }
    }

    @Test("Win rates equal numpy's, also of uneven prompts, labelers, trust and numbers of completions")
    func winRates() throws {
        let golden = try Golden.load()
        for (judgements, rates) in [
            (golden.even.judgements.judgements(policies: 4), golden.even.winRates),
            (golden.rough.judgements.judgements(policies: 5), golden.rough.winRates),
        ] {
            for known in rates {
                let found = try #require(judgements.winRate(known.first, against: known.second))
                #expect(isClose(found.rate.estimate.value, known.value))
                #expect(isClose(found.rate.estimate.standardError, known.standardError))
                #expect(isClose(found.rate.freedom, known.freedom))
                #expect(isClose(found.rate.estimate.interval.lower, known.interval[0]))
                #expect(isClose(found.rate.estimate.interval.upper, known.interval[1]))
                #expect(found.rate.estimate.clusters == known.prompts)
                #expect(found.rate.observations == known.observations)
                #expect(found.ties == known.ties)
            }
        }
    }

    @Test(
        "Without ties, strengths and their sandwich equal statsmodels' logistic regression", arguments: [false, true])
    func logistic(isStyled: Bool) throws {
        let golden = try Golden.load().strict
        let strengths = golden.judgements.judgements(policies: 4).strengths(controllingStyle: isStyled)
        #expect(strengths.limits.isEmpty)
        for known in isStyled ? golden.statsmodelsStyled : golden.statsmodels {
            let found = strengths.difference(known.first, known.second)
            #expect(isClose(found?.value, known.value))
            #expect(isClose(found?.standardError, known.standardError, 1e-7))
        }
    }

    @Test("Strengths controlled for style and the effects of style equal those of LMArena's package")
    func arenaRank() throws {
        let golden = try Golden.load().strict
        let group = try #require(
            golden.judgements.judgements(policies: 4).strengths(controllingStyle: true).groups.first)
        for (policy, known) in golden.arenaRank.strengths.enumerated() {
            #expect(isClose(group.strength(of: policy)?.value, known, 1e-5))
        }
        for (found, known) in zip(group.styleEffects(), golden.arenaRank.effects) {
            #expect(isClose(found?.value, known, 1e-5))
        }
    }

    @Test("Of single comparisons, strengths equal those of choix")
    func choix() throws {
        let golden = try Golden.load().duels
        let strengths = golden.judgements.judgements(policies: 5).strengths()
        for (policy, known) in golden.choix.enumerated() {
            #expect(isClose(strengths.strength(of: policy)?.value, known, 1e-5))
        }
    }

    @Test("Davidson's strengths, ties, style and all intervals equal scipy's", arguments: [false, true])
    func davidson(isStyled: Bool) throws {
        let golden = try Golden.load().rough
        let known = isStyled ? golden.styled : golden.plain
        let strengths = golden.judgements.judgements(policies: 5).strengths(controllingStyle: isStyled)
        let group = try #require(strengths.groups.first)
        func compare(_ found: Estimate?, _ known: [Double]) {
            #expect(isClose(found?.value, known[0], 1e-7))
            #expect(isClose(found?.standardError, known[1], 1e-6))
            #expect(isClose(found?.interval.lower, known[2], 1e-6))
            #expect(isClose(found?.interval.upper, known[3], 1e-6))
        }
        for (policy, estimate) in known.strengths.enumerated() { compare(group.strength(of: policy), estimate) }
        for one in known.differences { compare(group.difference(one.first, one.second), one.estimate) }
        compare(group.tieParameter(), known.tie)
        #expect(group.styleEffects().count == known.effects.count)
        for (found, estimate) in zip(group.styleEffects(), known.effects) { compare(found, estimate) }
    }

    @Test("A machine's win rate corrected by people equals that of ppi-python")
    func predictionPowered() throws {
        let golden = try Golden.load().machine
        let people = ClusteredValues(
            golden.people.enumerated().map { ClusteredValue(prompt: $0.offset, labeler: $0.offset, value: $0.element) })
        let machine = ClusteredValues(
            golden.machine.enumerated().map { ClusteredValue(prompt: $0.offset, labeler: nil, value: $0.element) })
        let found = try #require(people.corrected(machine: machine))
        #expect(isClose(found.tuning, golden.tuning))
        #expect(isClose(found.rate.estimate.value, golden.value))
        #expect(isClose(found.rate.estimate.standardError, golden.standardError))
    }

    @Test("The difference of two flags' rates and its intervals equal numpy's")
    func flagDifference() throws {
        let golden = try Golden.load().flags
        let ratings = PolicyRatings(
            golden.ratings.map {
                PolicyRating(policy: $0.policy, prompt: $0.prompt, labeler: $0.labeler, value: $0.value)
            }, policies: 2)
        let known = golden.difference
        for (range, interval) in [(ValueRange.proportion, known.proportion), (.real, known.real)] {
            let found = try #require(ratings.difference(0, 1, range))
            #expect(isClose(found.estimate.value, known.value))
            #expect(isClose(found.estimate.standardError, known.standardError))
            #expect(isClose(found.freedom, known.freedom))
            #expect(isClose(found.estimate.interval.lower, interval[0]))
            #expect(isClose(found.estimate.interval.upper, interval[1]))
        }
    }
}
