import Foundation
import Preferences
import Storage

/// `podium adjudication`.
package struct TerminalAdjudication: Sendable {
    private let installation: Installation
    private let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    /// What is disputed, the most disputed first.
    ///
    /// - Parameter settled: those that have a verdict instead of those that wait for one.
    package func list(settled: Bool) async throws -> [String] {
        let counts = try await installation.stores.disputes.counts(of: project.id)
        var lines = [
            "\(Text.count(counts.open, "disputed task")), \(Text.count(counts.verdicts, "verdict")), "
                + "\(Text.count(counts.extraWanted, "judgement")) wanted of extra labelers."
        ]
        var offset: Int? = 0
        while let start = offset {
            let page = try await installation.stores.disputes.list(
                of: project.id, isOpen: !settled, offset: start, limit: 500)
            lines += page.disputes.map(Self.line)
            offset = page.nextOffset
        }
        return lines
    }

    private static func line(_ dispute: Dispute) -> String {
        let measured = dispute.measured
        var parts = ["\(measured.task)"]
        if let labelers = measured.labelers {
            parts.append("labelers p = \(labelers.pValue.formatted(.number.precision(.significantDigits(2))))")
        }
        if let model = measured.model {
            parts.append("model \(Text.decimals(model.probability)) against \(model.votes):\(model.votesAgainst)")
        }
        if dispute.extraLabelers > 0 { parts.append("+\(dispute.extraLabelers) labelers") }
        if let holder = dispute.holder { parts.append("in hand: \(Text.plain(holder.username))") }
        if let verdict = dispute.verdict {
            let word = verdict.kind == .bothFair ? "both views are fair" : "settled"
            parts.append("\(word): \(Text.plain(verdict.said.username))")
        }
        return parts.joined(separator: "  ") + "  " + Text.plain(dispute.excerpt.prefix(60).description)
    }

    /// Lets a member settle what labelers disagree about, or no more.
    package func setExpert(_ name: String, _ isExpert: Bool) async throws -> String {
        guard let user = try await installation.stores.users.find(username: name)?.user else {
            throw StorageError(.notFound, "There is no user ‘\(name)’.")
        }
        try await installation.stores.disputes.setExpert(
            user.id, in: project.id, isExpert, now: installation.clock.now())
        return "\(Text.plain(user.username)) is \(isExpert ? "an" : "no") expert of \(project.slug)."
    }
}
