/// Room outside of memory, for a training from more completions than fit into it.
///
/// This target knows no files: whoever trains says where the room is.
public protocol ScratchSpace: Sendable {
    /// A new, empty file, which is gone when nobody holds it any more.
    ///
    /// - Throws: `RewardModelError` with code `noScratchSpace`.
    func makeFile() throws(RewardModelError) -> any ScratchFile
}

/// A file that only this run sees. Several threads may read it at a time.
public protocol ScratchFile: AnyObject, Sendable {
    /// - Throws: `RewardModelError` with code `noScratchSpace`.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(RewardModelError)

    /// Fills `bytes` with what was written there. A disk that does not give it back ends the process: the run has failed.
    func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int)
}
