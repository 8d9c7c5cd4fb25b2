import Foundation
import Preferences
import Statistics

/// Labelers who judge for some weeks, through the routes and stores of the real application, on a clock that goes as fast as
/// they work; and whether what a manager reads at the end of each week is true: who is bad, since when, and what it costs.
///
/// Labelers judge whatever task they are handed, by its text, so that tasks which the server mixes in, or hands out again,
/// are judged as all others; `settings` switches such things on.
struct LabelerSimulation {
    static let slug = "simulation"

    var labelers: Int
    var weeks: Int
    /// Of each labeler on average.
    var judgementsAWeek: Int
    /// Labelers of each task.
    var overlap: Int
    var seed: UInt64
    /// Of the project, as `PATCH …/projects/{slug}` takes them: JSON.
    var settings: String?
    /// Whether reward models are trained, which takes most of the time.
    var trains: Bool

    /// A Monday, 4 January 2027.
    static let start = Date(timeIntervalSince1970: 1_799_020_800)
    static let secondsOfDay = 86_400.0
    /// Prompts that nobody labels, for the reward model.
    private static let trialTasks = 300

    func run() async throws -> SimulationReport {
        let server = try SimulatedServer(start: Self.start)
        defer { server.removeFolder() }
        let simulation = self
        return try await server.working { try await simulation.run(on: server) }
    }

    private func run(on server: SimulatedServer) async throws -> SimulationReport {
        var generator = SeededGenerator(seed: seed)
        var world = SimulatedWorld(seed: seed &* 1000)
        let crowd = SimulatedLabeler.crowd(labelers, judgementsAWeek: judgementsAWeek, using: &generator)
        let manager = try await server.person("manager", .admin)
        try await prepare(manager)
        let project = try await server.installation.project(Self.slug).id
        var clients: [SimulatedClient] = []
        for labeler in crowd { clients.append(try await server.person(labeler.name, .labeler, project: project)) }

        var log = SimulationLog()
        var report = SimulationReport(seed: seed, labelers: labelers)
        var view = ManagerView(labelers: [])
        for week in 1...weeks {
            let work = shifts(crowd, week: week, using: &generator)
            let tasks = world.make(work.count / overlap + (week == 1 ? labelers : 0))
            report.tasks += tasks.count
            server.now = Self.start.addingTimeInterval(Double(7 * (week - 1)) * Self.secondsOfDay)
            try await add(tasks, manager)
            for shift in work {
                server.now = shift.time
                try await judge(
                    clients[shift.labeler], shift.labeler, crowd[shift.labeler], world, &log, server, &generator)
            }
            server.now = Self.start.addingTimeInterval(Double(7 * week - 1) * Self.secondsOfDay)
            let began = Date()
            view = try await ManagerView.read(manager)
            let judge = SimulationJudge(crowd: crowd, ids: clients.map(\.id), world: world, log: log, view: view)
            report.weeks.append(judge.week(week, seconds: Date().timeIntervalSince(began)))
        }
        report.judgements = log.judgements
        let judge = SimulationJudge(crowd: crowd, ids: clients.map(\.id), world: world, log: log, view: view)
        judge.judgeWho(&report)
        judge.judgeSinceWhen(&report)
        try await judge.judgeCost(&report, manager)
        try await judge.judgeMending(
            &report, manager, trial: trains ? RewardModelTrial(manager, world.make(Self.trialTasks)) : nil)
        return report
    }

    // MARK: - The project

    private func prepare(_ manager: SimulatedClient) async throws {
        struct New: Encodable {
            var slug: String
            var name: String
            var overlap: Int
        }
        struct Ignored: Decodable {}
        let _: Ignored = try await manager.post(
            "/projects", New(slug: Self.slug, name: "Simulation", overlap: overlap))
        let form = #"""
            {"judgement": {"kind": "ranking", "ties": true, "strengths": [], "strengthIsRequired": false, "allBad": false},
            "steps": "together", "fields": [{"name": "rude", "label": "Rude", "kind": "flag", "about": "completion",
            "help": "", "isRequired": false}]}
            """#
        try await manager.send(.put, "/projects/\(Self.slug)/form", Array(form.utf8))
        if let settings { try await manager.send(.patch, "/projects/\(Self.slug)", Array(settings.utf8)) }
    }

    private func add(_ tasks: [SimulatedWorld.Task], _ manager: SimulatedClient) async throws {
        struct Text: Encodable {
            var text: String
        }
        struct Line: Encodable {
            var prompt: String
            var completions: [Text]
        }
        for start in stride(from: 0, to: tasks.count, by: 500) {
            let lines = try tasks[start..<min(start + 500, tasks.count)].flatMap { task in
                let line = Line(prompt: task.prompt, completions: task.completions.map { Text(text: $0.text) })
                return Array(try JSONEncoder().encode(line)) + Array("\n".utf8)
            }
            try await manager.send(.post, "/projects/\(Self.slug)/prompts", lines, type: "application/x-ndjson")
        }
    }

    // MARK: - A week's work

    private struct Shift {
        var labeler: Int
        var time: Date
    }

    /// Who judges when, in the order of time: on working days, from eight to six.
    private func shifts(
        _ crowd: [SimulatedLabeler], week: Int, using generator: inout SeededGenerator
    ) -> [Shift] {
        var shifts: [Shift] = []
        for (number, labeler) in crowd.enumerated() {
            for _ in 0..<labeler.volume {
                let day = Double(7 * (week - 1) + generator.next(below: 5))
                let hour = 8 + 10 * generator.chance()
                shifts.append(
                    Shift(
                        labeler: number,
                        time: Self.start.addingTimeInterval(day * Self.secondsOfDay + hour * 3600)))
            }
        }
        return shifts.sorted { ($0.time, $0.labeler) < ($1.time, $1.labeler) }
    }

    private struct Claim: Decodable {
        struct Message: Decodable {
            var content: String
        }
        struct Completion: Decodable {
            var id: Int
            var text: String
        }
        struct Work: Decodable {
            var prompt: [Message]
            var completions: [Completion]
        }
        var id: Int64
        var task: Work
    }

    private struct Flags: Encodable {
        var rude: Bool
    }
    private struct Answers: Encodable {
        var completions: [String: Flags]
    }
    private struct Submission: Encodable {
        var tiers: [[Int]]
        var answers: Answers
        var durationMs: Int
    }

    private func judge(
        _ client: SimulatedClient, _ number: Int, _ labeler: SimulatedLabeler, _ world: SimulatedWorld,
        _ log: inout SimulationLog, _ server: SimulatedServer, _ generator: inout SeededGenerator
    ) async throws {
        let bytes = try await client.send(.post, "/projects/\(Self.slug)/assignments")
        // There is nothing left for this labeler this week.
        guard !bytes.isEmpty else { return }
        let claim: Claim = try SimulatedClient.decode(bytes)
        guard let task = world.tasks[claim.task.prompt.last?.content ?? ""] else {
            throw BenchmarkFailure(description: "A task was handed out that nobody made.")
        }
        let places = claim.task.completions.map { shown in task.completions.firstIndex { $0.text == shown.text } ?? 0 }
        let day = Int(server.now.timeIntervalSince(Self.start) / Self.secondsOfDay)
        let judgement = labeler.judge(places.map { task.completions[$0] }, on: day, using: &generator)
        let seconds = labeler.pace * (0.5 + generator.chance())
        server.now = server.now.addingTimeInterval(seconds)
        let ids = claim.task.completions.map(\.id)
        let flags = zip(ids, judgement.rude).map { ("\($0)", Flags(rude: $1)) }
        let body = Submission(
            tiers: judgement.tiers.map { $0.map { ids[$0] } },
            answers: Answers(completions: Dictionary(uniqueKeysWithValues: flags)), durationMs: Int(1000 * seconds))
        try await client.send(.put, "/assignments/\(claim.id)/ranking", Array(JSONEncoder().encode(body)))
        var ranks = [Int](repeating: 0, count: task.completions.count)
        for (rank, tier) in judgement.tiers.enumerated() { for place in tier { ranks[places[place]] = rank } }
        // By the day on which it was handed in, as the server has it.
        let handedIn = Int(server.now.timeIntervalSince(Self.start) / Self.secondsOfDay)
        log.note(task.prompt, .init(labeler: number, day: handedIn, ranks: ranks))
    }
}
