import Exchange
import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// A project's data for an engine, as a download of what `podium handover` writes.
///
/// It is put together on the disk, in the data folder, before the first byte is sent: so whatever goes wrong is told by a
/// status, the length is known, and a download that was cut off can be told from a whole one. It is not compressed for the
/// same reason. Little of it is in memory at any time.
struct HandoverRoutes {
    let folder: DataFolder
    let version: String
    let clock: WallClock

    func register(in routes: inout Routes) {
        let pairs = HandoverRules.allowedPairsPerPrompt
        routes.get(
            "/api/v1/projects/{slug}/handover", for: .manager,
            "Download what an engine needs to fine-tune a policy, as a tar archive; ?engine=\(HandoverEngine.names)",
            .plain.query("engine", .words(HandoverEngine.all.map(\.name)), HandoverEngine.names)
                .query(
                    "pairsPerPrompt", .integer(minimum: pairs.lowerBound, maximum: pairs.upperBound),
                    "Preference pairs of a prompt at most; \(HandoverRules.pairsPerPrompt) when left out"
                )
                .gives("application/x-tar")
                .fails(.conflict, "handoverActive", "another download is being put together"),
            handOver)
    }

    @Sendable private func handOver(_ call: Call) async throws -> Response {
        let query = call.request.query
        guard let name = query["engine"] else {
            throw ValidationError(
                pointer: "?engine", code: "missingParameter", message: "Name the engine: \(HandoverEngine.names).")
        }
        let engine = try HandoverEngine.named(name)
        let pairs = try query["pairsPerPrompt"].map(Self.number) ?? HandoverRules.pairsPerPrompt
        let project = try call.project
        let handover = try Handover(
            stores: call.stores, project: project, engine: engine, pairsPerPrompt: pairs,
            server: Self.server(call.request), version: version, clock: clock)
        let base = "\(folder.path)/handover/\(project.slug)"
        guard let lock = try FileLock(path: "\(base).lock") else {
            throw HTTPError.conflict(
                "handoverActive", "Another hand-over of \"\(project.slug)\" is being put together; wait for it to end.")
        }
        defer { lock.release() }
        let archiveName = "\(project.slug)-\(engine.name)"
        let now = clock.now()
        let archive = try await call.workers.stream {
            defer { try? FileManager.default.removeItem(atPath: base) }
            // What a process that was killed has left.
            try? FileManager.default.removeItem(atPath: base)
            try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
            _ = try await handover.write(to: base)
            return try TarArchive(of: base, as: archiveName, time: now)
        }
        return Response(
            headerFields: [
                .contentType: "application/x-tar", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(archiveName).tar\"",
            ],
            body: .sized(archive.byteCount) { [workers = call.workers] writer in
                try await workers.stream { try await archive.write(to: writer) }
            })
    }

    private static func number(_ text: String) throws(ValidationError) -> Int {
        guard let number = Int(text) else {
            throw ValidationError(
                pointer: "?pairsPerPrompt", code: "invalidValue", message: "pairsPerPrompt is a whole number.")
        }
        return number
    }

    /// The address under which the caller has reached this server.
    private static func server(_ request: Request) -> String {
        "\(request.isSecure ? "https" : "http")://\(request.host)\(request.basePath.path(""))"
    }
}
