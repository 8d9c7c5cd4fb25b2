import Foundation
import Glibc
import HTTPServer

/// A folder's files as one archive (POSIX.1-1988, "ustar"), whose length is known before it is sent.
///
/// The files are opened when it is made; so the folder can be deleted at once, and nothing of it is left on the disk
/// when the last byte is sent, or the process ends.
final class TarArchive: Sendable {
    private struct Entry: Sendable {
        let header: [UInt8]
        let descriptor: Int32
        let size: Int
    }

    private static let blockBytes = 512
    private static let partBytes = 64 << 10

    private let entries: [Entry]

    /// - Parameters:
    ///   - folder: whose files are taken, by name.
    ///   - name: of the folder that the archive unpacks to.
    ///   - time: when the files were made.
    init(of folder: String, as name: String, time: Date) throws {
        var entries: [Entry] = []
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        for path in paths {
            var status = stat()
            let place = "\(folder)/\(path)"
            guard stat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            let descriptor = open(place, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0, let header = Self.header("\(name)/\(path)", status, time) else {
                entries.forEach { Glibc.close($0.descriptor) }
                throw ConfigurationError("The file \(place) cannot be read.")
            }
            entries.append(Entry(header: header, descriptor: descriptor, size: Int(status.st_size)))
        }
        self.entries = entries
    }

    deinit {
        for entry in entries { close(entry.descriptor) }
    }

    /// With the two empty blocks at the end.
    var byteCount: Int {
        entries.reduce(2 * Self.blockBytes) { $0 + Self.blockBytes + Self.padded($1.size) }
    }

    func write(to writer: ResponseWriter) async throws {
        for entry in entries {
            try await writer.write(entry.header)
            var rest = entry.size
            while rest > 0 {
                let part = try read(min(rest, Self.partBytes), of: entry.descriptor)
                rest -= part.count
                try await writer.write(part)
                // Others want the thread too.
                await Task.yield()
            }
            try await writer.write([UInt8](repeating: 0, count: Self.padded(entry.size) - entry.size))
        }
        try await writer.write([UInt8](repeating: 0, count: 2 * Self.blockBytes))
    }

    private func read(_ count: Int, of descriptor: Int32) throws -> [UInt8] {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, Glibc.read(descriptor, buffer.baseAddress, count))
        }
        guard !bytes.isEmpty else { throw ConfigurationError("A file of the hand-over ended before its end.") }
        return bytes
    }

    private static func padded(_ size: Int) -> Int { (size + blockBytes - 1) / blockBytes * blockBytes }

    /// - Returns: nil where the name or the size does not fit.
    private static func header(_ name: String, _ status: stat, _ time: Date) -> [UInt8]? {
        let nameBytes = Array(name.utf8)
        // Eleven octal digits.
        guard nameBytes.count <= 100, status.st_size < 1 << 33 else { return nil }
        var block = [UInt8](repeating: 0, count: blockBytes)
        func put(_ bytes: some Sequence<UInt8>, at place: Int) {
            for (offset, byte) in bytes.enumerated() { block[place + offset] = byte }
        }
        func octal(_ number: Int, digits: Int) -> [UInt8] {
            let text = Array(String(number, radix: 8).utf8)
            return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, digits - text.count)) + text
        }
        put(nameBytes, at: 0)
        put(octal(Int(status.st_mode & 0o777), digits: 7), at: 100)
        put(octal(0, digits: 7), at: 108)
        put(octal(0, digits: 7), at: 116)
        put(octal(Int(status.st_size), digits: 11), at: 124)
        put(octal(max(0, Int(time.timeIntervalSince1970)), digits: 11), at: 136)
        put("        0".utf8, at: 148)
        put("ustar\u{0}00".utf8, at: 257)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(octal(sum, digits: 6) + [0, UInt8(ascii: " ")], at: 148)
        return block
    }
}
