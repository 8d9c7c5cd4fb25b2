import Foundation
import Preferences

/// Somebody who judges as they are told, from a day on otherwise.
struct SimulatedLabeler: Sendable {
    enum Manner: Sendable {
        /// By worth, with an error of this standard deviation.
        case honest(Double)
        /// Half of the time by worth, half of the time at random.
        case tired(Double)
        case random
        /// As shown, the first first.
        case alwaysFirst
        case alwaysLongest
        /// By worth, the worst first.
        case reversed(Double)

        /// Whether what they say is of use as it stands.
        var isSound: Bool { if case .honest(let error) = self { error < 2 } else { false } }
    }

    let name: String
    let manner: Manner
    /// In days from the start: the first on which they judge otherwise.
    var change: (day: Int, manner: Manner)?
    /// Judgements a week.
    let volume: Int
    /// Seconds of a judgement.
    let pace: Double

    func manner(on day: Int) -> Manner { change.map { day >= $0.day ? $0.manner : manner } ?? manner }

    /// Closer than this, two completions are tied by whoever judges by worth.
    private static let tie = 0.15

    /// - Parameter shown: completions as they stand on the page.
    /// - Returns: places in `shown`, tie groups, the best first; and whose flag is raised.
    func judge(
        _ shown: [SimulatedWorld.Completion], on day: Int, using generator: inout SeededGenerator
    ) -> (tiers: [[Int]], rude: [Bool]) {
        let manner = manner(on: day)
        let tiers: [[Int]]
        switch manner {
        case .honest(let error): tiers = Self.byWorth(shown, error, using: &generator)
        case .tired(let error):
            tiers =
                generator.chance() < 0.5
                ? Self.byChance(shown, using: &generator) : Self.byWorth(shown, error, using: &generator)
        case .random: tiers = Self.byChance(shown, using: &generator)
        case .alwaysFirst: tiers = shown.indices.map { [$0] }
        case .alwaysLongest: tiers = shown.indices.sorted { shown[$0].length > shown[$1].length }.map { [$0] }
        case .reversed(let error): tiers = Self.byWorth(shown, error, using: &generator).reversed()
        }
        let rude = shown.map { completion in
            switch manner {
            case .honest, .reversed: generator.chance() < (completion.isRude ? 0.9 : 0.02)
            case .tired: generator.chance() < (completion.isRude ? 0.5 : 0.04)
            case .random: generator.chance() < 0.12
            case .alwaysFirst, .alwaysLongest: false
            }
        }
        return (tiers, rude)
    }

    private static func byWorth(
        _ shown: [SimulatedWorld.Completion], _ error: Double, using generator: inout SeededGenerator
    ) -> [[Int]] {
        let seen = shown.map { $0.worth + error * generator.normal() }
        var tiers: [[Int]] = []
        for place in seen.indices.sorted(by: { seen[$0] > seen[$1] }) {
            if let last = tiers.last?.last, seen[last] - seen[place] < tie {
                tiers[tiers.count - 1].append(place)
            } else {
                tiers.append([place])
            }
        }
        return tiers
    }

    private static func byChance(
        _ shown: [SimulatedWorld.Completion], using generator: inout SeededGenerator
    ) -> [[Int]] {
        generator.shuffled(Array(shown.indices)).map { [$0] }
    }
}

extension SimulatedLabeler {
    /// Forty at least: some bad from the start, some who turn bad in the second or third week, one who gets better, one who
    /// hurries, and the rest honest, with more or less of an eye.
    static func crowd(
        _ count: Int, judgementsAWeek: Int, using generator: inout SeededGenerator
    ) -> [SimulatedLabeler] {
        func day(week: Int) -> Int { 7 * (week - 1) + generator.next(below: 5) }
        let special: [(Manner, (day: Int, manner: Manner)?)] = [
            (.random, nil), (.alwaysFirst, nil), (.alwaysLongest, nil), (.reversed(0.8), nil),
            (.honest(0.7), (day(week: 2), .tired(0.7))), (.honest(0.8), (day(week: 3), .tired(0.8))),
            (.honest(0.6), (day(week: 2), .alwaysFirst)), (.honest(0.9), (day(week: 3), .alwaysFirst)),
            (.honest(0.7), (day(week: 3), .random)), (.honest(4), (day(week: 3), .honest(0.6))),
        ]
        let names = generator.shuffled((1...count).map { "labeler\($0)" })
        return names.enumerated().map { place, name in
            let own: (Manner, (day: Int, manner: Manner)?) =
                place < special.count
                ? special[place]
                : (.honest(0.5 + 0.8 * Double(place - special.count) / Double(max(1, count - special.count - 1))), nil)
            // Some work twice as much as others.
            let share = 0.65 + 0.7 * generator.chance()
            let hurries = place == special.count
            return SimulatedLabeler(
                name: name, manner: own.0, change: own.1, volume: max(15, Int(share * Double(judgementsAWeek))),
                pace: hurries ? 4 : 25 + 40 * generator.chance())
        }
    }
}
