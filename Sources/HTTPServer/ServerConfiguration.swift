/// How a ``Server`` listens and what it allows.
public struct ServerConfiguration: Sendable {
    /// Address or name to listen on; "" for all addresses.
    public var host: String
    /// Port; 0 for any free one.
    public var port: Int
    /// Event loops, one thread each; 0 for one a processor.
    public var loopCount: Int
    /// Certificate and key; nil for plain HTTP.
    public var tls: TLSConfiguration?
    /// What one client may cost.
    public var limits = Limits()
    /// Fields that tell browsers to be strict.
    public var securityHeaders = SecurityHeaders()
    /// Value of the `Server` field; nil to leave it out.
    public var serverHeader: String?
    /// Where the line of each request goes; nil for nowhere.
    public var accessLog: AccessLog?
    /// Addresses or networks (`10.0.0.0/8`) whose fields about their client are believed.
    public var trustedProxies: [TrustedNetwork] = []
    /// Which fields these are.
    public var proxyFields = ProxyFields.xForwarded
    /// Where on its host the service lies; a trusted proxy's `X-Forwarded-Prefix` says otherwise.
    public var basePath = BasePath.root

    /// A configuration with the default limits.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, loopCount: Int = 0, tls: TLSConfiguration? = nil,
        serverHeader: String? = nil, accessLog: AccessLog? = nil
    ) {
        self.host = host
        self.port = port
        self.loopCount = loopCount
        self.tls = tls
        self.serverHeader = serverHeader
        self.accessLog = accessLog
    }
}
