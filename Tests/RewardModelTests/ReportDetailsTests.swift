import Foundation
import Preferences
import Statistics
import Testing

@testable import RewardModel

/// A small set with its figures by another program; see Golden/report.py.
private struct Golden: Decodable {
    struct Item: Decodable {
        struct Said: Decodable {
            var labeler: Int64
            var ranks: [Int]
        }
        var prompt: String
        var completions: [String]
        var policies: [String]
        var judgements: [Said]
        var rewards: [Double]
    }
    struct Row: Decodable {
        var pairs: Int
        var right: Int
    }
    struct Correlation: Decodable {
        var model: Double
        var people: Double
        var prompts: Int
    }
    struct Ceiling: Decodable {
        var people: Double
        var model: Double
        var pairs: Int
    }
    var prompts: [Item]
    var breakdowns: [String: [String: Row]]
    var calibrationError: Double
    var length: Correlation
    var ceiling: Ceiling

    static func load() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/report.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }

    /// - Parameter order: of the prompts.
    func measured(_ order: [Int]) throws -> Measured {
        let groups = try order.map { key in
            let item = prompts[key]
            return PreferenceGroup(
                promptKey: UInt64(key), prompt: Prompt(item.prompt), completions: item.completions,
                origins: item.policies.enumerated().map {
                    CompletionOrigin(policy: $1, task: Int64(key), completion: Int64(100 * key + $0))
                },
                judgements: try item.judgements.map {
                    Judgement(
                        labeler: ID($0.labeler), person: ID($0.labeler),
                        try Ranking(ranks: $0.ranks, of: Array(item.completions.indices)))
                })
        }
        return try Measured(groups) { prompts[Int($0.key)].rewards }
    }
}

extension Measured {
    /// - Parameters:
    ///   - rewards: of an item's completions.
    ///   - times: how often every comparison is counted.
    fileprivate init(_ groups: [PreferenceGroup], times: Int = 1, rewards: (PromptSet.Item) -> [Double]) throws {
        let set = try PromptSet(groups).comparable
        let rewards = set.items.map(rewards)
        let outcomes = PromptOutcome.of(set, rewards: rewards).map { outcome in
            var outcome = outcome
            outcome.margins = Array(repeatElement(outcome.margins, count: times).joined())
            outcome.weights = Array(repeatElement(outcome.weights, count: times).joined())
            return outcome
        }
        self.init(
            set, rewards: rewards, outcomes: outcomes, folds: dealFolds(set.items.map(\.group), folds: 5, seed: 1),
            isSampled: set.items.map { _ in true }, bootstrap: .init(replicates: 200), seed: 1)
    }
}

@Suite("Details of a report")
struct ReportDetailsTests {
    @Test("Breakdowns, calibration error, correlations and the human ceiling equal those of another program")
    func golden() throws {
        let golden = try Golden.load()
        let measured = try golden.measured(Array(golden.prompts.indices))
        let breakdowns = Breakdown.all(measured)
        #expect(breakdowns.map(\.by.rawValue).sorted() == golden.breakdowns.keys.sorted())
        for breakdown in breakdowns {
            let expected = try #require(golden.breakdowns[breakdown.by.rawValue])
            #expect(breakdown.rows.count == expected.count)
            for row in breakdown.rows {
                let name = breakdown.by == .promptLength ? row.names[0] : row.names.joined(separator: " ")
                let theirs = try #require(expected[name], "\(breakdown.by) \(row.names)")
                #expect(row.pairs == theirs.pairs)
                guard let share = row.measured else { continue }
                #expect(abs(share.accuracy - Double(theirs.right) / Double(theirs.pairs)) < 1e-12)
                #expect(share.accuracyInterval.contains(share.accuracy))
            }
        }
        #expect(abs(CalibrationCurve(measured).error - golden.calibrationError) < 1e-12)
        let length = try #require(LengthCorrelation(measured))
        #expect(abs(length.model.value - golden.length.model) < 1e-12)
        #expect(abs(length.people.value - golden.length.people) < 1e-12)
        #expect(length.prompts == golden.length.prompts)
        let ceiling = try #require(HumanCeiling(measured))
        #expect(abs(ceiling.people.value - golden.ceiling.people) < 1e-12)
        #expect(abs(ceiling.model.value - golden.ceiling.model) < 1e-12)
        #expect(ceiling.pairs == golden.ceiling.pairs)
    }

    @Test("The order in which prompts come changes nothing")
    func order() throws {
        let golden = try Golden.load()
        let forwards = try golden.measured(Array(golden.prompts.indices))
        let backwards = try golden.measured(golden.prompts.indices.reversed())
        #expect(Breakdown.all(forwards) == Breakdown.all(backwards))
        #expect(CalibrationCurve(forwards) == CalibrationCurve(backwards))
        #expect(HumanCeiling(forwards) == HumanCeiling(backwards))
        #expect(Disagreement.strongest(forwards) == Disagreement.strongest(backwards))
        #expect(try details(Fixtures.groups(60)) == details(Fixtures.groups(60).reversed()))
    }

    @Test("The pairs in which people and model disagree most come first, one of each prompt, by their ids")
    func disagreements() throws {
        let golden = try Golden.load()
        let found = Disagreement.strongest(try golden.measured(Array(golden.prompts.indices)))
        #expect(found.count == Disagreement.most)
        #expect(found.map(\.probability) == found.map(\.probability).sorted())
        #expect(Set(found.map(\.preferred.task)).count == found.count)
        for pair in found {
            let item = golden.prompts[Int(pair.preferred.task)]
            let (better, worse) = (
                Int(pair.preferred.completion % 100), Int(pair.rejected.completion % 100)
            )
            #expect(item.rewards[better] < item.rewards[worse] && pair.votes > pair.votesAgainst)
            let votes = item.judgements.count { $0.ranks[better] < $0.ranks[worse] }
            #expect(votes == pair.votes)
        }
    }

    /// Prompts with a short and a longer completion, 0 and 1.
    private func pairs(_ count: Int, _ judgements: (Int) -> [Judgement]) -> [PreferenceGroup] {
        (0..<count).map { index in
            PreferenceGroup(
                promptKey: UInt64(index), prompt: Prompt("Question \(index)?"),
                completions: ["Short.", "A bit longer."],
                origins: (0...1).map { CompletionOrigin(task: Int64(index), completion: $0) },
                judgements: judgements(index))
        }
    }

    private static let short = [[0], [1]]
    private static let long = [[1], [0]]

    @Test("A model that expects the longer as often as it is preferred likes length no more than people do")
    func lengthExcess() throws {
        let groups = pairs(100) { Fixtures.judgements([$0 % 10 < 6 ? Self.long : Self.short]) }
        func excess(_ probability: Double) throws -> Estimate {
            let margin = log(probability / (1 - probability))
            let length = try #require(LengthCorrelation(try Measured(groups) { _ in [0, margin] }))
            #expect(abs(length.model.value - 1) < 1e-9 && abs(length.people.value - 0.2) < 1e-9)
            return try #require(length.excess)
        }
        let calibrated = try excess(0.6)
        #expect(abs(calibrated.value) < 1e-9 && calibrated.interval.contains(0))
        let fond = try excess(0.9)
        #expect(abs(fond.value - 0.3) < 1e-9 && fond.interval.lower > 0)
        #expect(try LengthCorrelation(Measured(Array(groups.prefix(9))) { _ in [0, 1] })?.excess == nil)
    }

    @Test("How often people agree takes ten groups of prompts, and fewer are counted")
    func sharedGroups() throws {
        func judged(_ shared: Int) -> [PreferenceGroup] {
            pairs(20) { Fixtures.judgements($0 < shared ? 2 : 1, of: $0 % 3 == 0 ? Self.short : Self.long) }
        }
        for shared in [0, 1, 4, 9] {
            let measured = try Measured(judged(shared)) { _ in [0, 1] }
            #expect(HumanCeiling(measured) == nil && HumanCeiling.groups(measured) == Double(shared))
        }
        #expect(try HumanCeiling(Measured(judged(10)) { _ in [0, 1] })?.people.value == 1)
        let limit = try details(judged(1)).limits.first { $0.about == .people }
        #expect(limit == ReportLimit(.people, have: 1, needed: 10))
    }

    @Test("Enough labelers of too few prompts are no want of labelers")
    func labelerPrompts() throws {
        let limits = try details(judged(12, by: 12)).limits
        #expect(!limits.contains { $0.about == .labelers })
        let limit = try #require(limits.first { $0.about == .labelerPrompts })
        #expect(limit.have < 10 && limit.needed == 10)
    }

    @Test("As many groups are asked for as show a difference four times of five")
    func power() {
        let interval = Interval(lower: -0.02, upper: 0.06, level: 0.95)
        func needed(_ clusters: Int) -> Int? {
            ModelComparison(
                prompts: clusters,
                accuracyDifference: Estimate(value: 0.02, standardError: 0.02, interval: interval, clusters: clusters)
            ).groupsNeeded
        }
        // (1.960 + 0.842)² · 100
        #expect(needed(100) == 785)
        #expect(needed(9) == 10)
    }

    @Test("Each person has one vote in a disagreement, their last, however often they judged")
    func votesOfPeople() throws {
        func said(_ labeler: Int64, _ tiers: [[Int]]) -> Judgement { Judgement(labeler: ID(labeler), tiers: tiers) }
        func found(_ others: Judgement...) throws -> Disagreement? {
            let often = [said(1, Self.long), said(1, Self.short), said(1, Self.short), said(1, Self.short)]
            let measured = try Measured(pairs(1) { _ in often + others }) { _ in [0, 1] }
            return Disagreement.strongest(measured).first
        }
        #expect(try found(said(2, Self.long), said(3, Self.long)) == nil)
        let disagreement = try #require(try found(said(2, Self.long), said(4, Self.short)))
        #expect(disagreement.votes == 2 && disagreement.votesAgainst == 1)
    }

    @Test("Saying the same many times makes no calibration error by chance smaller")
    func calibrationByChance() throws {
        let groups = pairs(100) { Fixtures.judgements([$0 % 10 < 6 ? Self.long : Self.short]) }
        let rewards: (PromptSet.Item) -> [Double] = { [0, $0.key % 2 == 0 ? 0.2 : 1] }
        let once = CalibrationCurve(try Measured(groups, rewards: rewards))
        let often = CalibrationCurve(try Measured(groups, times: 16, rewards: rewards))
        #expect(once.errorByChance > 0.03 && abs(once.errorByChance - often.errorByChance) < 1e-9)
        #expect(abs(once.error - often.error) < 1e-9)
    }

    private static func options() -> TrainingOptions {
        var options = Fixtures.options
        options.details = true
        return options
    }

    private func details(
        _ groups: [PreferenceGroup], comparedWith promoted: (any TrainedRewardModel)? = nil
    ) throws -> ReportDetails {
        let report = try Fixtures.trainer(Self.options()).train(groups, comparedWith: promoted).report
        // What cannot be written as JSON, as NaN, would fail the run.
        let bytes = try JSONEncoder().encode(report)
        let decoded = try JSONDecoder().decode(TrainingReport.self, from: bytes)
        #expect(decoded == report)
        return try #require(decoded.details)
    }

    /// The fixtures' groups, judged by `labelers` people in turn.
    private func judged(_ count: Int, by labelers: Int64) -> [PreferenceGroup] {
        Fixtures.groups(count).enumerated().map { index, group in
            var group = group
            group.judgements = group.judgements.map {
                Judgement(labeler: ID(Int64(index) % labelers + 1), tiers: $0.tiers)
            }
            return group
        }
    }

    @Test("More prompts help, labelers of whom nothing was learned are predicted as well, and politeness tells")
    func fixtures() throws {
        let details = try details(judged(120, by: 10))
        let curve = try #require(details.learningCurve)
        #expect(curve.points.map(\.share) == [0.25, 0.5, 0.75, 1] && !curve.isSample && curve.prompts == 120)
        #expect(curve.points.map(\.trainingPrompts) == [20, 40, 60, 80])
        #expect(curve.points.compactMap(\.measured).count == 4)
        let labelers = try #require(details.labelerGroups)
        #expect(labelers.labelers == 10 && labelers.own.value > 0.7 && labelers.heldOut.value > 0.7)
        let texts = details.features.filter { $0.effect > 0 }.map(\.text)
        let polite = Fixtures.polite.joined(separator: " ").lowercased()
        let known = texts.filter { polite.contains($0.trimmingCharacters(in: .whitespaces)) }
        #expect(known.count >= 3, "\(texts)")
        #expect(details.breakdowns.contains { $0.by == .labeler && $0.rows.count == 10 })
        #expect(details.limits.contains { $0.about == .people })
        #expect(details.limits.allSatisfy { $0.needed.map { $0 > 0 } ?? true })
    }

    @Test("The promoted model is held against what is new to it, before that is learned from")
    func drift() throws {
        let old = Fixtures.groups(40)
        let promoted = try Fixtures.trainer().train(old).model
        let new = Fixtures.groups(30, firstKey: 1000, seed: 9).map { group in
            var group = group
            group.prompt = Prompt("What of matter \(group.promptKey)?")
            return group
        }
        let drift = try #require(try details(old + new, comparedWith: promoted).drift)
        #expect(drift.now.prompts == 30)
        #expect(try details(old, comparedWith: promoted).drift == nil, "nothing is new to it")
    }

    @Test("Ten prompts are enough for a report, which says what they do not tell")
    func tenPrompts() throws {
        let details = try details(judged(10, by: 1))
        #expect(details.learningCurve == nil && details.labelerGroups == nil && details.ceiling == nil)
        let about = Set(details.limits.map(\.about))
        #expect(about.isSuperset(of: [.people, .labelers, .learning]))
    }

    @Test("One policy, equal lengths, contradictions and nothing but ties beside a few pairs make a report")
    func hostile() throws {
        var groups = Fixtures.groups(24, completions: 2).map { group in
            var group = group
            group.completions = ["same", "size"]
            group.origins = [CompletionOrigin(policy: "one"), CompletionOrigin(policy: "one")]
            group.judgements = [
                Judgement(labeler: ID(1), tiers: [[0], [1]]), Judgement(labeler: ID(2), tiers: [[1], [0]]),
            ]
            return group
        }
        let found = try details(groups)
        #expect(found.length == nil && !found.breakdowns.contains { $0.by == .policies })
        for index in groups.indices where index > 10 {
            groups[index].judgements = [Judgement(labeler: ID(1), tiers: [[0, 1]])]
        }
        #expect(try details(groups).disagreements.isEmpty)
    }

    @Test("Where completions come from is no matter to the model")
    func origins() throws {
        let plain = Fixtures.groups(30)
        let named = plain.map { group in
            var group = group
            group.origins = group.completions.indices.map {
                CompletionOrigin(policy: "p\($0 % 2)", task: 1, completion: Int64($0))
            }
            return group
        }
        let (one, other) = (try Fixtures.trainer().train(plain), try Fixtures.trainer().train(named))
        #expect(one.model.file == other.model.file && one.report == other.report)
        let policies = try #require(try details(named).breakdowns.first { $0.by == .policies })
        #expect(policies.rows.map(\.names) == [["p0", "p1"]])
        #expect(policies.rows.allSatisfy { (0...1).contains($0.firstPreferred ?? -1) })
    }

    @Test("What was said to be stronger is a row of its own, weakest first; what was not said is in none")
    func strengths() throws {
        let said = Fixtures.groups(45).enumerated().map { index, group in
            var group = group
            group.judgements = group.judgements.map {
                Judgement(
                    labeler: $0.labeler, person: $0.person, tiers: $0.tiers,
                    strengths: [[10, 2, nil][index % 3]])
            }
            return group
        }
        let strengths = try #require(try details(said).breakdowns.first { $0.by == .strength })
        #expect(strengths.rows.map(\.names) == [["2"], ["10"]])
        #expect(strengths.rows.map(\.pairs) == [30, 30])
    }

    @Test("Every n-gram is found again by its hash", arguments: [UInt64](1...20))
    func nGramTexts(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = Fixtures.randomText(&generator)
        var grams = NGrams()
        var hashes: [UInt64] = []
        grams.forEach(in: text) { hashes.append($0) }
        for hash in hashes { #expect(NGramTexts.gram(hash, in: text) != nil, "of \(text)") }
        #expect(NGramTexts.gram(12345, in: text) == nil)
    }

    @Test("Only letters and words that two groups of prompts have are named")
    func namedWords() throws {
        let texts = ["write to maxmuster@example.org", "maxmuster@example.org!", "maxi is near", "by taxi, maxi"]
        func named(_ kind: NGrams.Kind, _ gram: String, groups: [Int]) -> NGramTexts.Gram? {
            let hash = gram.unicodeScalars.reduce(kind.rawValue) { NGrams.fold($0, $1.value) }
            let bucket = FeatureExtractor.bucket(hash, shift: 64 - 20)
            return NGramTexts(of: [bucket], featureBits: 20, in: Array(texts.prefix(groups.count)), groups: groups)[
                bucket]
        }
        #expect(named(.character, "must", groups: [0, 0, 1, 2]) == nil)
        #expect(named(.word, "maxmuster", groups: [0, 0, 1, 2]) == nil)
        #expect(named(.character, "max", groups: [0, 0, 1]) == NGramTexts.Gram(kind: .character, text: "max"))
        #expect(named(.character, "max", groups: [0, 0, 1, 2])?.word == "maxi")
        #expect(named(.word, "maxi", groups: [0, 0, 1, 2])?.text == "maxi")
    }

    @Test("A part of many prompts is drawn by whole groups and is the same in any order")
    func sample() throws {
        let set = try PromptSet(Fixtures.groups(200))
        let sample = PromptSample(set, seed: 3, limit: 500, part: 90)
        #expect(sample.isPart && (90..<120).contains(sample.prompts.completionCount))
        #expect(sample.places.map { set.items[$0].key } == sample.prompts.items.map(\.key))
        #expect(PromptSample(set, seed: 3).isPart == false)
    }

    @Test("A report of a Podium without details is read")
    func withoutDetails() throws {
        let report = try Fixtures.trainer().train(Fixtures.groups(12)).report
        let json = try JSONEncoder().encode(report)
        #expect(!String(decoding: json, as: UTF8.self).contains("details"))
        #expect(try JSONDecoder().decode(TrainingReport.self, from: json) == report)
    }

    @Test("What became of rankings on their way to the model is counted")
    func rankingUse() {
        var use = RankingUse(counted: 5, surplus: 1, replaced: 2, withdrawn: 3)
        func group(_ texts: [String], _ tiers: [[[Int]]]) -> PreferenceGroup {
            PreferenceGroup(
                promptKey: 1, prompt: Prompt("?"), completions: texts, judgements: Fixtures.judgements(tiers))
        }
        use.add([group(["a", "b"], [[[0], [1]], [[0, 1]]]), group(["a ", " a"], [[[0], [1]]])])
        #expect(use.withoutOrder == 2 && use.tied == 1 && use.identical == 1 && use.repeatedTasks == 1)
    }
}
