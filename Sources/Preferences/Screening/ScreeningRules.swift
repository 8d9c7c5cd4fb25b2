/// What a screening may be, written once.
public enum ScreeningRules {
    /// What researchers grade a demonstration with; the highest is the best.
    public static let grades = 1...7
    /// With fewer graded demonstrations there is no figure.
    public static let fewestDemonstrations = 3
    /// Projects that candidates can be admitted to, and projects that candidates work in.
    public static let projects = 1...20
    /// What a self-assessment asks about.
    public static let topics = 1...60
    /// Of what stands above a self-assessment, in UTF-16 units as all that follow.
    public static let introductionLength = 4_000
    /// Of a topic.
    public static let topicLength = 200
    /// Of what explains a topic.
    public static let explanationLength = 1_000
    /// Of what a candidate says beside their answers.
    public static let commentLength = 2_000
    /// Of why a candidate is admitted or declined.
    public static let reasonLength = 500
    /// Candidates that are decided about at once.
    public static let candidates = 1...100
    /// Every candidate does every task: this many people fit into a screening, researchers among them.
    public static let overlap = TaskRules.overlap.upperBound

    /// With fewer tasks there is no figure of a measure: an interval from so few says nothing.
    public static func fewestTasks(of measure: ScreeningMeasure) -> Int {
        switch measure {
        case .flags, .rankings: AgreementRules.fewestTasks
        case .demonstrations: fewestDemonstrations
        }
    }
}
