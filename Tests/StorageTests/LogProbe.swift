import Foundation
import GRDBSQLite
import Synchronization

/// Stands between SQLite and one database file, and tells when a checkpoint comes to a point where the log could begin
/// anew under it. The handler runs on the thread of the checkpoint: as long as it does not return, the checkpoint stands.
///
/// SQLite asks its file system layer for locks and mappings at just these points, so the layer of the system is copied
/// and three of its functions are replaced for the files that are probed.
final class LogProbe: Sendable {
    enum Moment {
        /// Before the lock that keeps a second checkpoint out.
        case asks
        /// With that lock; the header is not read yet.
        case begins
        /// The length of the log has been read, and not yet how much of it is copied. SQLite comes by only where the
        /// header is another one than at the connection's last look.
        case headIsRead
    }

    /// As the header in shared memory has it.
    struct Lengths: Equatable {
        var log: UInt32
        var copied: UInt32
        /// Whether there is nothing to copy, so that the next commit may begin the log anew.
        var areEqual: Bool { log == copied && log > 0 }
    }

    typealias Handler = @Sendable (Moment, Lengths) -> Void

    let path: String
    private let handler = Mutex<Handler?>(nil)
    private let equalBegins = Mutex(0)
    private let begins = Mutex(0)
    fileprivate let isFull = Mutex(false)

    /// Connections opened from now on are probed.
    init(path: String) {
        self.path = path
        Layer.install()
        Layer.probes.withLock { $0[path] = self }
    }

    func remove() { Layer.probes.withLock { $0[path] = nil } }

    /// Replaces the handler.
    func on(_ handler: Handler?) { self.handler.withLock { $0 = handler } }

    /// Whether the disk has no room for what checkpoints write to the database file.
    func disk(isFull: Bool) { self.isFull.withLock { $0 = isFull } }

    /// How many checkpoints have begun, and how many of them while there was nothing to copy.
    var counts: (all: Int, ofNothing: Int) { (begins.withLock { $0 }, equalBegins.withLock { $0 }) }

    fileprivate func tell(_ moment: Moment, _ lengths: Lengths) {
        if moment == .begins {
            begins.withLock { $0 += 1 }
            if lengths.areEqual { equalBegins.withLock { $0 += 1 } }
        }
        handler.withLock { $0 }?(moment, lengths)
    }
}

/// The copied layer. Installed once for the whole process; files that nobody probes go straight through.
private enum Layer {
    static let probes = Mutex<[String: LogProbe]>([:])
    /// By SQLite's handle of the open file.
    static let files = Mutex<[UInt: LogProbe]>([:])

    // SAFETY: written once by `install`, before SQLite can read them, and never freed.
    nonisolated(unsafe) static let system: UnsafeMutablePointer<sqlite3_vfs> = {
        guard let system = sqlite3_vfs_find(nil) else { preconditionFailure("SQLite has no file system layer") }
        return system
    }()
    nonisolated(unsafe) static let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    nonisolated(unsafe) static let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    nonisolated(unsafe) static let systemMethods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    private static let hasMethods = Mutex(false)

    private static let installed: Void = {
        layer.initialize(to: system.pointee)
        layer.pointee.pNext = nil
        layer.pointee.zName = UnsafePointer(strdup("probe"))
        layer.pointee.xOpen = { _, name, file, flags, given in
            let code = Layer.system.pointee.xOpen(Layer.system, name, file, flags, given)
            if code == SQLITE_OK, flags & SQLITE_OPEN_MAIN_DB != 0, let name, let file {
                Layer.attach(String(cString: name), file)
            }
            return code
        }
        // The first of all from now on: GRDB names none.
        sqlite3_vfs_register(layer, 1)
    }()

    static func install() { installed }

    static func attach(_ path: String, _ file: UnsafeMutablePointer<sqlite3_file>) {
        let probe = probes.withLock { $0[path] }
        files.withLock { $0[UInt(bitPattern: file)] = probe }
        guard probe != nil else { return }
        hasMethods.withLock { hasMethods in
            guard !hasMethods else { return }
            systemMethods.initialize(to: file.pointee.pMethods.pointee)
            methods.initialize(to: file.pointee.pMethods.pointee)
            methods.pointee.xUnfetch = { file, offset, page in
                if page == nil { Layer.tell(.headIsRead, file) }
                return Layer.systemMethods.pointee.xUnfetch(file, offset, page)
            }
            methods.pointee.xWrite = { file, bytes, count, offset in
                let probe = file.flatMap { file in Layer.files.withLock { $0[UInt(bitPattern: file)] } }
                if probe?.isFull.withLock({ $0 }) == true { return SQLITE_FULL }
                return Layer.systemMethods.pointee.xWrite(file, bytes, count, offset)
            }
            methods.pointee.xShmLock = { file, offset, count, flags in
                // The lock of checkpoints is the second; recovery takes it together with others.
                let isCheckpoint =
                    offset == 1 && count == 1 && flags == SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE
                if isCheckpoint { Layer.tell(.asks, file) }
                let code = Layer.systemMethods.pointee.xShmLock(file, offset, count, flags)
                if isCheckpoint, code == SQLITE_OK { Layer.tell(.begins, file) }
                return code
            }
            hasMethods = true
        }
        file.pointee.pMethods = UnsafePointer(methods)
    }

    static func tell(_ moment: LogProbe.Moment, _ file: UnsafeMutablePointer<sqlite3_file>?) {
        guard let file, let probe = files.withLock({ $0[UInt(bitPattern: file)] }) else { return }
        var page: UnsafeMutableRawPointer?
        guard systemMethods.pointee.xShmMap(file, 0, 32_768, 0, &page) == SQLITE_OK,
            let start = UnsafeMutableRawPointer(bitPattern: UInt(bitPattern: page))
        else { return }
        // sqlite.org/walformat.html, section 2.1: mxFrame and nBackfill.
        probe.tell(
            moment,
            LogProbe.Lengths(
                log: start.load(fromByteOffset: 16, as: UInt32.self),
                copied: start.load(fromByteOffset: 96, as: UInt32.self)))
    }
}
