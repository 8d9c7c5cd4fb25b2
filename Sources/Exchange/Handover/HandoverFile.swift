/// A file of a hand-over that is the same for every project. They lie in `Files` as what they are, and are built into the
/// program: an installation cannot lack them, and no browser is served them.
package struct HandoverFile: Sendable {
    /// In the folder.
    package let path: String
    package let bytes: [UInt8]

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Whether it is run by its name.
    package var isProgram: Bool { path.hasSuffix(".sh") }

    static let rewardClient = HandoverFile("reward_client.py", PackageResources.reward_client_py)
    static let scorer = HandoverFile("score.py", PackageResources.score_py)
    static let card = HandoverFile(HandoverManifest.cardPath, PackageResources.card_md)
}
