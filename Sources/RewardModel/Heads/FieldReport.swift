import Preferences
import Statistics

/// What labelers answered to one field about single completions, and how far a head predicts it.
public struct FieldReport: Codable, Sendable, Equatable {
    /// Which field, on which scale.
    public var field: RatedField
    /// Completions of which something was said.
    public var completions: Int
    /// Groups of nearly equal prompts that they are of.
    public var prompts: Int
    /// Labelers who said something.
    public var labelers: Int
    /// Labelers, counted for each completion again.
    public var votes: Int
    /// The mean rating, or the share of labelers who raised the flag: the mean over completions.
    public var mean: Double
    /// How well the head predicts; nil where there is none.
    public var head: Head?
    /// Why there is none.
    public var lack: Lack?

    /// A head, measured on completions of prompts that the measuring heads had not seen.
    public struct Head: Codable, Sendable, Equatable {
        /// The L2 penalty λ that cross-validation chose.
        public var regularisation: Double
        /// Completions that were measured.
        public var completions: Int
        /// Of ratings the root of the mean squared error, in steps of the scale; of flags the log loss, in nats.
        public var error: Double
        /// The same of a head that predicts the other prompts' mean, or their rate, of everything.
        public var baseError: Double
        /// Of ratings R², the share of the squared error of predicting the mean that is gone; of flags by how many nats the
        /// log loss is below that of the base rate. Above 0: the head is better.
        public var gain: Estimate
        /// Of ratings Spearman's ρ between what was predicted and what was said; of flags the area under the ROC curve,
        /// 0.5 being chance and what equal predictions have; both within the parts that one head predicted. Nil where
        /// no part has anything to be put in order: of ratings, predictions and ratings that differ; of flags, some
        /// that were raised and some that were not.
        public var order: Estimate?
    }

    /// What there is too little of.
    public struct Lack: Codable, Sendable, Equatable {
        /// What it is; the names are stable.
        public enum About: String, Codable, Sendable, CaseIterable {
            /// Rated completions.
            case completions
            /// Groups of nearly equal prompts that have some.
            case prompts
            /// Completions for which the flag was raised, or for which it was not: the fewer.
            case rarer
            /// Groups of prompts that have any of these.
            case rarerPrompts
            /// All ratings are the same.
            case same
            /// The field's name was asked on another scale, too, on which more was said.
            case otherScale
        }

        /// What it is.
        public var about: About
        /// How many there are.
        public var have: Int
        /// From how many on there is a head; nil where it is not a matter of number.
        public var needed: Int?

        /// A lack of its parts.
        public init(about: About, have: Int, needed: Int?) {
            self.about = about
            self.have = have
            self.needed = needed
        }
    }
}

extension FieldReport {
    /// Of a field to which no head was fitted yet.
    init(_ targets: RatedSet.Targets, in rated: RatedSet) {
        self.init(
            field: targets.field, completions: targets.rows.count,
            prompts: Set(targets.rows.map { rated.group(ofRow: $0) }).count,
            labelers: targets.labelers.count, votes: targets.votes,
            mean: targets.means.reduce(0, +) / Double(targets.means.count))
    }
}

extension RatedSet.Targets {
    /// Whether anything was said: a flag that nobody ever raised may be no more than a part of the form.
    var isTelling: Bool { !field.isFlag || means.contains { $0 > 0 } }

    /// What keeps a head from being fitted; nil: nothing does.
    func lack(in rated: RatedSet) -> FieldReport.Lack? {
        func groups(where isCounted: (Int) -> Bool) -> Int {
            Set(rows.indices.filter(isCounted).map { rated.group(ofRow: rows[$0]) }).count
        }
        func lack(_ about: FieldReport.Lack.About, _ have: Int, _ needed: Int) -> FieldReport.Lack? {
            have < needed ? .init(about: about, have: have, needed: needed) : nil
        }
        if let few = lack(.completions, rows.count, HeadNeeds.completions)
            ?? lack(.prompts, groups { _ in true }, HeadNeeds.prompts)
        {
            return few
        }
        guard field.isFlag else {
            return means.allSatisfy { $0 == means[0] } ? .init(about: .same, have: rows.count, needed: nil) : nil
        }
        let raised = means.reduce(0, +)
        let isRare = raised <= Double(rows.count) - raised
        return lack(.rarer, Int(isRare ? raised : Double(rows.count) - raised), HeadNeeds.rarer)
            ?? lack(.rarerPrompts, groups { isRare ? means[$0] > 0 : means[$0] < 1 }, HeadNeeds.rarerPrompts)
    }
}
