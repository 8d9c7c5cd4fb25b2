import Preferences
import Wire

extension Importer {
    /// Gathers what is to be said of many lines at once: fields that nobody reads, and tasks that are withdrawn.
    struct Remarks: Sendable {
        /// Columns of a file that are named; the lines with others are counted together. A hostile file has another one
        /// in each line.
        static let mostFields = 100
        /// Of a field's name, characters that are shown.
        private static let shownCharacters = 60

        private let unreadFields: Set<String>
        private var fields: [String: Summary.Remark] = [:]
        private var order: [String] = []
        private var linesWithOthers = 0
        private var withdrawn = 0
        /// How many lines each holds for.
        private var ofRecords: [ReadRecord.Remark: Int] = [:]

        /// - Parameter unreadFields: that the format's own exports have.
        init(unreadFields: Set<String>) {
            self.unreadFields = unreadFields
        }

        /// What is to be said of one line.
        mutating func add(_ record: ReadRecord) {
            add(record.unknown)
            for remark in record.remarks { ofRecords[remark, default: 0] += 1 }
        }

        /// One line's fields that are not read.
        mutating func add(_ unknown: [JSON.UnknownField]) {
            guard !unknown.isEmpty else { return }
            var seen = Set<String>()
            var hasOthers = false
            for field in unknown where seen.insert(field.path).inserted {
                if fields[field.path] == nil {
                    guard order.count < Self.mostFields else {
                        hasOthers = true
                        continue
                    }
                    order.append(field.path)
                    fields[field.path] = remark(on: field)
                }
                fields[field.path]?.lines += 1
            }
            if hasOthers { linesWithOthers += 1 }
        }

        /// One line's fields of messages that are kept and that labelers do not see.
        mutating func addUnshown(in task: NewTask) {
            let ofPrompt = Set(task.prompt.messages.flatMap(\.unshownFields)).map { "prompt." + $0 }
            let ofAnswers = task.completions.flatMap { ($0.messages ?? []).flatMap(\.unshownFields) }
            for path in ofPrompt.sorted() + Set(ofAnswers).map({ "completions.messages." + $0 }).sorted() {
                if fields[path] == nil {
                    guard order.count < Self.mostFields else { continue }
                    order.append(path)
                    let shown = path.prefix(Self.shownCharacters)
                    fields[path] = .init(
                        code: "notShown", field: String(shown), lines: 0,
                        message: "The field ‘\(shown)’ is kept and exported; labelers do not see it.")
                }
                fields[path]?.lines += 1
            }
        }

        /// A line whose task is there already, and withdrawn.
        mutating func addWithdrawn() { withdrawn += 1 }

        /// In the order in which they came up.
        var all: [Summary.Remark] {
            var all = order.compactMap { fields[$0] }
            if linesWithOthers > 0 {
                all.append(.init(code: "unknownField", lines: linesWithOthers, message: "Further fields are not read."))
            }
            all += ReadRecord.Remark.allCases.compactMap { remark in
                ofRecords[remark].map { .init(code: remark.code, lines: $0, message: remark.message) }
            }
            if withdrawn > 0 {
                all.append(
                    .init(
                        code: "withdrawnTask", lines: withdrawn,
                        message: "Their tasks already exist and are withdrawn: nobody is offered them. To have them "
                            + "labeled, restore the import that they were withdrawn with, or the tasks one by one."))
            }
            return all
        }

        private func remark(on field: JSON.UnknownField) -> Summary.Remark {
            let shown = field.path.prefix(Self.shownCharacters)
            if unreadFields.contains(field.path) {
                return .init(
                    code: "notReadBack", field: field.path, lines: 0,
                    message: "The field ‘\(shown)’, which Podium’s exports have, is not read back.")
            }
            let nearest = Spelling.nearest(to: field.name, among: field.known).map { field.parent + $0 }
            let hint = nearest.map { " Did you mean ‘\($0)’?" } ?? ""
            return .init(
                code: "unknownField", field: String(shown), nearest: nearest, lines: 0,
                message: "The field ‘\(shown)’ is not read.\(hint)")
        }
    }
}
