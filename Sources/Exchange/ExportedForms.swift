import Preferences
import Storage

/// What an export has to say of forms, so that it explains itself: each form stands on the first line that holds a
/// judgement given on it.
package actor ExportedForms {
    private let forms: Forms
    private let project: ID<Project>
    private var written: Set<Int> = []

    package init(of project: ID<Project>, in forms: Forms) {
        self.forms = forms
        self.project = project
    }

    /// The forms that the task's line is the first to need.
    package func first(in task: RankedTask) async throws -> [FormVersion] {
        var new: [FormVersion] = []
        for version in Set(task.rankings.map(\.formVersion) + (task.verdict.map { [$0.said.formVersion] } ?? []))
            .subtracting(written).sorted()
        {
            new.append(try await forms.find(project, version: version))
            written.insert(version)
        }
        return new
    }
}
