/// What kinds of model there are. The word is written into the file and into the registry; it is never changed.
public enum RewardModelKind: String, Sendable, CaseIterable {
    /// `LinearRewardModel`.
    case linear
}

/// A model file: an envelope that is the same for every kind of model, around what the kind itself writes.
///
/// Version 2 of the envelope, all numbers little-endian:
///
///     8 bytes   "PodiumRM"
///     u32       version of the envelope, now 2
///     u8, UTF-8 the kind: its length in bytes, and the word
///     u32       version of the payload, which belongs to the kind
///     u64       length of the payload in bytes
///     payload
///     u64       CRC-64/XZ of everything before it
///
/// Version 1 had neither the kind, which was linear, nor the payload's version, which was 1. It is still read.
public struct RewardModelFile: Sendable, Equatable {
    /// Whose payload it is.
    public let kind: RewardModelKind
    /// Of the payload; counts up with each change of the kind's own format.
    public let version: UInt32
    /// What the kind wrote.
    let payload: ArraySlice<UInt8>

    private static let magic = Array("PodiumRM".utf8)
    private static let newestEnvelope: UInt32 = 2
    private static let checksumSize = 8

    init(kind: RewardModelKind, version: UInt32, payload: [UInt8]) {
        self.kind = kind
        self.version = version
        self.payload = payload[...]
    }

    /// The whole file; `RewardModelFile(bytes:)` gives back an equal one.
    public var bytes: [UInt8] {
        var file = ByteWriter()
        file.append(contentsOf: Self.magic)
        file.append(Self.newestEnvelope)
        file.append(UInt8(kind.rawValue.utf8.count))
        file.append(contentsOf: kind.rawValue.utf8)
        file.append(version)
        file.append(UInt64(payload.count))
        file.append(contentsOf: payload)
        file.append(Checksum.crc64(file.bytes))
        return file.bytes
    }

    /// Opens the envelope and holds it against its checksum; the payload is not read yet.
    ///
    /// - Throws: `RewardModelError` with code `damagedModel` for anything that is not exactly a file that `bytes` wrote,
    ///   and `newerModel` for a later version of the envelope or a kind that this Podium does not know.
    public init(bytes: [UInt8]) throws(RewardModelError) {
        guard bytes.starts(with: Self.magic) else {
            throw RewardModelError(.damagedModel, "This is not a Podium reward model: it does not begin with PodiumRM.")
        }
        var reader = ByteReader(bytes.dropFirst(Self.magic.count))
        let envelope: UInt32 = try reader.integer()
        // A newer envelope may be laid out in any way, so its version is believed before its checksum is known.
        guard envelope <= Self.newestEnvelope else {
            throw .newer("format \(envelope); this Podium reads formats up to \(Self.newestEnvelope)")
        }
        guard envelope >= 1 else { throw .implausible("format \(envelope), which never was") }
        let word = envelope == 1 ? RewardModelKind.linear.rawValue : try reader.text()
        let version = envelope == 1 ? 1 : try reader.integer(UInt32.self)
        let length: UInt64 = try reader.integer()
        guard reader.remaining >= Self.checksumSize, length == UInt64(reader.remaining - Self.checksumSize) else {
            throw .cutShort
        }
        var trailer = ByteReader(bytes.suffix(Self.checksumSize))
        guard try trailer.integer() == Checksum.crc64(bytes.dropLast(Self.checksumSize)) else {
            throw .implausible("bytes that do not match its checksum")
        }
        // The checksum holds, so an unknown word is not damage.
        guard let kind = RewardModelKind(rawValue: word) else {
            throw .newer("kind ‘\(word)’; this Podium knows \(RewardModelKind.allCases.map(\.rawValue))")
        }
        self.kind = kind
        self.version = version
        payload = reader.rest.dropLast(Self.checksumSize)
    }

    /// The model that the file holds.
    ///
    /// - Throws: `RewardModelError` with code `damagedModel`, or `newerModel` for a later version of the payload.
    public func model() throws(RewardModelError) -> any TrainedRewardModel {
        switch kind {
        case .linear:
            guard version <= LinearRewardModel.fileVersion else {
                throw .newer("\(kind) format \(version); this Podium reads up to \(LinearRewardModel.fileVersion)")
            }
            return try LinearRewardModel(payload: payload, version: version)
        }
    }
}

extension RewardModelError {
    fileprivate static func newer(_ what: String) -> RewardModelError {
        RewardModelError(.newerModel, "The reward model file has \(what). Upgrade Podium, or retrain.")
    }
}
