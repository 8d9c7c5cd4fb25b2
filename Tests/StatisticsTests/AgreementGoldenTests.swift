import Foundation
import Testing

@testable import Statistics

/// Golden values made by krippendorff and scipy; see Golden/agreement.py.
private struct Golden: Decodable {
    struct Answers: Decodable {
        var rows: [[Int?]]
        var categories: Int
        var nominal: Double
        var ordinal: Double
        var interval: Double
    }
    struct Rankings: Decodable {
        var tasks: [[[Int]]]
        var alpha: Double
        var taus: [Double?]
    }
    var answers: [Answers]
    var rankings: Rankings

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/agreement.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}

extension RankingAgreement {
    /// Of tasks whose labelers all weigh the same.
    fileprivate init(_ tasks: [[[Int]]]) {
        self.init()
        for labelers in tasks {
            let meetings = labelers.indices.flatMap { one in
                labelers[..<one].map { Meeting(PairCounts($0, labelers[one])) }
            }
            add(meetings, labelers: labelers.count)
        }
    }
}

@Suite("Agreement: coefficients against other programs")
struct AgreementGoldenTests {
    private let few = BootstrapOptions(replicates: 50)

    @Test("Krippendorff's α equals krippendorff's, with answers missing, at all three levels")
    func alpha() throws {
        for golden in try Golden.load().answers {
            var cells = Coincidences(categories: golden.categories)
            for thing in golden.rows[0].indices {
                let given = golden.rows.compactMap { $0[thing] }
                for (place, one) in given.enumerated() {
                    for other in given[..<place] { cells.add(one, other, weight: 1 / Double(given.count - 1)) }
                }
            }
            let found = [AlphaMetric.nominal, .ordinal, .interval].map {
                krippendorffAlpha(cells.cells[...], categories: golden.categories, metric: $0)
            }
            for (found, expected) in zip(found, [golden.nominal, golden.ordinal, golden.interval]) {
                #expect(abs(try #require(found) - expected) < 1e-9)
            }
        }
    }

    @Test("And so do the figures of a field, each thing being a task of its own")
    func fields() throws {
        for golden in try Golden.load().answers {
            var agreement = CategoryAgreement(categories: golden.categories, isOrdered: true)
            for thing in golden.rows[0].indices {
                agreement.add([golden.rows.map { $0[thing] }], weights: golden.rows.map { _ in 1 })
            }
            var generator = TestGenerator(state: 1)
            let figures = agreement.figures(options: few, using: &generator)
            #expect(abs(try #require(figures.alpha).value - golden.ordinal) < 1e-9)
            #expect(abs(try #require(figures.intervalAlpha).value - golden.interval) < 1e-9)
        }
    }

    @Test("Of rankings α equals krippendorff's over pairs of completions, and τ-b is the mean of scipy's")
    func rankings() throws {
        let golden = try Golden.load().rankings
        let pairs = golden.tasks.flatMap { labelers in
            labelers.indices.flatMap { one in
                labelers[(one + 1)...].map { PairCounts(labelers[one], $0) }
            }
        }
        for (pair, tau) in zip(pairs, golden.taus) {
            switch (pair.tauB, tau) {
            case (let found?, let expected?): #expect(abs(found - expected) < 1e-9)
            case (let found, let expected): #expect(found == expected)
            }
        }
        var generator = TestGenerator(state: 1)
        let figures = RankingAgreement(golden.tasks).figures(options: few, using: &generator)
        #expect(abs(try #require(figures.alpha).value - golden.alpha) < 1e-9)
        let taus = golden.taus.compactMap(\.self)
        #expect(abs(try #require(figures.tau).value - taus.reduce(0, +) / Double(taus.count)) < 1e-9)
    }

    @Test("Shares equal those of each two labelers of each task, in every convention", arguments: TieHandling.allCases)
    func shares(ties: TieHandling) throws {
        let tasks = try Golden.load().rankings.tasks
        var (one, other) = (TestGenerator(state: 2), TestGenerator(state: 2))
        let expected = try #require(pairwiseAgreement(tasks, ties: ties, options: few, using: &one))
        let agreement = RankingAgreement(tasks)
        let place = try #require(TieHandling.allCases.firstIndex(of: ties))
        let found = try #require(agreement.figures(options: few, using: &other).agreement[place])
        #expect(abs(found.value - expected.value) < 1e-12)
        #expect(found.clusters == expected.clusters)
        #expect(Double(agreement.counts.units(ties)) == tasks.reduce(0) { $0 + agreementCounts($1, ties: ties).units })
    }

    @Test("Another order of completions, of labelers and of tasks changes no figure")
    func invariance() throws {
        var generator = TestGenerator(state: 3)
        let tasks = try Golden.load().rankings.tasks
        let mixed = tasks.map { labelers in
            let order = labelers[0].indices.shuffled(using: &generator)
            return labelers.map { ranks in order.map { ranks[$0] } }.shuffled(using: &generator)
        }
        // The draws hang on the order of the tasks, so only the values are compared where that is another.
        var (one, other, third) = (TestGenerator(state: 4), TestGenerator(state: 4), TestGenerator(state: 4))
        let plain = RankingAgreement(tasks).figures(options: few, using: &one)
        let shown = RankingAgreement(mixed).figures(options: few, using: &other)
        let shuffled = RankingAgreement(mixed.reversed()).figures(options: few, using: &third)
        func all(_ figures: RankingAgreement.Figures) -> [Estimate?] {
            figures.agreement + [figures.tau, figures.alpha]
        }
        for ((plain, shown), shuffled) in zip(zip(all(plain), all(shown)), all(shuffled)) {
            let (plain, shown, shuffled) = try (#require(plain), #require(shown), #require(shuffled))
            #expect(abs(plain.value - shown.value) < 1e-12 && abs(plain.value - shuffled.value) < 1e-12)
            #expect(abs(plain.interval.lower - shown.interval.lower) < 1e-12)
            #expect(abs(plain.interval.upper - shown.interval.upper) < 1e-12)
        }
    }

    @Test("Who weighs nothing is as if they were not there, and all weighing half changes no share")
    func weights() throws {
        let tasks = (0..<8).map { [[1, 2, 3], $0.isMultiple(of: 2) ? [1, 2, 2] : [2, 1, 3]] }
        var (with, without, half) = (RankingAgreement(), RankingAgreement(), RankingAgreement())
        for task in tasks {
            let meeting = RankingAgreement.Meeting(PairCounts(task[0], task[1]))
            let ignored = RankingAgreement.Meeting(PairCounts(task[0], [3, 2, 1]), weight: 0)
            with.add([meeting, ignored], labelers: 2)
            without.add([meeting], labelers: 2)
            half.add([.init(meeting.counts, weight: 0.25)], labelers: 2)
        }
        var (one, other, third) = (TestGenerator(state: 5), TestGenerator(state: 5), TestGenerator(state: 5))
        let expected = without.figures(options: few, using: &one)
        #expect(with.figures(options: few, using: &other).agreement == expected.agreement)
        #expect(with.counts == without.counts)
        let halved = half.figures(options: few, using: &third)
        for (found, expected) in zip(halved.agreement, expected.agreement) {
            #expect(abs(try #require(found).value - (try #require(expected).value)) < 1e-12)
        }
    }
}

@Suite("Agreement: intervals")
struct AgreementIntervalTests {
    @Test(
        "A 95 % interval holds the true agreement in about 95 of 100 studies, of few tasks and of many",
        arguments: [(8, 0.90), (20, 0.92), (60, 0.92)])
    func coverage(tasks: Int, atLeast: Double) throws {
        // Two labelers who err by chance, more on some tasks than on others: the pairs of a task hang together.
        var generator = TestGenerator(state: UInt64(tasks))
        func share(of task: inout TestGenerator) -> PairCounts {
            let error = Double.random(in: 0.05...0.5, using: &task)
            var counts = PairCounts()
            for _ in 0..<6 {
                if Double.random(in: 0..<1, using: &task) < error {
                    counts.discordant += 1
                } else {
                    counts.concordant += 1
                }
            }
            return counts
        }
        let truth = 1 - (0.05 + 0.5) / 2
        let studies = 400
        var covered = 0
        for _ in 0..<studies {
            var agreement = RankingAgreement()
            for _ in 0..<tasks { agreement.add([.init(share(of: &generator))], labelers: 2) }
            let figures = agreement.figures(options: .init(replicates: 200), using: &generator)
            if try #require(figures.agreement[0]).interval.contains(truth) { covered += 1 }
        }
        let found = Double(covered) / Double(studies)
        #expect(found >= atLeast && found <= 0.985, "\(found)")
    }

    @Test("α of a field covers its truth, too")
    func alphaCoverage() throws {
        // Both say the same with probability q, else each draws anew from four answers: α is q.
        let (truth, studies) = (0.6, 300)
        var generator = TestGenerator(state: 9)
        var covered = 0
        for _ in 0..<studies {
            var agreement = CategoryAgreement(categories: 4, isOrdered: false)
            for _ in 0..<60 {
                let one = Int.random(in: 0..<4, using: &generator)
                let isSame = Double.random(in: 0..<1, using: &generator) < truth
                let other = isSame ? one : Int.random(in: 0..<4, using: &generator)
                agreement.add([[one, other]], weights: [1, 1])
            }
            let figures = agreement.figures(options: .init(replicates: 200), using: &generator)
            if try #require(figures.alpha).interval.contains(truth) { covered += 1 }
        }
        let found = Double(covered) / Double(studies)
        #expect(found >= 0.91 && found <= 0.985, "\(found)")
    }

    @Test("Where everybody agreed the interval is still one: as wide as so few tasks make it")
    func noSpread() throws {
        var agreement = RankingAgreement()
        for _ in 0..<10 { agreement.add([.init(PairCounts([1, 2], [1, 2]))], labelers: 2) }
        var generator = TestGenerator(state: 1)
        let found = try #require(agreement.figures(using: &generator).agreement[0])
        #expect(found.value == 1 && found.interval.upper == 1)
        #expect(abs(found.interval.lower - wilsonInterval(successes: 10, trials: 10).lower) < 1e-12)
        #expect(found.standardError > 0)
    }

    @Test("More tasks than are kept apart take no more room, and their interval is the same but for chance")
    func bundles() throws {
        var generator = TestGenerator(state: 7)
        var agreement = RankingAgreement()
        var (agreeing, units): ([Double], [Double]) = ([], [])
        for _ in 0..<5000 {
            var counts = PairCounts()
            counts.concordant = Int.random(in: 0...6, using: &generator)
            counts.discordant = 6 - counts.concordant
            agreement.add([.init(counts)], labelers: 2)
            agreeing.append(Double(counts.concordant))
            units.append(6)
        }
        let found = try #require(agreement.figures(using: &generator).agreement[0])
        let expected = try #require(
            bootstrapRatio(
                numerators: agreeing, denominators: units, options: .init(replicates: 400), using: &generator))
        #expect(abs(found.value - expected.value) < 1e-12 && found.clusters == 5000)
        #expect(abs(found.standardError / expected.standardError - 1) < 0.15)
    }

    @Test("Without two different answers there is no α, and with one task no figure")
    func undefined() {
        var agreement = CategoryAgreement(categories: 2, isOrdered: false)
        agreement.add([[0, 0], [0, 0]], weights: [1, 1])
        var generator = TestGenerator(state: 1)
        #expect(agreement.figures(using: &generator).same == nil)
        agreement.add([[0, 0, nil]], weights: [1, 1, 1])
        let figures = agreement.figures(using: &generator)
        #expect(figures.same?.value == 1 && figures.alpha == nil && figures.intervalAlpha == nil)
        #expect(agreement.units == 3 && agreement.tasks == 2)
    }
}
