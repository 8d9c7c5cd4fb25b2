import Foundation
import HTTPServer
import Preferences
import Storage

/// What the judgements of a project's labelers weigh: people can be trusted less without being deleted, and a weight that
/// is taken back leaves nothing behind.
struct LabelerWeightRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let own = "they are your own judgements"
        routes.get(
            "/api/v1/projects/{slug}/labelers", for: .manager,
            "Who labels in a project, or has, with what their judgements weigh", .lists(WeighedLabelerBody.self), list)
        routes.get(
            "/api/v1/projects/{slug}/labelers/{user}/judgements", for: .manager,
            "How many judgements a weight would be about, before it is given",
            .gives(JudgementsBody.self)
                .query("from", .string(), "Those made then or later, an RFC 3339 time; left out, all"), count)
        routes.get(
            "/api/v1/projects/{slug}/labelers/{user}/weights", for: .manager,
            "The weights that a labeler was given, the last first", .lists(WeightBody.self), history)
        routes.post(
            "/api/v1/projects/{slug}/labelers/{user}/weights", for: .manager,
            "Give a labeler's judgements a weight, from a date on and for a reason",
            .takes(LabelerWeightDraft.self).gives(WeightBody.self, .created).fails(.conflict, "ownAccount", own)
                .fails(.conflict, "tooManyWeights", "the labeler was given as many as there may be")
                .leavingAccess, give)
        routes.delete(
            "/api/v1/projects/{slug}/labelers/{user}/weights/{weight}", for: .manager,
            "Take a weight back; what it covered weighs what it did before",
            .plain.gives(WeightBody.self).fails(.conflict, "ownAccount", own).leavingAccess, takeBack)
    }

    private struct WeightBody: Codable {
        struct Person: Codable {
            var id: ID<User>
            var username: String

            init(_ person: LabelerWeightRecord.Person) {
                id = person.id
                username = person.username
            }
        }

        var id: ID<LabelerWeightRecord>
        /// From 0 to 1.
        var weight: Double
        /// Judgements made then or later have it; absent: all of the labeler's.
        var appliesFrom: Date?
        /// Empty once the labeler is deleted.
        var reason: String
        /// Absent: the command line.
        var createdBy: Person?
        var createdAt: Date
        /// Absent beside a time: the command line.
        var takenBackBy: Person?
        var takenBackAt: Date?

        init(_ record: LabelerWeightRecord) {
            id = record.id
            weight = record.weight.value
            appliesFrom = record.appliesFrom
            reason = record.reason
            createdBy = record.createdBy.map(Person.init)
            createdAt = record.createdAt
            takenBackBy = record.takenBackBy.map(Person.init)
            takenBackAt = record.takenBackAt
        }
    }

    private struct WeighedLabelerBody: Codable {
        var labeler: LabelerBody
        /// Those that the project has, surplus too.
        var judgements: Int
        /// What a judgement weighs that they make now.
        var weight: Double
        /// Where that was said; absent: nowhere.
        var current: WeightBody?
        /// How many weights they were given, those that were taken back too.
        var weights: Int
        /// Whether a judgement that they make now measures and never trains.
        var isHeldOut: Bool

        init(_ labeler: WeighedLabeler) {
            self.labeler = LabelerBody(id: labeler.id, username: labeler.username, isImport: labeler.isImport)
            judgements = labeler.judgements
            weight = labeler.weight.value
            current = labeler.current.map(WeightBody.init)
            weights = labeler.weights
            isHeldOut = labeler.isHeldOut
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let rows = try await call.stores.labelerWeights.labelers(project: call.project.id, now: clock.now())
        return try .json(PageBody(whole: rows, PageRequest(call.request), id: \.id.rawValue, WeighedLabelerBody.init))
    }

    private struct JudgementsBody: Codable {
        /// Made at that time or later.
        var covered: Int
        /// All of theirs in the project.
        var all: Int
    }

    @Sendable private func count(_ call: Call) async throws -> Response {
        let from = try call.request.query["from"].map { text in
            try Timestamp.date(text).orThrow(
                ValidationError(
                    pointer: "?from", code: "invalidTime",
                    message: "from is \(Timestamp.demand)."))
        }
        let found = try await call.stores.labelerWeights.judgements(
            project: call.project.id, of: call.id("user"), from: from)
        return try .json(JudgementsBody(covered: found.covered, all: found.all))
    }

    @Sendable private func history(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let rows = try await call.stores.labelerWeights.list(
            project: call.project.id, labeler: call.id("user"), after: page.after.map { ID($0) }, limit: page.limit)
        return try .json(PageBody(rows, WeightBody.init))
    }

    @Sendable private func give(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        let weight = try await call.decode(LabelerWeightDraft.self).validated()
        try Self.checkNotOneself(labeler, call)
        let record = try await call.stores.labelerWeights.give(
            weight, to: labeler, in: call.project.id, now: clock.now())
        return try .json(WeightBody(record), status: .created)
    }

    @Sendable private func takeBack(_ call: Call) async throws -> Response {
        let labeler: ID<User> = try call.id("user")
        try Self.checkNotOneself(labeler, call)
        let record = try await call.stores.labelerWeights.takeBack(
            call.id("weight"), of: labeler, in: call.project.id, now: clock.now())
        return try .json(WeightBody(record))
    }

    /// Nobody decides how far they are to be trusted themselves. Admins could anyway.
    static func checkNotOneself(_ labeler: ID<User>, _ call: Call) throws {
        let caller = try call.user
        guard caller.id != labeler || caller.role == .admin else {
            throw HTTPError.conflict(
                "ownAccount", "You cannot change what your own judgements weigh; another manager or an admin can.")
        }
    }
}
