/// What an AI judge may be and how it is asked, written once.
public enum JudgeRules {
    /// The longest name, in bytes of UTF-8.
    public static let nameBytes = PolicyRules.nameBytes
    /// The longest template, in bytes of UTF-8.
    public static let templateBytes = 64 << 10
    /// As OpenAI's API has it.
    public static let temperature = PolicyRules.temperature
    /// The same question, the same answer.
    public static let usualTemperature = 0.0
    /// How much of a project's prompts may be kept from a judge, in percent: with nothing kept there is no work that it could
    /// not have influenced.
    public static let withheldPercent = 1...90
    /// Where nothing else is said.
    public static let usualWithheldPercent = 20
    /// Pairs of one task's completions that are judged, each in both orders. Nine completions have 36.
    public static let pairs = 1...36
    /// Where nothing else is said: all of three completions. Of more, so many are drawn.
    public static let usualPairs = 3
    /// Tasks of one run; of more, so many are drawn.
    public static let tasks = 1...100_000
}

/// What is to be a new judge, to be checked.
public struct JudgeDraft: Hashable, Codable, Sendable {
    /// The policy that is asked; it has an endpoint.
    public var policyId: ID<Policy>
    /// How people call it; left out, as the policy.
    public var name: String?
    /// What it is asked; left out, `JudgeTemplate.standard`.
    public var template: String?
    /// Left out, 0: the same question, the same answer.
    public var temperature: Double?
    /// Cuts its answers; left out, nothing does.
    public var maxTokens: Int?
    /// The share of the project's prompts that it is never asked about.
    public var withheldPercent: Int?

    /// A draft of its parts.
    public init(
        policyId: ID<Policy>, name: String? = nil, template: String? = nil, temperature: Double? = nil,
        maxTokens: Int? = nil, withheldPercent: Int? = nil
    ) {
        self.policyId = policyId
        self.name = name
        self.template = template
        self.temperature = temperature
        self.maxTokens = maxTokens
        self.withheldPercent = withheldPercent
    }

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> NewJudge {
        var faults = Faults()
        var checkedName = name
        do throws(ValidationError) {
            checkedName = try name.map { name throws(ValidationError) in
                try DisplayName.normalised(name, "judge's name", maximum: JudgeRules.nameBytes)
            }
        } catch { error.issues.forEach { faults.add($0) } }
        var checkedTemplate = JudgeTemplate.standard
        do throws(ValidationError) {
            if let template { checkedTemplate = try JudgeTemplate(template, pointer: "/template") }
        } catch { error.issues.forEach { faults.add($0) } }
        let (temperature, withheld) = (
            temperature ?? JudgeRules.usualTemperature, withheldPercent ?? JudgeRules.usualWithheldPercent
        )
        if !JudgeRules.temperature.contains(temperature) {
            faults.add("/temperature", "invalidTemperature", "The temperature is a number from 0 to 2.")
        }
        if let maxTokens, !PolicyRules.maxTokens.contains(maxTokens) {
            faults.add(
                "/maxTokens", "invalidMaxTokens",
                "maxTokens is a whole number from 1 to \(PolicyRules.maxTokens.upperBound).")
        }
        if !JudgeRules.withheldPercent.contains(withheld) {
            let (least, most) = (JudgeRules.withheldPercent.lowerBound, JudgeRules.withheldPercent.upperBound)
            faults.add(
                "/withheldPercent", "invalidShare",
                "The share of prompts that is kept from a judge is a whole number from \(least) to \(most), in percent."
            )
        }
        try faults.throwIfAny()
        return NewJudge(
            policyID: policyId, name: checkedName, template: checkedTemplate, temperature: temperature,
            maxTokens: maxTokens, withheldPercent: withheld)
    }
}

/// A judge that may be stored; only `JudgeDraft.validated()` makes one.
public struct NewJudge: Hashable, Sendable {
    /// The policy that is asked.
    public let policyID: ID<Policy>
    /// How people call it; nil: as the policy.
    public let name: String?
    /// What it is asked.
    public let template: JudgeTemplate
    /// 0: the same question, the same answer.
    public let temperature: Double
    /// Cuts its answers.
    public let maxTokens: Int?
    /// The share of the project's prompts that it is never asked about.
    public let withheldPercent: Int
}
