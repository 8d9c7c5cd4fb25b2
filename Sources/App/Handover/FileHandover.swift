import Exchange
import Foundation
import Glibc
import Preferences
import Storage

/// `podium handover`: a folder that is there whole or not at all.
///
/// It is written beside its place, under a name that begins with a dot, and renamed. What was there is never deleted: what
/// was trained may lie in it.
package struct FileHandover: Sendable {
    let installation: Installation
    let handover: Handover
    /// Without a slash at the end.
    let path: String
    /// Whether a folder that is not empty is moved aside.
    let replaces: Bool

    package init(
        installation: Installation, project: Project, engine: HandoverEngine, pairsPerPrompt: Int, server: String,
        path: String, replaces: Bool
    ) throws {
        self.installation = installation
        handover = try Handover(
            stores: installation.stores, project: project, engine: engine, pairsPerPrompt: pairsPerPrompt,
            server: server, version: installation.version, clock: installation.clock)
        let whole = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
        self.path = whole.count > 1 && whole.hasSuffix("/") ? String(whole.dropLast()) : whole
        self.replaces = replaces
    }

    /// - Returns: what to tell of it.
    package func run() async throws -> [String] {
        try checkPlace()
        let partial = try makeFolderBeside()
        do {
            let line = ProgressLine()
            let manifest = try await Interruption.cancelling {
                try await handover.write(to: partial) { line.show(HandoverText.progress($0)) }
            }
            line.clear()
            return HandoverText.summary(of: manifest, in: path, kept: try put(partial))
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    /// - Returns: whether something would be replaced.
    /// - Throws: `ConfigurationError` where nothing can be put there.
    @discardableResult private func checkPlace() throws -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
        guard isFolder.boolValue else {
            throw ConfigurationError("\(path) is a file. Name a folder with --out.")
        }
        guard let items = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw ConfigurationError("The folder \(path) cannot be looked into. Name another with --out.")
        }
        guard !items.isEmpty else { return false }
        guard replaces else {
            throw ConfigurationError(
                "The folder \(path) is not empty. Name another with --out, or put this in its place with --force: what is "
                    + "there is then kept beside it.")
        }
        return true
    }

    private func makeFolderBeside() throws -> String {
        let place = URL(filePath: path)
        let parent = place.deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        let template = parent.appending(path: ".\(place.lastPathComponent).partial-XXXXXX").path(percentEncoded: false)
        guard let made = template.withCString(strdup) else { throw ConfigurationError("There is no memory left.") }
        defer { free(made) }
        guard mkdtemp(made) != nil else {
            throw ConfigurationError(
                "Nothing can be written to \(parent.path(percentEncoded: false)) "
                    + "(\(String(cString: strerror(errno)))). Name another folder with --out.")
        }
        return String(cString: made)
    }

    /// - Returns: what was there is called so now; nil: nothing was.
    private func put(_ partial: String) throws -> String? {
        var kept: String?
        // Again: somebody may have written there meanwhile.
        if try checkPlace() {
            let free = freeName(installation.clock.now())
            try rename(path, to: free)
            kept = free
        }
        do {
            try rename(partial, to: path)
        } catch {
            if let kept { try? rename(kept, to: path) }
            throw error
        }
        return kept
    }

    /// As `podium restore` names what it keeps; with a number where that is taken.
    private func freeName(_ now: Date) -> String {
        let time = now.formatted(
            Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
        let first = "\(path).before-\(time)"
        var name = first
        var number = 2
        while FileManager.default.fileExists(atPath: name) {
            name = "\(first)-\(number)"
            number += 1
        }
        return name
    }

    private func rename(_ old: String, to new: String) throws {
        guard Glibc.rename(old, new) == 0 else {
            throw ConfigurationError("\(old) cannot be renamed to \(new) (\(String(cString: strerror(errno)))).")
        }
    }
}
