internal import CLinux
import Glibc

/// Owns the descriptor of a regular file below a root folder.
final class OpenFile: Sendable {
    enum Kind { case file, directory }

    let kind: Kind
    let length: Int
    /// Whole seconds since 1970.
    let lastModified: Int
    /// Strong (RFC 9110 §8.8.1): inode, length and time of change in nanoseconds.
    let entityTag: String
    private let descriptor: Int32

    /// Nil when there is no such file, or a link leads out of the folder. A FIFO does not block the caller.
    /// - Throws: 503 when the system has no descriptor or memory left: the file may well be there.
    init?(below root: String, _ path: String) throws(HTTPError) {
        descriptor = clinux_open_beneath(root, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if [EMFILE, ENFILE, ENOMEM, EAGAIN].contains(errno) { throw HTTPError.overloaded }
            return nil
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            return nil
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .directory
        default:
            close(descriptor)
            return nil
        }
        length = Int(status.st_size)
        lastModified = status.st_mtim.tv_sec
        var tag: [UInt8] = [UInt8(ascii: "\"")]
        tag.append(hexadecimal: Int(truncatingIfNeeded: status.st_ino))
        tag.append(UInt8(ascii: "-"))
        tag.append(hexadecimal: length)
        tag.append(UInt8(ascii: "-"))
        tag.append(hexadecimal: status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec)
        tag.append(UInt8(ascii: "\""))
        entityTag = String(decoding: tag, as: UTF8.self)
    }

    deinit { close(descriptor) }

    /// Bytes of a range; fewer than asked for when the file has been cut meanwhile. Like other servers we read on the
    /// event loop: the files are small and in the page cache.
    func read(_ range: Range<Int>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            count = 0
            while count < range.count, let base = buffer.baseAddress {
                // SAFETY: count < range.count, the capacity, so the target lies inside the buffer.
                let got = pread(descriptor, base + count, range.count - count, off_t(range.lowerBound + count))
                if got <= 0 { break }
                count += got
            }
        }
    }
}
