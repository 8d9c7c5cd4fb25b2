import Foundation
import Glibc
import RewardModel

/// Room for a training on the disk of the data folder, which labelers' work has the first claim to.
struct DiskScratch: ScratchSpace {
    /// An absolute path, or one relative to where this process runs.
    let folder: URL
    /// What is left for others, in bytes.
    var reserve = 2 << 30

    func makeFile() throws(RewardModelError) -> any ScratchFile {
        try DiskScratchFile(folder: folder, reserve: reserve)
    }
}

/// A file without a name: it is gone with the process, however that ends.
private final class DiskScratchFile: ScratchFile {
    private let descriptor: Int32
    private let reserve: Int

    init(folder: URL, reserve: Int) throws(RewardModelError) {
        var path = Array(folder.appending(path: "scratch-XXXXXX").path.utf8CString)
        descriptor = mkstemp(&path)
        self.reserve = reserve
        guard descriptor >= 0 else { throw Self.failure("no file can be made in \(folder.path)", errno) }
        unlink(path)
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(RewardModelError) {
        guard try free() - bytes.count >= reserve else { throw Self.failure("the disk is nearly full", ENOSPC) }
        guard let start = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let count = pwrite(descriptor, start + done, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("the disk takes no more", errno) }
            done += count
        }
    }

    func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
        guard let start = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let count = pread(descriptor, start + done, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            precondition(count > 0, "The disk does not give back what a training wrote: \(errno)")
            done += count
        }
    }

    /// Bytes that the disk has left.
    private func free() throws(RewardModelError) -> Int {
        var status = statvfs()
        guard fstatvfs(descriptor, &status) == 0 else { throw Self.failure("its free room is unknown", errno) }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    private static func failure(_ what: String, _ code: Int32) -> RewardModelError {
        RewardModelError(
            .noScratchSpace,
            """
            So many completions do not fit into memory, and there is no room for them in the data folder: \(what) \
            (\(String(cString: strerror(code)))). A million completions take some 2 GB for as long as the training runs.
            """)
    }
}
