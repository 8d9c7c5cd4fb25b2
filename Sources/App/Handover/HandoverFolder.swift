import Crypto
import Exchange
import Foundation

/// The files of a hand-over as they are written: appended to in pieces, and hashed on the way.
struct HandoverFolder {
    /// Bytes of a file that wait in memory.
    private static let bufferBytes = 256 << 10

    let path: String
    /// What each closed file is.
    private(set) var written: [String: HandoverManifest.File] = [:]
    private var open: [String: OpenFile] = [:]

    init(_ path: String) {
        self.path = path
    }

    mutating func append(_ bytes: [UInt8], to name: String) throws {
        let file = try open[name] ?? OpenFile(at: try place(of: name))
        open[name] = file
        try file.append(bytes, keeping: Self.bufferBytes)
    }

    /// Writes a whole file.
    mutating func write(_ bytes: [UInt8], to name: String, isProgram: Bool = false) throws {
        let file = try OpenFile(at: try place(of: name))
        try file.append(bytes, keeping: 0)
        written[name] = try file.close()
        if isProgram {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(path)/\(name)")
        }
    }

    /// Ends the files that were appended to.
    mutating func close() throws {
        for (name, file) in open { written[name] = try file.close() }
        open.removeAll()
    }

    private func place(of name: String) throws -> String {
        let place = "\(path)/\(name)"
        try FileManager.default.createDirectory(
            at: URL(filePath: place).deletingLastPathComponent(), withIntermediateDirectories: true)
        return place
    }
}

/// A file that is being written.
private final class OpenFile {
    private let handle: FileHandle
    private let hash = SHA256()
    private var waiting: [UInt8] = []
    private var count = 0

    init(at path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw ConfigurationError("The file \(path) cannot be written.") }
        self.handle = handle
    }

    func append(_ bytes: [UInt8], keeping most: Int) throws {
        waiting += bytes
        if waiting.count > most { try flush() }
    }

    func close() throws -> HandoverManifest.File {
        try flush()
        try handle.synchronize()
        try handle.close()
        return HandoverManifest.File(bytes: count, sha256: hash.finalize().hexadecimal)
    }

    private func flush() throws {
        guard !waiting.isEmpty else { return }
        try handle.write(contentsOf: Data(waiting))
        hash.update(waiting)
        count += waiting.count
        waiting.removeAll(keepingCapacity: true)
    }
}
