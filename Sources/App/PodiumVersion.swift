import Crypto
import Markup
import Storage

/// Which Podium this is: `podium --version`, and what it notes in the databases that it writes.
package enum PodiumVersion {
    package static let number = "0.1.0"

    /// The version, and the commit where it is known: what reports say of the program that made a model.
    ///
    /// - Parameter commit: abbreviated; empty where the build did not know it.
    package static func name(commit: String) -> String { "\(number)\(commit.isEmpty ? "" : " (\(commit))")" }

    /// The version, the commit and the libraries, for people who report a fault.
    ///
    /// - Parameter commit: abbreviated; empty where the build did not know it.
    package static func description(commit: String) -> String {
        """
        podium \(name(commit: commit))
        SQLite \(Database.sqliteVersion), \(openSSLVersion), cmark-gfm \(MarkdownRenderer.libraryVersion)
        """
    }
}
