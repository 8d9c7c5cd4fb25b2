import Foundation
import Testing

@testable import Preferences

@Suite("What is labeled next")
struct AcquisitionTests {
    private func candidates(_ count: Int, percent: Int = 30, seed: UInt64 = 7) -> [Acquisition.Candidate] {
        (1...Int64(count)).map { task in
            Acquisition.Candidate(
                task: task,
                isInRandomShare: Acquisition.isDrawn(task, projectSeed: seed, percent: percent),
                information: Double((task * 7919) % 1009) / 1009)
        }
    }

    @Test(
        "chance draws about as many as the share says, others in each project, and a larger share keeps the smaller's")
    func draw() {
        let tasks = Int64(1)...10_000
        let drawn = tasks.filter { Acquisition.isDrawn($0, projectSeed: 7, percent: 30) }
        // Five standard deviations of a binomial are 229.
        #expect(abs(drawn.count - 3000) < 230)
        #expect(drawn.allSatisfy { Acquisition.isDrawn($0, projectSeed: 7, percent: 40) })
        #expect(tasks.allSatisfy { Acquisition.isDrawn($0, projectSeed: 7, percent: 100) })
        let both = drawn.count { Acquisition.isDrawn($0, projectSeed: 8, percent: 30) }
        #expect(abs(both - 900) < 150, "the draws of two projects are independent")
        // Lots do not follow the lanes, which are the last four bits of the id.
        for lane in Int64(0)..<16 {
            let part = drawn.count { $0 & 15 == lane }
            #expect(abs(part - 187) < 60, "lane \(lane)")
        }
    }

    @Test("lots are the same for ever")
    func golden() {
        // Computed by another program from the definition of SplitMix64: what was recorded must stay explicable.
        #expect(Acquisition.lot(of: 1, projectSeed: 7) == Self.lots[0])
        #expect(Acquisition.lot(of: 2, projectSeed: 7) == Self.lots[1])
        #expect(Acquisition.lot(of: 1, projectSeed: 8) == Self.lots[2])
    }

    private static let lots = [0.4855624870448919, 0.4040442399742793, 0.7642086860889327]

    @Test("half of an order stands on the lowest level, a quarter on the next, and the first 128th on the highest")
    func levels() {
        let counts = (0..<1024).reduce(into: [Int](repeating: 0, count: 8)) {
            $0[Acquisition.level(at: $1, of: 1024)] += 1
        }
        #expect(counts == [512, 256, 128, 64, 32, 16, 8, 8])
        #expect(
            (0..<1024).map { Acquisition.level(at: $0, of: 1024) }
                == (0..<1024).map {
                    Acquisition.level(at: $0, of: 1024)
                }.sorted(by: >))
        #expect(Acquisition.level(at: 0, of: 1) == 0)
        #expect((0..<4).map { Acquisition.level(at: $0, of: 4) } == [2, 1, 0, 0])
        #expect(Acquisition.level(at: 0, of: 0) >= 0)
    }

    @Test("each level has the random share's part of the work, whatever the information is")
    func shares() {
        let candidates = candidates(8000)
        let levels = Acquisition.levels(of: candidates, projectSeed: 7)
        let drawn = candidates.count(where: \.isInRandomShare)
        for level in 0..<Acquisition.levelCount {
            let here = candidates.indices.filter { levels[$0] == level }
            let random = here.count { candidates[$0].isInRandomShare }
            let expected = Double(here.count) * Double(drawn) / 8000
            #expect(abs(Double(random) - expected) <= 2, "level \(level): \(random) of \(here.count)")
        }
    }

    @Test("among the chosen more information never stands lower, and the drawn stand by their lots alone")
    func orders() {
        let candidates = candidates(3000)
        let levels = Acquisition.levels(of: candidates, projectSeed: 7)
        let chosen = candidates.indices.filter { !candidates[$0].isInRandomShare }
            .sorted { (candidates[$0].information ?? 0) > (candidates[$1].information ?? 0) }
        let information = chosen.map { candidates[$0].information ?? 0 }
        for place in 1..<chosen.count where information[place] < information[place - 1] {
            #expect(levels[chosen[place]] <= levels[chosen[place - 1]])
        }
        // Another opinion of the model's moves nothing that chance drew.
        let others = candidates.map {
            Acquisition.Candidate(
                task: $0.task, isInRandomShare: $0.isInRandomShare, information: $0.information.map { 1 - $0 })
        }
        let otherLevels = Acquisition.levels(of: others, projectSeed: 7)
        for index in candidates.indices where candidates[index].isInRandomShare {
            #expect(levels[index] == otherLevels[index])
        }
        #expect(levels != otherLevels)
    }

    @Test("as work goes on and tasks are put in order anew, the random share stays its share of what is handed out")
    func goesOn() {
        var open = candidates(4000)
        var handedOut = 0
        var random = 0
        for _ in 0..<20 {
            let levels = Acquisition.levels(of: open, projectSeed: 7)
            let next = open.indices.sorted { (-levels[$0], $0) < (-levels[$1], $1) }.prefix(150)
            handedOut += next.count
            random += next.count { open[$0].isInRandomShare }
            let gone = Set(next)
            open = open.indices.filter { !gone.contains($0) }.map { open[$0] }
        }
        let share = Double(random) / Double(handedOut)
        #expect(abs(share - 0.3) < 0.04, "\(share)")
    }

    @Test("nor does the random share lose where tasks are put in order anew after every judgement of a short queue")
    func goesOnSlowly() {
        var (handedOut, random) = (0, 0)
        for seed in UInt64(1)...40 {
            var open = candidates(200, seed: seed)
            for _ in 0..<30 {
                let levels = Acquisition.levels(of: open, projectSeed: seed)
                let highest = levels.max() ?? 0
                let next = open.indices.filter { levels[$0] == highest }[0]
                handedOut += 1
                random += open[next].isInRandomShare ? 1 : 0
                open.remove(at: next)
            }
        }
        let share = Double(random) / Double(handedOut)
        #expect(abs(share - 0.3) < 0.04, "\(share)")
    }

    @Test("where nothing is known of a task, chance decides; no number is no information")
    func unknown() {
        for value in [nil, .nan, .infinity] as [Double?] {
            let candidate = Acquisition.Candidate(task: 1, isInRandomShare: false, information: value)
            #expect(candidate.information == nil)
        }
        let unknown = (1...Int64(512)).map {
            Acquisition.Candidate(task: $0, isInRandomShare: false, information: nil)
        }
        let drawn = unknown.map { Acquisition.Candidate(task: $0.task, isInRandomShare: true, information: nil) }
        #expect(
            Acquisition.levels(of: unknown, projectSeed: 7) == Acquisition.levels(of: drawn, projectSeed: 7))
        #expect(Acquisition.levels(of: [], projectSeed: 7) == [])
    }

    // Golden values: dense numerical integration in Python (numpy, 2,000,001 points on ±12 standard deviations).
    @Test(
        "the information of a comparison is what integration gives",
        arguments: [
            (0, 0.01, 0.0012453383554872355), (0, 1, 0.09370896135935891), (1, 0.5, 0.04462960970480223),
            (-2, 2, 0.10254092195955383), (3, 4, 0.12645457925007836), (0, 9, 0.3326102803695155),
        ] as [(Double, Double, Double)])
    func information(difference: Double, variance: Double, expected: Double) {
        let information = ExpectedInformation.ofPair(difference: difference, variance: variance)
        // Ten nodes are exact to 0.3 % up to a standard deviation of 2; at 3, which hardly comes, to 3 %.
        #expect(abs(information / expected - 1) < (variance <= 4 ? 0.003 : 0.03))
        #expect(abs(information - ExpectedInformation.ofPair(difference: -difference, variance: variance)) < 1e-12)
    }

    @Test("it is nothing for what is known, grows with what is not, and is at most ln 2")
    func bounds() {
        #expect(ExpectedInformation.ofPair(difference: 0, variance: 0) == 0)
        var last = 0.0
        for variance in [0.01, 0.1, 1, 4, 16, 100] {
            let information = ExpectedInformation.ofPair(difference: 0.5, variance: variance)
            #expect(information > last && information < log(2))
            last = information
        }
        #expect(
            ExpectedInformation.ofPair(difference: 6, variance: 1)
                < ExpectedInformation.ofPair(difference: 0, variance: 1))
        #expect(ExpectedInformation.ofPair(difference: 900, variance: 1) == 0)
    }

    @Test("a task's is the mean over its pairs; with one completion, or without numbers, there is none")
    func task() throws {
        let pair = { ExpectedInformation.ofPair(difference: $0, variance: $1) }
        let information = ExpectedInformation.ofTask(rewards: [1, 0, -1]) {
            [[0, 5, 1], [5, 0, 4], [1, 4, 0]][$0][$1]
        }
        #expect(abs(try #require(information) - (pair(1, 5) + pair(2, 1) + pair(1, 4)) / 3) < 1e-12)
        #expect(ExpectedInformation.ofTask(rewards: [1]) { _, _ in 1 } == nil)
        #expect(ExpectedInformation.ofTask(rewards: []) { _, _ in 1 } == nil)
        #expect(ExpectedInformation.ofTask(rewards: [1, 2]) { _, _ in 0 } == 0)
        #expect(ExpectedInformation.ofTask(rewards: [1, .nan]) { _, _ in 1 } == nil)
    }

    @Test("what is to be done follows from the setting, the model that answers and what was done last")
    func turn() {
        typealias Turn = AcquisitionTurn<Int>
        let now = Date(timeIntervalSince1970: 1_000_000)
        func turn(
            _ method: AcquisitionMethod = .uncertainty, _ status: ProjectStatus = .active, promoted: Int? = 1,
            last: Turn.Placement?, newest: Int64 = 9
        ) -> Turn {
            Turn(method, status: status, promoted: promoted, last: last, newestTask: newest, now: now)
        }
        func placed(_ model: Int = 1, _ task: Int64 = 9, ago: TimeInterval = 10) -> Turn.Placement {
            .init(model: model, lastTask: task, date: now - ago)
        }
        #expect(turn(.off, last: nil) == .rest)
        #expect(turn(.off, last: placed()) == .clear)
        #expect(turn(last: nil) == .place(by: 1))
        #expect(turn(promoted: nil, last: nil) == .rest)
        #expect(turn(.uncertainty, .archived, last: nil) == .rest)
        #expect(turn(.uncertainty, .paused, last: nil) == .place(by: 1))
        #expect(turn(last: nil, newest: 0) == .rest)
        #expect(turn(last: placed()) == .rest)
        #expect(turn(promoted: 2, last: placed()) == .place(by: 2))
        #expect(turn(last: placed(), newest: 10) == .rest, "more may come")
        #expect(turn(last: placed(ago: 600), newest: 10) == .place(by: 1))
        #expect(turn(last: placed(ago: -5), newest: 10) == .place(by: 1), "the clock was set back")
        #expect(turn(last: .init(model: 1, lastTask: 0, date: .distantPast)) == .place(by: 1), "it was broken off")
    }

    @Test("after a failure nothing is tried for an hour, or until a model is promoted or the setting changed")
    func failure() {
        typealias Turn = AcquisitionTurn<Int>
        let now = Date(timeIntervalSince1970: 1_000_000)
        func turn(
            _ method: AcquisitionMethod = .uncertainty, last: Turn.Placement? = nil, failed ago: TimeInterval,
            changed: TimeInterval? = nil
        ) -> Turn {
            Turn(
                method, status: .active, promoted: 1, last: last, newestTask: 9,
                failure: .init(began: now - ago - 5, ended: now - ago), changed: changed.map { now - $0 }, now: now)
        }
        #expect(turn(failed: 0) == .rest)
        #expect(turn(failed: 3599) == .rest)
        #expect(turn(failed: 3600) == .place(by: 1))
        #expect(turn(failed: -1) == .place(by: 1), "the clock was set back")
        #expect(turn(failed: 60, changed: 30) == .place(by: 1))
        #expect(turn(failed: 60, changed: 64) == .place(by: 1), "the attempt had begun and did not see it")
        #expect(turn(failed: 60, changed: 66) == .rest, "it failed with what was changed")
        let placed = Turn.Placement(model: 1, lastTask: 9, date: now - 700)
        #expect(turn(.off, last: placed, failed: 60) == .rest, "a failure to take levels back, too")
        #expect(turn(.off, last: placed, failed: 60, changed: 30) == .clear)
        #expect(turn(last: placed, failed: 3600) == .rest, "there is nothing to do")
    }
}
