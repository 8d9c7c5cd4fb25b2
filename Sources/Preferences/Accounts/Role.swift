/// What a person may do everywhere; `member` rows say what they may do in one project.
public enum Role: String, Codable, Sendable, CaseIterable {
    case admin
    case manager
    case labeler
}
