/// Certificate and key of a server, in PEM files.
public struct TLSConfiguration: Sendable {
    /// The certificate, followed by those of the authorities between it and the root.
    public var certificatePath: String
    /// The private key.
    public var keyPath: String

    /// Paths of the two files; they are read when the server starts and at ``Server/reloadCertificates()``.
    public init(certificatePath: String, keyPath: String) {
        self.certificatePath = certificatePath
        self.keyPath = keyPath
    }
}
