internal import GRDB
public import Preferences

/// Tasks of which gold tasks could be made, because many labelers whose judgements have their full weight agree.
public struct GoldProposals: Sendable {
    private let database: Database

    /// A view of `database`.
    public init(_ database: Database) {
        self.database = database
    }

    /// How many tasks one page looks at before it ends.
    static let looked = 2_000

    /// By task. A page ends after `looked` tasks, perhaps with none: what it costs is bounded.
    ///
    /// - Parameters:
    ///   - labelers: how many must have judged a task.
    ///   - share: how far they must agree on a pair, in percent.
    ///   - after: the last task that was looked at.
    public func list(
        project: ID<Project>, labelers: Int, share: Int, after: Int64 = 0, limit: Int = 50
    ) async throws -> Page<GoldProposal> {
        var found: [GoldProposal] = []
        var looked = 0
        var last = after
        while true {
            let page = try await SaidTasks(database).page(of: project, after: last, batch: Self.looked)
            for task in page.items {
                (last, looked) = (task.id.rawValue, looked + 1)
                if let proposal = try await proposal(task, project, labelers: labelers, share: share) {
                    found.append(proposal)
                }
                if found.count == limit || looked == Self.looked { return Page(items: found, nextCursor: last) }
            }
            guard let next = page.nextCursor else { return Page(items: found, nextCursor: nil) }
            last = next
        }
    }

    private func proposal(
        _ said: SaidTask, _ project: ID<Project>, labelers: Int, share: Int
    ) async throws -> GoldProposal? {
        // Who judged twice, themselves and by a file, is one labeler.
        let trusted = said.judgements.filter { $0.weight == .full && !$0.ranks.isEmpty }
        guard Set(trusted.map(\.user)).count >= labelers else { return nil }
        return try await database.read { connection in
            guard try connection.row(Self.knownQuery, [said.id.rawValue]) == nil else { return nil }
            let task = try connection.task(said.id)
            // What was said goes by the order of ids.
            let places = task.completions.map { completion in said.completions.firstIndex(of: completion.id) ?? 0 }
            let ranks = trusted.map { judgement in places.map { judgement.ranks[$0] } }
            guard let agreed = GoldConsensus(ranks: ranks, least: share) else { return nil }
            return GoldProposal(
                task: task, answer: agreed.answer,
                basis: .init(labelers: agreed.labelers, share: agreed.share))
        }
    }

    /// Whether the task is gold, or was.
    static let knownQuery = "SELECT 1 FROM task WHERE originalId = ? AND probe = 'gold'"
}
