internal import Crypto
public import Preferences

/// Tells whether a project's settings are still those that somebody looked at.
public struct ProjectVersion: Hashable, Sendable, CustomStringConvertible {
    /// Hexadecimal; equal for equal settings.
    public let description: String

    /// The version that an earlier answer named.
    public init(_ description: String) {
        self.description = description
    }
}

extension Project {
    /// A digest of the settings.
    public var version: ProjectVersion {
        let hash = SHA256()
        for setting in ProjectSettings.all {
            hash.update(lengthAnd: setting.name)
            hash.update(lengthAnd: "\(setting.value(in: settings))")
        }
        return ProjectVersion(String(hash.finalize().hexadecimal.prefix(16)))
    }
}
