public import Foundation

/// A weight that somebody thinks of giving to labelers, to be looked at before it is given.
public struct WeightProposal: Hashable, Codable, Sendable {
    /// The labelers' ids.
    public var labelers: [Int64]
    /// See `LabelerWeight`; 0: as if the judgements were not there.
    public var weight: Double
    /// Judgements made then or later would have it; nil: all of the labelers'.
    public var appliesFrom: Date?

    /// A proposal of its parts.
    public init(labelers: [Int64], weight: Double, appliesFrom: Date? = nil) {
        self.labelers = labelers
        self.weight = weight
        self.appliesFrom = appliesFrom
    }

    /// How many labelers one preview may be about.
    public static let mostLabelers = 100

    /// The proposal with every labeler once, by id.
    ///
    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> CheckedWeightProposal {
        var issues: [ValidationError.Issue] = []
        var checked: LabelerWeight?
        do throws(ValidationError) { checked = try LabelerWeight(weight) } catch { issues += error.issues }
        if let appliesFrom, !Timestamp.range.contains(appliesFrom) {
            issues.append(
                .init(
                    pointer: "/appliesFrom", code: "invalidTime",
                    message: "A weight applies from \(Timestamp.demand)."))
        }
        let labelers = Set(labelers).sorted()
        if labelers.isEmpty || labelers.count > Self.mostLabelers {
            issues.append(
                .init(
                    pointer: "/labelers", code: "labelerCount",
                    message: "A preview is about 1 to \(Self.mostLabelers) labelers; there are \(labelers.count)."))
        }
        guard let checked, issues.isEmpty else { throw ValidationError(issues) }
        return CheckedWeightProposal(labelers: labelers, weight: checked, appliesFrom: appliesFrom)
    }
}

/// A proposal that may be measured; only `WeightProposal.validated()` makes one.
public struct CheckedWeightProposal: Hashable, Sendable {
    /// The labelers' ids, each once, in rising order.
    public let labelers: [Int64]
    /// What the judgements would weigh.
    public let weight: LabelerWeight
    /// Judgements made then or later would have it; nil: all.
    public let appliesFrom: Date?

    fileprivate init(labelers: [Int64], weight: LabelerWeight, appliesFrom: Date?) {
        self.labelers = labelers
        self.weight = weight
        self.appliesFrom = appliesFrom
    }

    /// Whether a judgement of one of these labelers, made then, would have another weight given.
    public func covers(_ time: Date) -> Bool { appliesFrom.map { $0 <= time } ?? true }

    /// As it is stored and sent.
    public var proposal: WeightProposal {
        WeightProposal(labelers: labelers, weight: weight.value, appliesFrom: appliesFrom)
    }
}
