/// A language model that writes completions. Never shown to a labeler.
///
/// It is called by its name, or by `name@version` where several go by one name. What a file says in `model` is such a label.
public enum Policy {
    /// How a policy of this name and version is called.
    public static func label(name: String, version: String) -> String {
        version.isEmpty ? name : "\(name)@\(version)"
    }
}

/// What is to be a new policy, to be checked.
public struct PolicyDraft: Hashable, Codable, Sendable {
    /// How people call it.
    public var name: String
    /// Which one of that name; left out where there is only one.
    public var version: String?
    /// What it was made from, as far as it is known.
    public var origin: PolicyOrigin?
    /// Where it can be asked; left out for one whose completions come in files.
    public var endpoint: EndpointDraft?
    /// Of a policy that is another one, of whose answers the reward model picks the best.
    public var bestOf: BestOfDraft?

    /// A draft of its parts.
    public init(
        name: String, version: String? = nil, origin: PolicyOrigin? = nil, endpoint: EndpointDraft? = nil,
        bestOf: BestOfDraft? = nil
    ) {
        self.name = name
        self.version = version
        self.origin = origin
        self.endpoint = endpoint
        self.bestOf = bestOf
    }

    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated() throws(ValidationError) -> NewPolicy {
        var issues: [ValidationError.Issue] = []
        let name = checked("/name", "policy's name", name, maximum: PolicyRules.nameBytes, &issues)
        let version =
            version.flatMap { $0.isEmpty ? nil : $0 }
            .map { checked("/version", "policy's version", $0, maximum: PolicyRules.versionBytes, &issues) } ?? ""
        if name.contains("@") || version.contains("@") {
            issues.append(
                .init(
                    pointer: name.contains("@") ? "/name" : "/version", code: "invalidName",
                    message: "‘@’ stands between a policy's name and its version; leave it out of both."))
        }
        do throws(ValidationError) { try origin?.check(at: "/origin") } catch { issues += error.issues }
        if endpoint != nil, bestOf != nil {
            issues.append(
                .init(
                    pointer: "/endpoint", code: "twoWaysToAsk",
                    message:
                        "The best of several answers are asked of another policy, and have no endpoint of their own. "
                        + "Leave one of the two out."))
        }
        var target: NewPolicy.Source = .files
        do throws(ValidationError) {
            if let bestOf {
                target = .bestOf(policy: bestOf.policyId, count: try bestOf.checkedCount(at: "/bestOf/count"))
            } else if let endpoint {
                target = .endpoint(try endpoint.validated(at: "/endpoint"))
            }
        } catch { issues += error.issues }
        guard issues.isEmpty else { throw ValidationError(issues) }
        return NewPolicy(name: name, version: version, origin: origin ?? PolicyOrigin(), source: target)
    }

    private func checked(
        _ pointer: String, _ noun: String, _ text: String, maximum: Int, _ issues: inout [ValidationError.Issue]
    ) -> String {
        do throws(ValidationError) {
            return try DisplayName.normalised(text, noun, pointer: pointer, maximum: maximum)
        } catch {
            issues += error.issues
            return ""
        }
    }
}

/// The best of several answers of a policy: best-of-n, the paper's baseline without training.
public struct BestOfDraft: Hashable, Codable, Sendable {
    /// The policy that is asked.
    public var policyId: ID<Policy>
    /// How many answers it gives, of which one is taken.
    public var count: Int

    /// A draft of its parts.
    public init(policyId: ID<Policy>, count: Int) {
        self.policyId = policyId
        self.count = count
    }

    func checkedCount(at pointer: String) throws(ValidationError) -> Int {
        guard PolicyRules.bestOf.contains(count) else {
            throw ValidationError(
                pointer: pointer, code: "invalidCount",
                message: "The best is taken of \(PolicyRules.bestOf.lowerBound) to \(PolicyRules.bestOf.upperBound) "
                    + "answers, not of \(count).")
        }
        return count
    }
}

/// A policy that may be stored; only `PolicyDraft.validated()` makes one.
public struct NewPolicy: Hashable, Sendable {
    /// Where its completions come from.
    public enum Source: Hashable, Sendable {
        /// Files bring them.
        case files
        /// It is asked there.
        case endpoint(NewEndpoint)
        /// The best of so many answers of another policy.
        case bestOf(policy: ID<Policy>, count: Int)
    }

    /// How people call it.
    public let name: String
    /// Which one of that name; empty where there is only one.
    public let version: String
    /// What it was made from.
    public let origin: PolicyOrigin
    /// Where its completions come from.
    public let source: Source

    /// What it is called by.
    public var label: String { Policy.label(name: name, version: version) }
}
