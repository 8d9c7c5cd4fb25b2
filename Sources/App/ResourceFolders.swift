import Foundation

/// Where the program's own files lie: `Public` (pages) and `migrations` (schema).
package struct ResourceFolders: Sendable {
    package let pages: String
    package let migrations: String

    /// Looks at `home` if one is given, else beside the executable and in the folders above it, else in the working
    /// folder: so the same binary runs from `.build/release`, from `/opt/podium/bin`, and from a checkout.
    ///
    /// - Throws: `ConfigurationError` that names the folders it looked at.
    package init(home: String?, executable: String, workingFolder: String) throws {
        var candidates: [String] = []
        if let home {
            candidates = [home]
        } else {
            var folder = URL(filePath: executable).deletingLastPathComponent()
            for _ in 0..<5 {
                candidates.append(folder.path(percentEncoded: false))
                candidates.append(folder.appending(path: "share/podium").path(percentEncoded: false))
                folder = folder.deletingLastPathComponent()
            }
            candidates.append(workingFolder)
        }
        let found = candidates.first { folder in
            ["Public", "migrations"].allSatisfy { FileManager.default.fileExists(atPath: folder + "/" + $0) }
        }
        guard let found else {
            throw ConfigurationError(
                "The folders Public and migrations were not found. Set PODIUM_HOME to the folder that holds them.")
        }
        pages = found + "/Public"
        migrations = found + "/migrations"
    }

    /// The libraries that pages use, where Debian's packages have installed them; pages do without what is missing.
    static let vendorFolders: [(prefix: String, directory: String)] = [
        ("/vendor/chart.js", "/usr/share/javascript/chart.js"),
        ("/vendor/highlight.js", "/usr/share/javascript/highlight.js"),
        ("/vendor/katex", "/usr/share/javascript/katex"),
        ("/vendor/katex/fonts", "/usr/share/fonts/truetype/katex"),
    ]
}
