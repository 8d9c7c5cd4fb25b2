import Crypto
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// The language models that write completions: known to managers, never to labelers, and changed by admins, since a policy
/// with an endpoint is an address that this server sends prompts to.
struct PolicyRoutes {
    let keys: EndpointKeyFile
    let clock: WallClock
    private let pace = CallPace.ofPolicyChecks

    init(keys: EndpointKeyFile, clock: WallClock) {
        self.keys = keys
        self.clock = clock
    }

    private static let keyFile = "the file that seals endpoints' keys cannot be used"

    func register(in routes: inout Routes) {
        let policy = "/api/v1/policies/{policy}"
        routes.get(
            "/api/v1/policies", for: .manager, "List policies, removed and merged ones too", .lists(PolicyBody.self),
            list)
        routes.post(
            "/api/v1/policies", for: .admin, "Add a policy; one that only files named becomes it",
            .takes(PolicyDraft.self).gives(PolicyBody.self, .created)
                .fails(.conflict, "conflict", "there is one of that name and version")
                .fails(.serviceUnavailable, "keyFile", Self.keyFile).leavingAccess, add)
        routes.get(policy, for: .manager, "Show a policy", .gives(PolicyBody.self).versioned, show)
        routes.put(
            policy + "/endpoint", for: .admin,
            "Say where and how a policy is asked; its key stays unless another is given",
            .takes(EndpointDraft.self).gives(PolicyBody.self).versioned
                .fails(.conflict, "conflict", "it is the best of another policy's answers")
                .fails(.serviceUnavailable, "keyFile", Self.keyFile).leavingAccess, setEndpoint)
        routes.post(
            policy + "/check", for: .admin, "Ask a policy one short question, and see what comes",
            .plain.gives(PolicyCheckBody.self)
                .fails(.conflict, "conflict", "it has no endpoint, or was removed")
                .fails(.tooManyRequests, "tooManyChecks", "\(PolicyCheck.perMinute) were made within a minute")
                .fails(.serviceUnavailable, "unavailable", "its key cannot be opened")
                .fails(.serviceUnavailable, "keyFile", Self.keyFile).leavingAccess, check)
        routes.put(
            policy + "/removal", for: .admin, "Ask a policy no more; what it wrote stays",
            .plain.gives(PolicyBody.self).leavingAccess, remove)
        routes.delete(
            policy + "/removal", for: .admin, "Bring a removed policy back",
            .plain.gives(PolicyBody.self).leavingAccess, restore)
        routes.put(
            policy + "/merged-into", for: .admin, "Count a policy as another spelling of a second one",
            .takes(MergeBody.self).gives(PolicyBody.self)
                .fails(.conflict, "conflict", "one of the two is another spelling already, or has other spellings")
                .leavingAccess, merge)
        routes.delete(
            policy + "/merged-into", for: .admin, "Count a policy as itself again",
            .plain.gives(PolicyBody.self).leavingAccess, unmerge)
        routes.get(
            "/api/v1/projects/{slug}/policies", for: .manager,
            "Policies whose completions a project has, with how many", .lists(ProjectPolicyBody.self), listOfProject)
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let policies = try await call.stores.policies.list()
        return try .json(PageBody(whole: policies, PageRequest(call.request), id: \.id.rawValue, PolicyBody.init))
    }

    @Sendable private func add(_ call: Call) async throws -> Response {
        let new = try await call.decode(PolicyDraft.self).validated()
        var key: SealingKey?
        if case .endpoint(let endpoint) = new.source { key = try await sealingKey(for: endpoint, call) }
        let policy = try await call.stores.policies.add(new, sealedBy: key, now: clock.now())
        return try .json(PolicyBody(policy), status: .created).tagged(policy.tag)
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try Self.answer(await call.stores.policies.find(call.id("policy")))
    }

    @Sendable private func setEndpoint(_ call: Call) async throws -> Response {
        let endpoint = try await call.decode(EndpointDraft.self).validated()
        let id: ID<Policy> = try call.id("policy")
        let versions: Set<Version<PolicyRecord>>? = try call.versions()
        let key = try await sealingKey(for: endpoint, call)
        return try Self.answer(
            await call.stores.policies.set(endpoint, of: id, from: versions, sealedBy: key, now: clock.now()))
    }

    /// The key that seals an endpoint's key, made with the first one; nil where there is nothing to seal.
    private func sealingKey(for endpoint: NewEndpoint, _ call: Call) async throws -> SealingKey? {
        guard endpoint.key != nil else { return nil }
        return try await withKeyFile { try await call.workers.run { try keys.readOrMake() } }
    }

    /// Files are not read on an event loop, and what is wrong with this one is said to the admin who asks.
    private func withKeyFile<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as ConfigurationError {
            throw HTTPError(status: .serviceUnavailable, code: "keyFile", message: error.description, cause: error)
        }
    }

    @Sendable private func check(_ call: Call) async throws -> Response {
        let check = PolicyCheck(policies: call.stores.policies, keys: keys, clock: clock)
        let id: ID<Policy> = try call.id("policy")
        try pace.begin(try call.user.id)
        let outcome = try await withKeyFile { try await call.workers.run { try await check.run(id) } }
        return try .json(PolicyCheckBody(outcome))
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        try Self.answer(await call.stores.policies.setRemoved(true, call.id("policy"), now: clock.now()))
    }

    @Sendable private func restore(_ call: Call) async throws -> Response {
        try Self.answer(await call.stores.policies.setRemoved(false, call.id("policy"), now: clock.now()))
    }

    private struct MergeBody: Codable {
        var policyId: ID<Policy>
    }

    @Sendable private func merge(_ call: Call) async throws -> Response {
        let target = try await call.decode(MergeBody.self).policyId
        return try Self.answer(
            await call.stores.policies.merge(call.id("policy"), into: target, now: clock.now()))
    }

    @Sendable private func unmerge(_ call: Call) async throws -> Response {
        try Self.answer(await call.stores.policies.merge(call.id("policy"), into: nil, now: clock.now()))
    }

    @Sendable private func listOfProject(_ call: Call) async throws -> Response {
        let counts = try await call.stores.policies.completions(in: call.project.id)
        let policies = try await call.stores.policies.list().filter { counts[$0.id] != nil }
        return try .json(
            PageBody(whole: policies, PageRequest(call.request), id: \.id.rawValue) { policy in
                ProjectPolicyBody(policy: PolicyBody(policy), completions: counts[policy.id] ?? 0)
            })
    }

    private static func answer(_ policy: PolicyRecord) throws -> Response {
        try .json(PolicyBody(policy)).tagged(policy.tag)
    }
}
