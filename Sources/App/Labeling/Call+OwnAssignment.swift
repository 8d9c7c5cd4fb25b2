import Foundation
import HTTPServer
import Storage

extension Call {
    /// The caller's assignment that the path names.
    ///
    /// - Throws: `StorageError` when it is someone else's, `HTTPError` 403 when the caller has left the project: what
    ///   changes work checks that by itself, what only reads does not.
    func ownAssignment() async throws -> Assignment {
        let user = try user
        let assignment = try await stores.assignments.find(id("assignment"), of: user.id)
        guard try await stores.members.role(project: assignment.projectID, user: user.id) != nil else {
            throw HTTPError.forbidden("You are no longer a member of this project. Ask its manager to add you.")
        }
        return assignment
    }

    /// The same as its labeler sees it, with what they have said so far.
    func ownAssignmentBody() async throws -> AssignmentBody {
        let assignment = try await ownAssignment()
        let task = try await stores.tasks.find(assignment.taskID)
        let project = try await stores.projects.find(assignment.projectID)
        let ranking = try await stores.rankings.current(assignment.id)
        let draft = try await stores.assignments.draft(assignment.id, user: assignment.userID)
        let form = try await stores.forms.find(project.id, version: assignment.formVersion)
        return AssignmentBody(
            assignment, form: form, task: task, in: project, ranking: ranking, draft: draft,
            editableUntil: assignment.finishedAt?.addingTimeInterval(Double(project.editWindowSeconds)))
    }
}
