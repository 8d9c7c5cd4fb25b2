import Foundation

/// Asks about one thing after another, several at a time, until all is asked, somebody stops it, or so many in a row come to
/// nothing that something must be wrong with the endpoint.
struct AskingLoop<Work: Sendable>: Sendable {
    /// What is asked about, for people: "prompts".
    let noun: String
    /// How many at a time.
    let width: Int
    let place: @Sendable (Work) -> Int
    /// What is not done yet, by place.
    let next: @Sendable (_ after: Int?, _ limit: Int) async throws -> [Work]
    /// Why nothing came of it; nil: it is done.
    let ask: @Sendable (Work) async throws -> String?
    let isOver: @Sendable () async throws -> Bool
    /// Called a few times a second at most, and at the end.
    let report: @Sendable () async throws -> Void

    /// So many in a row of which nothing came end a run.
    private var mostFailuresInARow: Int { 20 }
    /// How often it is looked whether somebody stopped the run.
    private var watchInterval: Duration { .milliseconds(500) }

    /// - Returns: whether all was asked; false: it is over, for somebody stopped it.
    /// - Throws: `AskedPolicy.Fault` where going on makes no sense; `CancellationError`.
    func run() async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await askAll()
                return true
            }
            group.addTask {
                while try await !isOver() { try await Task.sleep(for: watchInterval) }
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() == true
        }
    }

    private func askAll() async throws {
        let pace = ReportPace()
        var last: Int?
        var waiting: [Work] = []
        var failuresInARow = 0
        try await withThrowingTaskGroup(of: String?.self) { group in
            var open = 0
            while true {
                while open < width {
                    if waiting.isEmpty { waiting = try await next(last, 2 * width).reversed() }
                    guard let work = waiting.popLast() else { break }
                    last = place(work)
                    open += 1
                    group.addTask { try await ask(work) }
                }
                guard let fault = try await group.next() else { break }
                open -= 1
                failuresInARow = fault == nil ? 0 : failuresInARow + 1
                if let fault, failuresInARow >= mostFailuresInARow {
                    throw AskedPolicy.Fault.endpoint(
                        "\(failuresInARow) \(noun) in a row came to nothing. Of the last one: \(fault)")
                }
                if pace.isDue() { try await report() }
            }
        }
        try await report()
    }
}
