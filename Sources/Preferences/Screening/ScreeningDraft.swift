/// What somebody makes of a project to screen candidates in, to be checked.
public struct ScreeningDraft: Hashable, Codable, Sendable {
    /// Slugs of the projects that candidates can be admitted to.
    public var targets: [String]
    /// Slugs of further projects that candidates work in, such as one whose form asks for demonstrations.
    public var parts: [String]?
    /// Absent: those of the paper.
    public var cutOffs: ScreeningCutOffs?
    /// Names of the flags that are compared; absent: all that forms ask.
    public var flags: [String]?
    /// Whether candidates are shown their own figures; absent: no.
    public var showsFigures: Bool?

    /// A draft of its parts.
    public init(
        targets: [String], parts: [String]? = nil, cutOffs: ScreeningCutOffs? = nil, flags: [String]? = nil,
        showsFigures: Bool? = nil
    ) {
        self.targets = targets
        self.parts = parts
        self.cutOffs = cutOffs
        self.flags = flags
        self.showsFigures = showsFigures
    }

    /// - Parameter slug: of the project that it is about.
    /// - Throws: `ValidationError` that names everything that is wrong.
    public func validated(for slug: String) throws(ValidationError) -> NewScreening {
        var issues: [ValidationError.Issue] = (cutOffs ?? .init()).issues(at: "/cutOffs")
        let parts = parts ?? []
        if !ScreeningRules.projects.contains(targets.count) || parts.count > ScreeningRules.projects.upperBound {
            issues.append(
                .init(
                    pointer: "/targets", code: "invalidScreening",
                    message: "Candidates can be admitted to \(ScreeningRules.projects.lowerBound) to "
                        + "\(ScreeningRules.projects.upperBound) projects, and work in as many. Name at least one to "
                        + "be admitted to."))
        }
        let all = targets + parts
        if Set(all).count < all.count || all.contains(slug) {
            issues.append(
                .init(
                    pointer: "/targets", code: "screeningOfItself",
                    message: "Each project is named once: candidates work in one and are admitted to another."))
        }
        if let flags,
            Set(flags).count < flags.count || flags.isEmpty || flags.count > FormRules.fields
                || flags.contains(where: { $0.utf8.count > 100 })
        {
            issues.append(
                .init(
                    pointer: "/flags", code: "invalidFlags",
                    message: "Name each flag that is compared once; leave the list out to compare all."))
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
        return NewScreening(
            targets: targets, parts: parts, cutOffs: cutOffs ?? .init(), flags: flags,
            showsFigures: showsFigures ?? false)
    }
}

/// A screening that may be stored; only `ScreeningDraft.validated(for:)` makes one.
public struct NewScreening: Hashable, Sendable {
    /// Slugs of the projects that candidates can be admitted to.
    public let targets: [String]
    /// Slugs of further projects that candidates work in.
    public let parts: [String]
    /// Where the lines are drawn.
    public let cutOffs: ScreeningCutOffs
    /// Names of the flags that are compared; nil: all.
    public let flags: [String]?
    /// Whether candidates are shown their own figures.
    public let showsFigures: Bool

    fileprivate init(
        targets: [String], parts: [String], cutOffs: ScreeningCutOffs, flags: [String]?, showsFigures: Bool
    ) {
        self.targets = targets
        self.parts = parts
        self.cutOffs = cutOffs
        self.flags = flags
        self.showsFigures = showsFigures
    }
}
