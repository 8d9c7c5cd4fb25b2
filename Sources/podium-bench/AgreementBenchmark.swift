import App
import Exchange
import Foundation
import Preferences
import Storage

/// How long it takes to measure how far labelers agree, and how fast the figures are answered: on judgements that are drawn,
/// of labelers with more or less of an eye for quality.
struct AgreementBenchmark {
    var rankings: Int
    var labelers: Int
    /// Labelers of each task.
    var overlap: Int
    var completions: Int
    /// Whether each completion is rated and flagged, too.
    var hasAnswers: Bool

    private static let path = "/api/v1/projects/bench/agreement"
    private static let asked = 200

    /// - Returns: the lines of the report.
    func run() async throws -> [String] {
        let server = try ServerUnderTest()
        defer { server.removeFolder() }
        let installation = try Installation(folder: server.folder, resources: server.resources)
        print("Preparing \(rankings) rankings of \(rankings / overlap) tasks by \(labelers) labelers")
        let token = try await prepare(installation)
        return try await server.serve { running in
            try measure(running, token)
        }
    }

    // MARK: - Judgements

    /// - Returns: the token of who may ask.
    private func prepare(_ installation: Installation) async throws -> String {
        try await ProjectSetup(installation: installation).create(
            slug: "bench", name: nil, overlap: overlap, instructionsFile: nil, retrainAt: nil)
        let project = try await installation.project("bench")
        if hasAnswers {
            let fields = [
                Field.likert("quality", "Quality", 1...7), Field("rude", "Rude", kind: .flag),
            ]
            var form = try await installation.stores.forms.current(project.id).form
            form.fields = fields
            _ = try await installation.stores.forms.set(project.id, form, now: Date())
        }
        var importer = Importer(
            into: project, format: try ImportFormat.named("podium"), source: "bench",
            labeledBy: try ImportLabeler("bench"), stores: installation.stores, clock: installation.clock)
        var generator = SeededGenerator(seed: 1)
        var chunk: [UInt8] = []
        for task in 0..<rankings / overlap {
            chunk += line(task, &generator)
            guard chunk.count > 1 << 20 else { continue }
            try await importer.append(chunk)
            chunk.removeAll(keepingCapacity: true)
        }
        try await importer.append(chunk)
        let summary = try await importer.finish()
        guard summary.created == rankings / overlap else {
            throw BenchmarkFailure(description: "Of the tasks \(summary.created) were imported.")
        }
        _ = try await installation.stores.users.create(
            username: "manager", role: .admin, passwordHash: nil, now: Date())
        return try await People(installation: installation).createToken(for: "manager", name: "bench")
    }

    /// A task with its judgements, as a line of a file. Labelers with a higher number err more.
    private func line(_ task: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        let quality = (0..<completions).map { _ in Double.random(in: 0..<4, using: &generator) }
        let texts = (0..<completions).map { #"{"text":"Answer \#($0) to \#(task)"}"# }.joined(separator: ",")
        let first = Int.random(in: 0..<labelers, using: &generator)
        let step = Int.random(in: 1..<max(2, labelers / overlap), using: &generator)
        let said = (0..<overlap).map { place in
            let labeler = (first + place * step) % labelers
            let noise = 0.5 + 2 * Double(labeler) / Double(labelers)
            let seen = quality.map { ($0 + Double.random(in: -noise...noise, using: &generator)).rounded() }
            let ranks = seen.map { value in 1 + seen.count { $0 > value } }
            let answers = seen.map { #"{"quality":\#(Int(max(1, min(7, $0 + 3)))),"rude":\#($0 < -1)}"# }
            let rest = hasAnswers ? #","answers":{"completions":[\#(answers.joined(separator: ","))]}"# : ""
            return #"{"labeler":"l\#(labeler)","ranks":\#(ranks)\#(rest)}"#
        }.joined(separator: ",")
        return Array(
            (#"{"prompt":"Prompt \#(task)","completions":[\#(texts)],"rankings":[\#(said)]}"# + "\n").utf8)
    }

    // MARK: - Measuring

    private struct Report: Decodable {
        struct Measured: Decodable {
            var judgements: Int
        }
        struct Job: Decodable {
            var status: String
        }
        var measured: Measured?
        var job: Job?
        var items: [Row]
    }

    private struct Row: Decodable {}

    private func measure(_ running: ServerUnderTest.Running, _ token: String) throws -> [String] {
        let client = try BlockingClient(port: running.port, token: token)
        let started = LabelerSwarm.now()
        _ = try client.request("POST", Self.path)
        var peak = 0
        var serverPeak = 0
        var report: Report
        repeat {
            Foundation.Thread.sleep(forTimeInterval: 0.05)
            peak = max(peak, ServerUnderTest.megabytes("VmHWM", ofChildrenOf: running.process))
            serverPeak = max(serverPeak, running.residentMegabytes)
            report = try JSONDecoder().decode(Report.self, from: client.request("GET", Self.path))
        } while report.job != nil
        let seconds = Double(LabelerSwarm.now() - started) / 1e9
        guard let measured = report.measured else { throw BenchmarkFailure(description: "Nothing was measured.") }
        var lines = [
            "agreement over \(measured.judgements) judgements: \((10 * seconds).rounded() / 10) s; the child had at most "
                + "\(peak) MB, the server \(serverPeak) MB"
        ]
        for (name, query) in [
            ("project", "by=project"), ("weeks", "by=week"), ("fields", "by=field"), ("labelers", "by=labeler"),
            ("labelers, lowest first", "by=labeler&sort=lowest"), ("100 pairs", "by=pair"),
            ("1,000 pairs with the most tasks", "by=pair&sort=mostTasks&limit=1000"),
        ] {
            let times = try (0..<Self.asked).map { _ in
                let begin = LabelerSwarm.now()
                _ = try client.request("GET", "\(Self.path)?\(query)")
                return Double(LabelerSwarm.now() - begin) / 1e6
            }.sorted()
            func text(_ milliseconds: Double) -> String { "\((milliseconds * 10).rounded() / 10) ms" }
            lines.append(
                "  \(name): p50 \(text(times[Self.asked / 2])), p99 \(text(times[Self.asked * 99 / 100]))")
        }
        return lines
    }
}
