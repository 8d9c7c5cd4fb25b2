/// What a policy was made from: enough to say which rewards it was tuned by, and on which judgements those rest.
public struct PolicyOrigin: Hashable, Codable, Sendable {
    /// The reward model that it was tuned against.
    public struct Reward: Hashable, Codable, Sendable {
        /// Its number in this Podium.
        public var modelId: Int64?
        /// SHA-256 of its file, in hexadecimal digits.
        public var sha256: String?

        /// A reward model by its number, its hash or both.
        public init(modelId: Int64? = nil, sha256: String? = nil) {
            self.modelId = modelId
            self.sha256 = sha256
        }
    }

    /// The frozen judgements that it, or its reward model, learned from.
    public struct Snapshot: Hashable, Codable, Sendable {
        /// Its number in this Podium.
        public var id: Int64?
        /// SHA-256 of its content, in hexadecimal digits.
        public var sha256: String?

        /// A snapshot by its number, its hash or both.
        public init(id: Int64? = nil, sha256: String? = nil) {
            self.id = id
            self.sha256 = sha256
        }
    }

    /// The model before: a name in a hub, a path, or a policy's label.
    public var baseModel: String?
    /// The program that tuned it, such as `trl`.
    public var engine: String?
    /// What it was tuned against.
    public var rewardModel: Reward?
    /// What that learned from.
    public var snapshot: Snapshot?
    /// How far it went from the model before: the mean Kullback–Leibler divergence of an answer, in nats.
    public var klDivergence: Double?
    /// SHA-256 of the hand-over's manifest, in hexadecimal digits.
    public var manifestSHA256: String?
    /// Anything else, for people.
    public var note: String?

    /// An origin of which as much is known as is given.
    public init(
        baseModel: String? = nil, engine: String? = nil, rewardModel: Reward? = nil, snapshot: Snapshot? = nil,
        klDivergence: Double? = nil, manifestSHA256: String? = nil, note: String? = nil
    ) {
        self.baseModel = baseModel
        self.engine = engine
        self.rewardModel = rewardModel
        self.snapshot = snapshot
        self.klDivergence = klDivergence
        self.manifestSHA256 = manifestSHA256
        self.note = note
    }

    /// - Throws: `ValidationError` that names everything that is wrong.
    func check(at pointer: String) throws(ValidationError) {
        var faults = Faults()
        for (field, text, maximum) in [
            ("baseModel", baseModel, PolicyRules.nameBytes), ("engine", engine, PolicyRules.versionBytes),
            ("note", note, PolicyRules.noteBytes),
        ] {
            guard let text else { continue }
            if text.utf8.count > maximum {
                faults.add("\(pointer)/\(field)", "textTooLong", "\(field) has at most \(maximum) bytes. Shorten it.")
            } else if text.utf8.contains(0) {
                faults.add("\(pointer)/\(field)", "nulCharacter", "\(field) contains a NUL character; remove it.")
            }
        }
        for (field, hash) in [
            ("rewardModel/sha256", rewardModel?.sha256), ("snapshot/sha256", snapshot?.sha256),
            ("manifestSHA256", manifestSHA256),
        ] {
            guard let hash else { continue }
            if hash.utf8.count != 64
                || !hash.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
            {
                faults.add(
                    "\(pointer)/\(field)", "invalidHash", "A SHA-256 is 64 digits, 0 to 9 and a to f.")
            }
        }
        if let klDivergence, !klDivergence.isFinite || klDivergence < 0 {
            faults.add("\(pointer)/klDivergence", "invalidKL", "klDivergence is a number of nats, 0 or more.")
        }
        try faults.throwIfAny()
    }
}
