import Foundation

@testable import Statistics

/// A made-up world of votes whose true figures are known, though votes hang together within prompts and within
/// labelers.
///
/// Noise is normal with one part of the prompt, one of the labeler and a rest, and is then given the shape that makes
/// each single vote exactly as probable as the model says (a Gaussian copula): what is estimated is known without
/// another simulation.
struct SyntheticVotes {
    var prompts = 100
    var judgementsPerPrompt = 1
    var labelers = 20
    /// How much of the noise is the prompt's and how much the labeler's; together at most 1.
    var promptShare = 0.0
    var labelerShare = 0.0
    /// Whether the first labelers do most of the work.
    var isUneven = false
    /// Of each policy, in nats.
    var strengths: [Double]
    /// Of Davidson's model; −∞ without ties.
    var logTie = -Double.infinity
    /// Of the one measure of style, in nats for (a − b) / (a + b).
    var styleEffect = 0.0
    /// How many completions a judgement has. More than two are ranked without ties, and without style.
    var completions = 2

    /// Judgements, prompts and labelers numbered from 0.
    func judgements(using generator: inout some RandomNumberGenerator) -> PolicyJudgements {
        let count = strengths.count
        let (ofPrompt, ofLabeler) = (promptShare.squareRoot(), labelerShare.squareRoot())
        let rest = max(0, 1 - promptShare - labelerShare).squareRoot()
        let tastes = (0..<labelers).map { _ in (0..<count).map { _ in normal(using: &generator) } }
        var all: [PolicyJudgement] = []
        for prompt in 0..<prompts {
            let moods = (0..<count).map { _ in normal(using: &generator) }
            let shown = Array((0..<count).shuffled(using: &generator).prefix(completions))
            for labeler in workers(using: &generator) {
                let noise = (0..<count).map {
                    ofPrompt * moods[$0] + ofLabeler * tastes[labeler][$0] + rest * normal(using: &generator)
                }
                all.append(
                    PolicyJudgement(
                        prompt: prompt, labeler: labeler,
                        groups: completions == 2
                            ? duel(shown, noise, using: &generator) : ranking(shown, noise)))
            }
        }
        return PolicyJudgements(all, policies: count, styles: styleEffect == 0 ? 0 : 1)
    }

    /// The true win rate of the first policy over the second, without style.
    var winRate: Double {
        let outcome = DavidsonOutcome(margin: strengths[0] - strengths[1], side: 1, logTie: logTie)
        return outcome.up + outcome.tied / 2
    }

    var tieRate: Double { DavidsonOutcome(margin: strengths[0] - strengths[1], side: 1, logTie: logTie).tied }

    private func workers(using generator: inout some RandomNumberGenerator) -> [Int] {
        var chosen: [Int] = []
        while chosen.count < min(judgementsPerPrompt, labelers) {
            let draw = Double.random(in: 0..<1, using: &generator)
            let labeler = Int(Double(labelers) * (isUneven ? draw * draw * draw : draw))
            if !chosen.contains(labeler) { chosen.append(labeler) }
        }
        return chosen
    }

    /// Two completions, tied or not.
    private func duel(
        _ shown: [Int], _ noise: [Double], using generator: inout some RandomNumberGenerator
    ) -> [[PolicyEntry]] {
        let styles = shown.map { _ in styleEffect == 0 ? [] : [Double(Int.random(in: 0...9, using: &generator))] }
        var margin = strengths[shown[0]] - strengths[shown[1]]
        if styleEffect != 0, styles[0][0] + styles[1][0] > 0 {
            margin += styleEffect * (styles[0][0] - styles[1][0]) / (styles[0][0] + styles[1][0])
        }
        let outcome = DavidsonOutcome(margin: margin, side: 1, logTie: logTie)
        // The difference of both noises decides, seen from the lower policy whichever is shown first.
        let luck = cumulative((noise[shown[0]] - noise[shown[1]]) / 2.0.squareRoot())
        let entries = zip(shown, styles).map { PolicyEntry(policy: $0, style: $1) }
        if luck < outcome.up { return [[entries[0]], [entries[1]]] }
        return luck < outcome.up + outcome.tied ? [entries] : [[entries[1]], [entries[0]]]
    }

    /// Several completions in the order of strength and Gumbel's noise, of which any two are a comparison by Bradley
    /// and Terry.
    private func ranking(_ shown: [Int], _ noise: [Double]) -> [[PolicyEntry]] {
        func utility(_ policy: Int) -> Double { strengths[policy] - log(-log(cumulative(noise[policy]))) }
        return shown.sorted { utility($0) > utility($1) }.map { [PolicyEntry(policy: $0)] }
    }
}

/// A standard normal number (Box & Muller 1958).
func normal(using generator: inout some RandomNumberGenerator) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &generator))
}

/// Φ(x).
func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
