/// One of the forms that a file is sent in: a representation, in the words of RFC 9110 §3.2.
struct FileForm: Sendable {
    let entityTag: String
    let length: Int
    let isCompressed: Bool
    /// Bytes of a range; fewer where the file has been cut meanwhile.
    let read: @Sendable (Range<Int>) -> [UInt8]

    init(plain file: OpenFile) {
        entityTag = file.entityTag
        length = file.length
        isCompressed = false
        read = { file.read($0) }
    }

    /// Other bytes need another tag (§8.8.3.3), or a cache would mend one form with pieces of the other.
    init(gzip bytes: [UInt8], of file: OpenFile) {
        entityTag = file.entityTag.dropLast() + "-gzip\""
        length = bytes.count
        isCompressed = true
        read = { Array(bytes[$0]) }
    }
}
