import Preferences

extension Importer {
    /// What came of an import.
    package struct Summary: Encodable, Sendable, Equatable {
        /// A bad line and what is wrong with it.
        package struct Rejection: Encodable, Sendable, Equatable {
            /// Counted from 1; in an array, the item's place.
            package var line: Int
            /// Stable, for programs.
            package var code: String
            /// For people.
            package var message: String
        }

        /// Tasks that are new.
        package var created = 0
        /// Lines whose task was there already.
        package var duplicates = 0
        /// The first `maximumListed` bad lines; `rejectedCount` counts them all.
        package var rejected: [Rejection] = []
        /// All bad lines.
        package var rejectedCount = 0
        /// Completions in the created tasks.
        package var completions = 0

        /// So that a file of another format does not answer with a line for each of its lines.
        package static let maximumListed = 1_000

        /// Whether there were lines and all of them were bad: most likely the wrong file or format.
        package var isFailure: Bool { rejectedCount > 0 && created == 0 && duplicates == 0 }

        mutating func reject(_ rejection: Rejection) {
            rejectedCount += 1
            if rejected.count < Self.maximumListed { rejected.append(rejection) }
        }
    }
}

extension Importer.Summary.Rejection {
    /// What `error` says of a line.
    package init(line: Int, _ error: ValidationError) {
        self.init(line: line, code: error.issues.first?.code ?? "invalidLine", message: error.message)
    }
}
