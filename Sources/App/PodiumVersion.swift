import Crypto
import Markup
import Storage

/// Which Podium this is: `podium --version`, and what it notes in the databases that it writes.
package enum PodiumVersion {
    package static let number = "0.1.0"

    /// The version, the commit and the libraries, for people who report a fault.
    ///
    /// - Parameter commit: abbreviated; empty where the build did not know it.
    package static func description(commit: String) -> String {
        """
        podium \(number)\(commit.isEmpty ? "" : " (\(commit))")
        SQLite \(Database.sqliteVersion), \(openSSLVersion), cmark-gfm \(MarkdownRenderer.libraryVersion)
        """
    }
}
