import Preferences
import Statistics

/// How well a model predicts labelers whom it has not learned from (Ouyang et al. 2022, section 3.4 and appendix: 72.4 ± 0.4 %
/// for its own labelers, 69.6 ± 0.9 % for held-out ones).
///
/// Labelers are dealt into five groups and prompts into five parts. The model of each of five turns learns from four
/// groups' judgements of four parts; on the fifth part it is held against the four groups and against the fifth, so both are
/// measured on the same prompts, which it has not seen.
public struct LabelerGroups: Codable, Sendable, Equatable {
    /// People whose judgements took part.
    public var labelers: Int
    /// Accuracy on judgements of labelers whom the models had learned from.
    public var own: Estimate
    /// Of labelers whom they had not.
    public var heldOut: Estimate
    /// `own − heldOut`.
    public var difference: Estimate?
    /// Prompts that took part.
    public var prompts: Int
    /// Whether they are a sample, because there are many.
    public var isSample: Bool
}

extension LabelerGroups {
    /// Parts of the labelers, and the fewest labelers that there have to be.
    static let parts = 5

    init?(_ measured: Measured, method: any RewardTraining, fit: RewardFit) {
        guard let turns = LabelerTurns(measured), turns.promptGroups >= PromotionGate.fewestGroups else { return nil }
        let (sample, deal, folds, groups) = (turns.sample, turns.deal, turns.folds, turns.groups)
        let count = measured.groupCount
        var own = (right: [Double](repeating: 0, count: count), pairs: [Double](repeating: 0, count: count))
        var held = own
        for turn in 0..<Self.parts {
            var items: [PromptSet.Item] = []
            var roles: [PromptRole] = []
            var places: [Int] = []
            for (place, item) in sample.prompts.items.enumerated() {
                guard folds[place] != turn else {
                    items.append(item)
                    roles.append(.predicted)
                    places.append(place)
                    continue
                }
                guard let item = item.kept({ deal.part(of: $0) != turn }) else { continue }
                items.append(item)
                roles.append(.trained)
                places.append(place)
            }
            guard roles.contains(.trained) else { continue }
            let rewards = method.predict(PromptSet(items: items), roles: [roles], as: fit)[0]
            for index in items.indices where roles[index] == .predicted {
                let group = groups[places[index]]
                for pair in items[index].pairs {
                    let margin = rewards[index][pair.preferred] - rewards[index][pair.rejected]
                    let weight = pair.weight.value
                    let right = margin > 0 ? weight : margin == 0 ? weight / 2 : 0
                    if deal.part(of: pair.labeler) == turn {
                        held.right[group] += right
                        held.pairs[group] += weight
                    } else {
                        own.right[group] += right
                        own.pairs[group] += weight
                    }
                }
            }
        }
        var generator = SeededGenerator(seed: measured.seed)
        guard let ofOwn = measured.ratio(own.right, of: own.pairs),
            let ofHeldOut = measured.ratio(held.right, of: held.pairs),
            min(ofOwn.clusters, ofHeldOut.clusters) >= PromotionGate.fewestGroups
        else { return nil }
        self.init(
            labelers: deal.count, own: ofOwn, heldOut: ofHeldOut,
            difference: bootstrapDifference(
                first: (own.right, own.pairs), second: (held.right, held.pairs), options: measured.bootstrap,
                using: &generator),
            prompts: sample.prompts.items.count, isSample: sample.isPart)
    }
}

/// Who and what is dealt into which turn.
struct LabelerTurns {
    let sample: PromptSample
    let deal: LabelerDeal
    /// The turn in which each prompt of the sample is predicted; shape `(P)`.
    let folds: [Int]
    /// `Measured.groups` of the sample's prompts; shape `(P)`.
    let groups: [Int]

    /// nil with fewer people than parts.
    init?(_ measured: Measured) {
        sample = PromptSample(measured.prompts, seed: measured.seed)
        guard let deal = LabelerDeal(sample.prompts) else { return nil }
        self.deal = deal
        folds = dealFolds(sample.prompts.items.map(\.group), folds: LabelerGroups.parts, seed: measured.seed)
        groups = sample.places.map { measured.groups[$0] }
    }

    /// How many groups of prompts have judgements of those whom their turn's model learns from, and how many have some of
    /// those whom it does not: the fewer of the two.
    var promptGroups: Int {
        var own = Set<Int>()
        var held = Set<Int>()
        for (place, item) in sample.prompts.items.enumerated() {
            for pair in item.pairs {
                if deal.part(of: pair.labeler) == folds[place] {
                    held.insert(groups[place])
                } else {
                    own.insert(groups[place])
                }
            }
        }
        return min(own.count, held.count)
    }
}

/// Labelers dealt into parts of about as many comparisons, those of one person into the same.
struct LabelerDeal {
    /// How many people there are.
    let count: Int
    private let parts: [ID<Labeler>: Int]

    /// nil with fewer people than parts.
    init?(_ prompts: PromptSet) {
        var people: [ID<Labeler>: ID<Labeler>] = [:]
        var pairs: [ID<Labeler>: Int] = [:]
        for item in prompts.items {
            for judgement in item.judgements { people[judgement.labeler] = judgement.person ?? judgement.labeler }
            for pair in item.pairs { pairs[people[pair.labeler] ?? pair.labeler, default: 0] += 1 }
        }
        count = pairs.count
        guard count >= LabelerGroups.parts else { return nil }
        var filled = [Int](repeating: 0, count: LabelerGroups.parts)
        var partOfPerson: [ID<Labeler>: Int] = [:]
        for (person, pairs) in pairs.sorted(by: { (-$0.value, $0.key.rawValue) < (-$1.value, $1.key.rawValue) }) {
            let part = filled.indices.min { (filled[$0], $0) < (filled[$1], $1) } ?? 0
            partOfPerson[person] = part
            filled[part] += pairs
        }
        parts = people.compactMapValues { partOfPerson[$0] }
    }

    func part(of labeler: ID<Labeler>) -> Int? { parts[labeler] }
}

extension PromptSet.Item {
    /// The prompt with the judgements of some labelers only; nil where they prefer nothing.
    fileprivate func kept(_ isKept: (ID<Labeler>) -> Bool) -> PromptSet.Item? {
        var item = self
        item.judgements.removeAll { !isKept($0.labeler) }
        item.pairs.removeAll { !isKept($0.labeler) }
        item.ties.removeAll { !isKept($0.labeler) }
        return item.pairs.isEmpty && item.ties.isEmpty ? nil : item
    }
}
