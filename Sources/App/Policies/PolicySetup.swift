import Crypto
import Foundation
import Policies
import Preferences
import Storage

/// Policies from the command line. They are called by their labels, as `lines` shows them.
package struct PolicySetup: Sendable {
    let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
    }

    private var policies: Storage.Policies { installation.stores.policies }
    private var keys: EndpointKeyFile { EndpointKeyFile(path: installation.folder.endpointKeys) }

    /// What `add` is told of where a policy comes from.
    package struct OriginWords: Sendable {
        package var baseModel: String?
        package var engine: String?
        package var klDivergence: Double?
        package var note: String?
        /// The path of a hand-over's manifest.
        package var manifest: String?

        package init(
            baseModel: String? = nil, engine: String? = nil, klDivergence: Double? = nil, note: String? = nil,
            manifest: String? = nil
        ) {
            self.baseModel = baseModel
            self.engine = engine
            self.klDivergence = klDivergence
            self.note = note
            self.manifest = manifest
        }
    }

    /// One line for each policy: its label, where its completions come from, what it was made from, and how it stands.
    package func lines() async throws -> [String] {
        let all = try await policies.list()
        guard !all.isEmpty else { return ["There are no policies yet. Add one with: podium policy add NAME"] }
        let labels = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.label) })
        return all.map { policy in
            let state = [
                policy.mergedInto.map { "another spelling of \(labels[$0] ?? "\($0)")" },
                policy.removedAt.map { "removed \($0.formatted(.iso8601))" },
            ].compactMap(\.self).joined(separator: ", ")
            return [policy.label, Self.source(policy, labels), Self.origin(policy.origin), state]
                .map(Text.plain).joined(separator: "\t")
        }
    }

    /// Adds a policy.
    ///
    /// - Parameters:
    ///   - base: the label of the policy of whose `count` answers the best is taken; nil: it is no such policy.
    /// - Returns: the lines that say what was done.
    /// - Throws: `ValidationError`; `StorageError`; `ConfigurationError` for a file that is not what it should be.
    package func add(
        _ name: String, version: String?, origin words: OriginWords, endpoint: EndpointDraft?,
        bestOf count: Int?, of base: String?
    ) async throws -> [String] {
        guard (count == nil) == (base == nil) else {
            throw ConfigurationError("--best-of and --of go together: the best of N answers of a policy.")
        }
        var draft = PolicyDraft(name: name, version: version, endpoint: endpoint)
        if let count, let base { draft.bestOf = BestOfDraft(policyId: try await find(base).id, count: count) }
        var remarks: [String] = []
        (draft.origin, remarks) = try await origin(words)
        let new = try draft.validated()
        var key: SealingKey?
        if case .endpoint(let endpoint) = new.source, endpoint.key != nil { key = try keys.readOrMake() }
        let policy = try await policies.add(new, sealedBy: key, now: installation.clock.now())
        var lines = ["Added \(Text.plain(policy.label))."] + remarks
        if policy.endpoint != nil || policy.bestOf != nil {
            lines.append("To see whether it answers: podium policy check \(Text.plain(policy.label))")
        }
        return lines
    }

    private func origin(_ words: OriginWords) async throws -> (PolicyOrigin, remarks: [String]) {
        var origin = PolicyOrigin()
        var remarks: [String] = []
        if let path = words.manifest {
            var handover = try HandoverOrigin(manifest: path)
            try await handover.leaveOutStrangers(installation.stores)
            (origin, remarks) = (handover.origin, handover.remarks)
        }
        origin.baseModel = words.baseModel
        origin.engine = words.engine ?? origin.engine
        origin.klDivergence = words.klDivergence
        origin.note = words.note
        return (origin, remarks)
    }

    /// Says anew where and how a policy is asked.
    package func setEndpoint(_ endpoint: EndpointDraft, of label: String) async throws -> String {
        let policy = try await find(label)
        let new = try endpoint.validated()
        let changed = try await policies.set(
            new, of: policy.id, sealedBy: new.key == nil ? nil : try keys.readOrMake(), now: installation.clock.now())
        let hasKey = changed.endpoint?.hasKey == true
        return
            "\(Text.plain(policy.label)) is asked at \(new.url) from now on, \(hasKey ? "with its key" : "without a key")."
    }

    /// Asks a policy one short question.
    ///
    /// - Returns: what came.
    /// - Throws: `ConfigurationError` with the reason where nothing came.
    package func check(_ label: String) async throws -> [String] {
        let policy = try await find(label)
        let outcome = try await PolicyCheck(policies: policies, keys: keys, clock: installation.clock).run(policy.id)
        let body = PolicyCheckBody(outcome)
        guard let answer = body.answer else {
            throw ConfigurationError("\(policy.label) does not answer. \(body.fault ?? "")")
        }
        let tokens = answer.completionTokens.map { ", \(Text.count($0, "token"))" } ?? ""
        let ending = answer.ending == ChatReply.Ending.complete.rawValue ? "" : ", \(answer.ending)"
        return [
            "\(Text.plain(policy.label)) answers after \(Text.seconds(Double(body.milliseconds) / 1_000))\(tokens)\(ending):",
            Text.plain(answer.text),
        ]
    }

    package func setRemoved(_ isRemoved: Bool, _ label: String) async throws -> String {
        let policy = try await find(label)
        _ = try await policies.setRemoved(isRemoved, policy.id, now: installation.clock.now())
        return isRemoved
            ? "\(Text.plain(policy.label)) is asked no more. What it wrote stays; podium policy restore brings it back."
            : "\(Text.plain(policy.label)) is back."
    }

    /// - Parameter target: nil takes it out again.
    package func merge(_ label: String, into target: String?) async throws -> String {
        let policy = try await find(label)
        let other = if let target { try await find(target) } else { nil as PolicyRecord? }
        _ = try await policies.merge(policy.id, into: other?.id, now: installation.clock.now())
        return other.map {
            "\(Text.plain(policy.label)) counts as another spelling of \(Text.plain($0.label)) from now on."
        } ?? "\(Text.plain(policy.label)) counts as itself again."
    }

    private func find(_ label: String) async throws -> PolicyRecord {
        do {
            return try await policies.find(labeled: label)
        } catch let error as StorageError where error.code == .notFound {
            throw ConfigurationError(error.message)
        }
    }

    private static func source(_ policy: PolicyRecord, _ labels: [ID<Policy>: String]) -> String {
        if let best = policy.bestOf { return "best of \(best.count) of \(labels[best.policyID] ?? "\(best.policyID)")" }
        guard let endpoint = policy.endpoint else { return "from files" }
        let model = endpoint.model == policy.name ? "" : " as \(endpoint.model)"
        return "\(endpoint.url)\(model)\(endpoint.hasKey ? ", with a key" : "")"
    }

    private static func origin(_ origin: PolicyOrigin) -> String {
        [
            origin.engine.map { "by \($0)" }, origin.baseModel.map { "from \($0)" },
            origin.rewardModel.map { reward in
                "on reward model " + (reward.modelId.map { "\($0)" } ?? String(reward.sha256?.prefix(12) ?? "?"))
            },
            origin.klDivergence.map { "KL \(Text.decimals($0, 2))" }, origin.note,
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension EndpointDraft {
    /// The first line of standard input.
    package static func keyFromInput() throws -> String {
        guard let line = readLine(), !line.isEmpty else {
            throw ConfigurationError("There was no key on standard input.")
        }
        return line
    }
}
