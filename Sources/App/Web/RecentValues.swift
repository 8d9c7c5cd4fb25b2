/// Values used lately, within so many bytes.
///
/// Two generations instead of a list in order of use: what is asked for moves to the younger one, and when that is full
/// the older one is given up whole. Each step is a look into one or two dictionaries.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private typealias Generation = [Key: (value: Value, bytes: Int)]

    private let capacity: Int
    private var younger: Generation = [:]
    private var older: Generation = [:]
    private var (youngerBytes, olderBytes) = (0, 0)

    /// - Parameter capacity: bytes that all values together may have.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Bytes of all values.
    var bytes: Int { youngerBytes + olderBytes }

    /// Whether there is a value, which does not count as used by that.
    func contains(_ key: Key) -> Bool { younger[key] != nil || older[key] != nil }

    /// The value, which counts as used now.
    mutating func use(_ key: Key) -> Value? {
        if let found = younger[key] { return found.value }
        guard let found = older.removeValue(forKey: key) else { return nil }
        olderBytes -= found.bytes
        keep(found.value, bytes: found.bytes, for: key)
        return found.value
    }

    /// Keeps a value; one of more than half of the capacity is not kept.
    mutating func keep(_ value: Value, bytes: Int, for key: Key) {
        if let former = younger.removeValue(forKey: key) { youngerBytes -= former.bytes }
        if let former = older.removeValue(forKey: key) { olderBytes -= former.bytes }
        guard bytes <= capacity / 2 else { return }
        if youngerBytes + bytes > capacity / 2 {
            (older, olderBytes) = (younger, youngerBytes)
            (younger, youngerBytes) = ([:], 0)
        }
        younger[key] = (value, bytes)
        youngerBytes += bytes
    }
}
