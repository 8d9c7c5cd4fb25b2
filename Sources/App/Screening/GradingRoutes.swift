import HTTPServer
import Preferences
import Storage

/// Grading what candidates wrote: in an order of chance that is each grader's own, without names and others' grades.
struct GradingRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/screening/demonstrations"
        routes.get(
            path, for: .manager, "What there is to grade, in an order of chance, with the grades that you gave",
            .gives(Works.self), list)
        routes.get(
            path + "/{demonstration}", for: .manager, "A demonstration with its prompt, without its author",
            .gives(Work.self), show)
        routes.put(
            path + "/{demonstration}/grade", for: .manager, "Grade a demonstration from 1 to 7",
            .takes(Grade.self).givesNothing().leavingAccess, grade)
        routes.delete(
            path + "/{demonstration}/grade", for: .manager, "Take your grade back",
            .plain.givesNothing().leavingAccess, takeBack)
    }

    private struct Works: Codable {
        struct Item: Codable {
            var id: ID<RankingRecord>
            /// Yours; absent: none yet.
            var grade: Int?
        }

        var items: [Item]
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        let (project, user) = (try call.project, try call.user)
        let works = try await call.stores.screenings.demonstrations(of: project.id, for: user.id)
        // The same order for the same grader, whatever is handed in later: each work has a place of its own.
        let placed = works.map { work in
            var generator = SeededGenerator(
                seed: project.splitSeed ^ UInt64(bitPattern: user.id.rawValue) << 40
                    ^ UInt64(bitPattern: work.id.rawValue))
            return (place: generator.next(), work: work)
        }
        return try .json(
            Works(items: placed.sorted { $0.place < $1.place }.map { .init(id: $0.work.id, grade: $0.work.own) }))
    }

    private struct Work: Codable {
        var id: ID<RankingRecord>
        var prompt: Prompt
        var text: String
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        let id: ID<RankingRecord> = try call.id("demonstration")
        let found = try await call.stores.screenings.demonstration(id, in: call.project.id)
        return try await call.json { Work(id: id, prompt: found.prompt, text: found.text) }
    }

    private struct Grade: Codable {
        var grade: Int
    }

    @Sendable private func grade(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        let body = try await call.decode(Grade.self)
        try await call.stores.screenings.grade(
            call.id("demonstration"), as: body.grade, by: call.user.id, in: call.project.id, now: clock.now())
        return .noContent
    }

    @Sendable private func takeBack(_ call: Call) async throws -> Response {
        try await call.expectPartsManaged()
        try await call.stores.screenings.takeBackGrade(
            of: call.id("demonstration"), by: call.user.id, in: call.project.id, now: clock.now())
        return .noContent
    }
}
