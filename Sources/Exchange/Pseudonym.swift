import Preferences
import Storage

extension ID where Owner == User {
    /// What exports call a labeler. They are numbered, not named: exports get published.
    package var pseudonym: String { "labeler-\(self)" }
}
