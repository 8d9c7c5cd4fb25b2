import Foundation
import Testing

@testable import Statistics

/// Every interval of the comparison of policies against worlds whose truth is known.
///
/// `PODIUM_COVERAGE=4000 swift test -c release -Xswiftc -enable-testing --filter PolicyCoverageTests` repeats each
/// world as often and prints the rows of the table in ComparingPolicies.
@Suite("Coverage of intervals of policies")
struct PolicyCoverageTests {
    private static let asked = ProcessInfo.processInfo.environment["PODIUM_COVERAGE"].flatMap(Int.init)
    private static let repeats = asked ?? 40

    /// `least` is the coverage that a world must have, but for chance.
    struct World: CustomTestStringConvertible {
        var name: String
        var votes: SyntheticVotes
        var least = 0.935
        var testDescription: String { name }
    }

    static let pairs = [
        World(name: "A/A: 100 prompts, 20 labelers, 33 % ties", votes: .init(strengths: [0, 0], logTie: 0)),
        World(
            name: "A/A: 100 prompts × 3 of 10 labelers; shares 0.3, 0.1",
            votes: .init(judgementsPerPrompt: 3, labelers: 10, promptShare: 0.3, labelerShare: 0.1, strengths: [0, 0])),
        World(
            name: "A/A: 200 prompts × 2 of 4 labelers; shares 0.2, 0.1",
            votes: .init(
                prompts: 200, judgementsPerPrompt: 2, labelers: 4, promptShare: 0.2, labelerShare: 0.1,
                strengths: [0, 0])),
        World(
            name: "0.73: 60 prompts × 2 of 3 labelers; shares 0.2, 0",
            votes: .init(prompts: 60, judgementsPerPrompt: 2, labelers: 3, promptShare: 0.2, strengths: [1, 0])),
        World(
            name: "0.73: 60 prompts × 2 of 3 labelers; shares 0.2, 0.2",
            votes: .init(
                prompts: 60, judgementsPerPrompt: 2, labelers: 3, promptShare: 0.2, labelerShare: 0.2,
                strengths: [1, 0]), least: 0.92),
        World(
            name: "0.62: 300 prompts, 12 labelers unevenly; shares 0.1, 0.1",
            votes: .init(
                prompts: 300, labelers: 12, promptShare: 0.1, labelerShare: 0.1, isUneven: true,
                strengths: [0.5, 0])),
        World(
            name: "0.62: 1,000 prompts × 2 of 30 labelers; shares 0.3, 0.05",
            votes: .init(
                prompts: 1000, judgementsPerPrompt: 2, labelers: 30, promptShare: 0.3, labelerShare: 0.05,
                strengths: [0.5, 0])),
        World(
            name: "0.62: 10 prompts, 10 labelers",
            votes: .init(prompts: 10, labelers: 10, strengths: [0.5, 0])),
        World(
            name: "0.62: 80 prompts, 1 labeler",
            votes: .init(prompts: 80, labelers: 1, strengths: [0.5, 0])),
        World(
            name: "0.95: 50 prompts, 10 labelers",
            votes: .init(prompts: 50, labelers: 10, strengths: [2.94, 0])),
        World(
            name: "0.99: 40 prompts × 2 of 10 labelers",
            votes: .init(prompts: 40, judgementsPerPrompt: 2, labelers: 10, promptShare: 0.2, strengths: [4.6, 0])),
        World(
            name: "0.50: 60 prompts, 95 % ties",
            votes: .init(prompts: 60, labelers: 10, strengths: [0, 0], logTie: 3.64)),
    ]

    @Test("A win rate's interval of 95 % holds the truth, and of A/A comparisons one half", arguments: pairs)
    func winRates(world: World) {
        let votes = world.votes
        measure(world) { generator in
            [Reading("win rate", votes.judgements(using: &generator).winRate(0, against: 1)?.rate, votes.winRate)]
        }
    }

    static let strengths = [
        World(
            name: "3 policies, 200 prompts, 20 labelers, ties",
            votes: .init(prompts: 200, strengths: [0, 0.5, -0.3], logTie: -0.5)),
        World(
            name: "4 policies, 150 prompts × 2 of 12 labelers, ties; shares 0.3, 0.1",
            votes: .init(
                prompts: 150, judgementsPerPrompt: 2, labelers: 12, promptShare: 0.3, labelerShare: 0.1,
                strengths: [0, 0.4, -0.3, 0.8], logTie: -0.5)),
        World(
            name: "5 policies, rankings of 4, 80 prompts × 2 of 8 labelers; shares 0.3, 0.1",
            votes: .init(
                prompts: 80, judgementsPerPrompt: 2, labelers: 8, promptShare: 0.3, labelerShare: 0.1,
                strengths: [0, 0.4, -0.3, 0.8, 0.1], completions: 4), least: 0.92),
    ]

    @Test("A strength's interval against the mean and a difference's hold the truth", arguments: strengths)
    func differences(world: World) {
        let truth = world.votes.strengths
        let mean = truth.reduce(0, +) / Double(truth.count)
        measure(world) { generator in
            let strengths = world.votes.judgements(using: &generator).strengths()
            return [
                Reading("difference of strengths", strengths.difference(0, 1), truth[0] - truth[1]),
                Reading("strength", strengths.strength(of: 2), truth[2] - mean),
            ]
        }
    }

    @Test("Effects of ties and of style, and strengths without it, have intervals that hold the truth")
    func effects() {
        let votes = SyntheticVotes(
            prompts: 300, judgementsPerPrompt: 2, labelers: 15, promptShare: 0.2, labelerShare: 0.05,
            strengths: [0, 0.5, -0.3], logTie: -0.5, styleEffect: 1)
        let world = World(name: "3 policies, 300 prompts × 2 of 15 labelers; shares 0.2, 0.05", votes: votes)
        measure(world) { generator in
            let strengths = votes.judgements(using: &generator).strengths(controllingStyle: true)
            guard let group = strengths.groups.first else { return [] }
            return [
                Reading("difference without style", strengths.difference(0, 1), -0.5),
                Reading("ln ν", group.tieParameter(), votes.logTie),
                // In units of the sample's own deviation, so the truth is in them, too.
                Reading("effect of style", group.styleEffects()[0], votes.styleEffect * group.styleScales[0]),
            ]
        }
    }

    @Test("The bootstrap's interval holds the truth, too")
    func bootstrap() {
        let world = Self.strengths[0]
        measure(world, repeats: Self.repeats / 4) { generator in
            let judgements = world.votes.judgements(using: &generator)
            let bootstrap = judgements.strengths().groups.first.map {
                judgements.bootstrapStrengths(of: $0, options: .init(replicates: 200), using: &generator)
            }
            return [Reading("difference of strengths, bootstrap", bootstrap?.difference(0, 1), -0.5)]
        }
    }

    @Test("Of a mean rating and of differences of ratings and of flags, the intervals hold the truth")
    func ratings() {
        /// Two policies on each prompt, judged by two of eight labelers who are generous or are not.
        func ratings(isFlag: Bool, using generator: inout TestGenerator) -> PolicyRatings {
            let tastes = (0..<8).map { _ in normal(using: &generator) }
            var all: [PolicyRating] = []
            for prompt in 0..<60 {
                let mood = normal(using: &generator)
                for labeler in (0..<8).shuffled(using: &generator).prefix(2) {
                    for policy in 0..<2 {
                        let luck =
                            0.5 * mood + 0.3 * tastes[labeler] + 0.66.squareRoot() * normal(using: &generator)
                        let value = isFlag ? (cumulative(luck) < [0.02, 0.05][policy] ? 1 : 0) : luck + Double(policy)
                        all.append(PolicyRating(policy: policy, prompt: prompt, labeler: labeler, value: value))
                    }
                }
            }
            return PolicyRatings(all, policies: 2)
        }
        let world = World(name: "60 prompts × 2 of 8 labelers; shares 0.25, 0.09", votes: .init(strengths: []))
        measure(world) { generator in
            let values = ratings(isFlag: false, using: &generator)
            let flags = ratings(isFlag: true, using: &generator)
            return [
                Reading("mean rating", values.mean(of: 0, .real), 0),
                Reading("difference of ratings", values.difference(1, 0, .real), 1),
                Reading("flag of 2 %", flags.mean(of: 0, .proportion), 0.02),
                Reading("difference of flags of 5 and 2 %", flags.difference(1, 0, .proportion), 0.03),
            ]
        }
    }

    /// How a machine's scores go with people's.
    struct Judge: CustomTestStringConvertible {
        var name: String
        /// Noise that the machine adds to what people would say, and how far it is off.
        var noise: Double
        var bias: Double
        var sample = 80
        var testDescription: String { name }
    }

    @Test(
        "A machine's win rate corrected by people holds the truth, whatever the machine says",
        arguments: [
            Judge(name: "a good judge, 80 of 1,000 prompts", noise: 0.1, bias: 0.05),
            Judge(name: "a biased judge, 80 of 1,000 prompts", noise: 0.3, bias: 0.3),
            Judge(name: "a judge who tosses coins, 80 of 1,000 prompts", noise: 100, bias: 0),
            Judge(name: "a good judge, 25 of 1,000 prompts", noise: 0.1, bias: 0.05, sample: 25),
        ])
    func predictionPowered(judge: Judge) {
        let world = World(name: judge.name, votes: .init(strengths: []), least: 0.92)
        measure(world) { generator in
            var (people, machine): ([ClusteredValue], [ClusteredValue]) = ([], [])
            for prompt in 0..<1000 {
                // How much of the public would prefer the first: 0.6 of it on the mean, and on most prompts nearly all
                // or none.
                let leaning = Double.random(in: 0..<1, using: &generator) < 0.6 ? 0.9 : 0.15
                let score = leaning + judge.bias + judge.noise * normal(using: &generator)
                machine.append(ClusteredValue(prompt: prompt, labeler: nil, value: max(0, min(1, score))))
                guard prompt < judge.sample else { continue }
                for _ in 0..<2 {
                    let value = Double.random(in: 0..<1, using: &generator) < leaning ? 1.0 : 0
                    let labeler = Int.random(in: 0..<20, using: &generator)
                    people.append(ClusteredValue(prompt: prompt, labeler: labeler, value: value))
                }
            }
            let corrected = ClusteredValues(people).corrected(machine: ClusteredValues(machine))
            return [Reading("corrected win rate", corrected?.rate, 0.6)]
        }
    }

    @Test("The difference of a reward model's win rate and of people's holds the truth, and who agrees is no alarm")
    func overoptimisation() {
        let world = World(name: "100 prompts × 2 of 20 labelers", votes: .init(strengths: []))
        var alarms = 0
        measure(world) { generator in
            var (people, machine): ([ClusteredValue], [ClusteredValue]) = ([], [])
            for prompt in 0..<100 {
                let leaning = cumulative(normal(using: &generator) * 0.5)
                machine.append(ClusteredValue(prompt: prompt, labeler: nil, value: leaning))
                for labeler in (0..<20).shuffled(using: &generator).prefix(2) {
                    let value = Double.random(in: 0..<1, using: &generator) < leaning ? 1.0 : 0
                    people.append(ClusteredValue(prompt: prompt, labeler: labeler, value: value))
                }
            }
            let reading = ClusteredValues(people).overoptimisation(machine: ClusteredValues(machine))
            alarms += reading?.verdict == .alarm ? 1 : 0
            return [Reading("win rate by reward model less people's", reading?.difference, 0)]
        }
        #expect(Double(alarms) <= 0.02 * Double(Self.repeats) + 3)
    }

    @Test("As many prompts as were planned find a difference as often as was planned")
    func power() throws {
        let truth = SyntheticVotes(strengths: [0.5, 0], logTie: -1)
        for (shares, labelers, each) in [((0.0, 0.0), 30, 1), ((0.3, 0.02), 30, 2), ((0.2, 0.01), 10, 3)] {
            var votes = truth
            (votes.promptShare, votes.labelerShare) = shares
            (votes.labelers, votes.judgementsPerPrompt) = (labelers, each)
            let share = try correlations(votes)
            let plan = ComparisonPlan(
                judgementsPerPrompt: each, labelers: labelers, tieRate: votes.tieRate, promptShare: share.prompt,
                labelerShare: share.labeler, power: 0.8)
            guard case .enough(let prompts, _) = plan.size(for: votes.winRate - 0.5) else {
                Issue.record("no number is enough")
                continue
            }
            votes.prompts = prompts
            var generator = TestGenerator(state: 8)
            var found = 0
            for _ in 0..<Self.repeats {
                let rate = votes.judgements(using: &generator).winRate(0, against: 1)
                found += rate?.rate.estimate.interval.lower ?? 0 > 0.5 ? 1 : 0
            }
            let power = Double(found) / Double(Self.repeats)
            let chance = 3 * (0.8 * 0.2 / Double(Self.repeats)).squareRoot()
            #expect(abs(power - 0.8) < 0.04 + chance, "\(prompts) prompts, \(shares): \(power)")
            if Self.asked != nil {
                let line = "| power 0.8 | %d prompts × %d of %d labelers; shares %.1f, %.2f | %.3f | |"
                print(String(format: line, prompts, each, labelers, shares.0, shares.1, power))
            }
        }
    }

    /// How much of the variance of scores, which is less than that of the noise behind them, is between prompts and
    /// labelers.
    private func correlations(_ votes: SyntheticVotes) throws -> (prompt: Double, labeler: Double) {
        var many = votes
        (many.prompts, many.labelers, many.judgementsPerPrompt) = (20_000, 400, 2)
        var generator = TestGenerator(state: 9)
        let scores = many.judgements(using: &generator).scores(0, against: 1)
        let mean = try #require(scores.mean)
        var (product, square) = (0.0, 0.0)
        for (one, other) in zip(scores.values, scores.values.dropFirst()) where one.prompt == other.prompt {
            product += (one.value - mean) * (other.value - mean)
            square += ((one.value - mean) * (one.value - mean) + (other.value - mean) * (other.value - mean)) / 2
        }
        // Labelers' shares are small here, and go with the noise's as prompts' do.
        let prompt = max(0, product / square)
        let labeler = votes.promptShare > 0 ? votes.labelerShare * prompt / votes.promptShare : 0
        return (prompt, labeler)
    }

    /// What a run says of something, and what it is.
    private struct Reading {
        var name: String
        var estimate: Estimate?
        var truth: Double

        init(_ name: String, _ estimate: Estimate?, _ truth: Double) {
            (self.name, self.estimate, self.truth) = (name, estimate, truth)
        }

        init(_ name: String, _ mean: ClusteredMean?, _ truth: Double) {
            self.init(name, mean?.estimate, truth)
        }
    }

    private func measure(
        _ world: World, repeats: Int = repeats, _ run: (inout TestGenerator) -> [Reading]
    ) {
        struct Tally {
            var (held, told, width) = (0, 0, 0.0)
        }
        var generator = TestGenerator(state: 20_261_128)
        var tallies: [(name: String, tally: Tally)] = []
        for _ in 0..<repeats {
            for reading in run(&generator) {
                let place = tallies.firstIndex { $0.name == reading.name } ?? tallies.count
                if place == tallies.count { tallies.append((reading.name, Tally())) }
                guard let interval = reading.estimate?.interval else { continue }
                tallies[place].tally.told += 1
                tallies[place].tally.held += interval.contains(reading.truth) ? 1 : 0
                tallies[place].tally.width += interval.upper - interval.lower
            }
        }
        #expect(!tallies.isEmpty)
        for (what, tally) in tallies {
            let coverage = Double(tally.held) / Double(tally.told)
            let chance = 3 * (0.05 * 0.95 / Double(tally.told)).squareRoot()
            #expect(tally.told >= repeats * 9 / 10, "\(what), \(world.name): told \(tally.told) of \(repeats)")
            #expect(coverage >= world.least - chance, "\(what), \(world.name): \(coverage)")
            if Self.asked != nil {
                let width = tally.width / Double(tally.told)
                print(String(format: "| %@ | %@ | %.3f | %.3f |", what, world.name, coverage, width))
            }
        }
    }
}
