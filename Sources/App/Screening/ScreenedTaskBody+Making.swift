import Preferences
import Storage

extension ScreenedTaskBody {
    /// Nil where nobody but the candidate judged the task.
    init?(
        _ task: ScreenedTask, in part: ScreeningRecord.Place, of user: ID<User>, researchers names: [ID<User>: String]
    ) {
        let said = task.shown.said
        // What candidates wrote is graded without a name.
        guard !said.completions.isEmpty else { return nil }
        guard let own = said.judgements.first(where: { $0.user == user }) else { return nil }
        self.task = said.id
        project = part.slug
        prompt = task.prompt
        completions = task.shown.texts
        self.own = Judgement(own, of: said, researcher: nil)
        var byName: [String: SaidTask.Judgement] = [:]
        for judgement in said.judgements where judgement.user != user {
            if let name = names[judgement.user] { byName[name] = judgement }
        }
        key = byName.sorted { $0.key < $1.key }.map { Judgement($0.value, of: said, researcher: $0.key) }
        if key.isEmpty { return nil }
    }
}

extension ScreenedTaskBody.Judgement {
    fileprivate init(_ judgement: SaidTask.Judgement, of task: SaidTask, researcher: String?) {
        func raised(_ thing: ID<Completion>?) -> [String] {
            judgement.fields.filter { field in
                field.kind == .flag && (field.about == .task) == (thing == nil)
                    && judgement.numbers(field, of: thing)?.first == 1
            }.map(\.name)
        }
        self.researcher = researcher
        ranks = judgement.ranks
        flags = task.completions.map(raised)
        taskFlags = raised(nil)
    }
}
