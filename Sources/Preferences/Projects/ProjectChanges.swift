/// New values for some of a project's settings; the others stay as they are.
public struct ProjectChanges: Hashable, Sendable {
    /// By the setting's name.
    public private(set) var values: [String: ProjectSetting.Value]

    /// - Parameter values: by the setting's name.
    /// - Throws: `ValidationError` that names every setting that does not exist or may not have this value.
    public init(_ values: [String: ProjectSetting.Value] = [:]) throws(ValidationError) {
        let known = Dictionary(uniqueKeysWithValues: ProjectSettings.all.map { ($0.name, $0) })
        let issues = values.sorted { $0.key < $1.key }.compactMap { name, value in
            if let setting = known[name] { return setting.issue(with: value) }
            return ValidationError.Issue(
                pointer: "/\(name)", code: "unknownField",
                message: "There is no setting \"\(name)\". There are: \(ProjectSettings.names).")
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
        self.values = values
    }

    /// `settings` with the new values.
    public func applied(to settings: ProjectSettings) -> ProjectSettings {
        var settings = settings
        for setting in ProjectSettings.all {
            if let value = values[setting.name] { _ = setting.restore(value, in: &settings) }
        }
        return settings
    }
}

extension ProjectSettings {
    /// The names of all settings, for messages.
    static var names: String { all.map(\.name).joined(separator: ", ") }
}
