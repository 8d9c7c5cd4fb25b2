import Glibc

extension Span<UInt8> {
    /// The bytes of a range as text; bytes that are not UTF-8 are replaced.
    func text(_ range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Position of a byte at or after `start`.
    @inline(__always)
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { bytes -> Int? in
            // SAFETY: start < count, so base + start is inside the buffer and count - start bytes follow it.
            guard let base = bytes.baseAddress, let hit = memchr(base + start, Int32(byte), bytes.count - start) else {
                return nil
            }
            return UnsafeRawPointer(hit) - base
        }
    }

    /// ASCII comparison without regard to case; `lowercase` must be lower case.
    func equals(_ lowercase: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { text in
            for offset in 0..<range.count where ByteClass.lowercased(self[range.lowerBound + offset]) != text[offset] {
                return false
            }
            return true
        }
    }
}
