/// What was found wrong so far; more than a person would read is not looked for.
struct Faults {
    private(set) var issues: [ValidationError.Issue] = []

    var areMany: Bool { issues.count >= ValidationError.mostIssues }

    mutating func add(_ pointer: @autoclosure () -> String, _ code: String, _ message: @autoclosure () -> String) {
        guard !areMany else { return }
        issues.append(.init(pointer: pointer(), code: code, message: message()))
    }

    mutating func add(_ issue: ValidationError.Issue?) {
        if let issue, !areMany { issues.append(issue) }
    }

    /// - Throws: `ValidationError` where there were any.
    func throwIfAny() throws(ValidationError) {
        if !issues.isEmpty { throw ValidationError(issues) }
    }

    /// A name as a part of a JSON pointer (RFC 6901), cut where it is longer than anybody reads.
    static func pointer(_ name: String) -> String {
        let shown = String(name.prefix(40))
        return shown.contains { $0 == "~" || $0 == "/" }
            ? shown.replacing("~", with: "~0").replacing("/", with: "~1") : shown
    }
}
