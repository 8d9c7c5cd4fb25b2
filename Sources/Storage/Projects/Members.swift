public import Foundation
internal import GRDB
public import Preferences

/// Who works in which project.
public struct Members: Sendable {
    private let database: Database
    private let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// Adds a person or changes the role.
    public func put(project: ID<Project>, user: ID<User>, role: Role, now: Date) async throws {
        try await database.write { [origin] connection in
            _ = try connection.project(project)
            try connection.person(user)
            try connection.run(
                """
                INSERT INTO member (projectId, userId, role, createdAt) VALUES (?, ?, ?, ?)
                ON CONFLICT (projectId, userId) DO UPDATE SET role = excluded.role
                """, [project.rawValue, user.rawValue, role.rawValue, now.milliseconds])
            try connection.audit(
                origin, "putMember", "project", project.rawValue,
                ["userId": user.description, "role": role.rawValue], now: now)
        }
    }

    /// Takes a person out and frees what they hold there; their rankings stay. Repeating it is no error.
    public func remove(project: ID<Project>, user: ID<User>, now: Date) async throws {
        try await database.write { [origin] connection in
            try connection.run(
                "DELETE FROM member WHERE projectId = ? AND userId = ?", [project.rawValue, user.rawValue])
            guard connection.changesCount > 0 else { return }
            try Leases(connection, now: now).expire(user: user, in: project)
            try connection.letGo(of: user, in: project, now: now)
            try connection.audit(
                origin, "removeMember", "project", project.rawValue, ["userId": user.description], now: now)
        }
    }

    /// By user id.
    public func list(project: ID<Project>) async throws -> [Member] {
        try await database.read { connection in
            try connection.rows(Self.listQuery, [project.rawValue]).map { row in
                Member(
                    user: try User(row), role: try row.word("memberRole"), createdAt: row.date("memberSince"),
                    guidelinesSeen: row["guidelinesSeen"], practiceDoneAt: row.optionalDate("practiceDoneAt"),
                    isExpert: row["isExpert"])
            }
        }
    }

    /// The person's role in the project; `nil`: no member.
    public func role(project: ID<Project>, user: ID<User>) async throws -> Role? {
        try await database.read { connection in
            try connection.row(
                "SELECT role FROM member WHERE projectId = ? AND userId = ?", [project.rawValue, user.rawValue]
            ).map { try $0.word("role") }
        }
    }

    /// Whether the user is a member of a project that the manager manages.
    public func shareManagedProject(manager: ID<User>, user: ID<User>) async throws -> Bool {
        try await database.read { connection in
            try connection.row(Self.sharedQuery, [manager.rawValue, user.rawValue]) != nil
        }
    }

    /// The projects that the person works in, by id. An archived one is hidden from its labelers.
    public func projects(of user: ID<User>) async throws -> [(
        project: Project, role: Role, isExpert: Bool
    )] {
        try await database.read { connection in
            try connection.rows(Self.projectsQuery, [user.rawValue]).map {
                (project: try Project($0), role: try $0.word("memberRole"), isExpert: $0["isExpert"])
            }
        }
    }

    static let listQuery = """
        SELECT user.*, member.role AS memberRole, member.createdAt AS memberSince, introduction.guidelinesSeen,
            introduction.practiceDoneAt, member.isExpert
        FROM member JOIN user ON user.id = member.userId
            LEFT JOIN introduction ON introduction.projectId = member.projectId AND introduction.userId = member.userId
        WHERE member.projectId = ? ORDER BY member.userId
        """
    static let sharedQuery = """
        SELECT 1 FROM member AS managed JOIN member AS shared ON shared.projectId = managed.projectId
        WHERE managed.userId = ? AND managed.role = 'manager' AND shared.userId = ? LIMIT 1
        """
    static let projectsQuery = """
        SELECT project.*, member.role AS memberRole, member.isExpert
        FROM member JOIN project ON project.id = member.projectId
        WHERE member.userId = ? AND (project.status <> 'archived' OR member.role <> 'labeler')
        ORDER BY member.projectId
        """
}
