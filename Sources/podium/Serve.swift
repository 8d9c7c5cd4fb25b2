import App
import ArgumentParser
import Foundation
import HTTPServer
import Logging
import Preferences

/// Where the server listens and how much it says.
struct ServerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address to listen on; 0.0.0.0 is all of them.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "port"))
    var port = 8080

    @Option(help: ArgumentHelp("The certificate chain (PEM) for HTTPS.", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("The certificate's key (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(
        name: .customLong("trusted-proxy"), parsing: .singleValue,
        help: ArgumentHelp(
            "A proxy that is trusted to say who its client is; may be repeated.", valueName: "address|network"))
    var trustedProxies: [String] = []

    @Option(
        help: ArgumentHelp(
            "The fields in which trusted proxies say so: x-forwarded (X-Forwarded-For, -Proto, -Host) or forwarded.",
            valueName: "fields"))
    var proxyFields = ProxyFields.xForwarded

    @Option(
        help: ArgumentHelp(
            "The path under which a proxy serves Podium, such as /podium/; / is the root of the host.",
            valueName: "path"))
    var basePath = BasePath.root

    @Flag(help: "Answer GET /metrics from this machine without a token. Only where no proxy runs on it.")
    var localMetrics = false

    @Option(
        name: .customLong("limit"), parsing: .singleValue,
        help: ArgumentHelp(
            "Change a limit of the server; may be repeated. The README lists them.", valueName: "name=number"))
    var limits: [String] = []

    @Option(
        help: ArgumentHelp(
            "Who copies the database's write-ahead log into its file: podium, or external for a replicator.",
            valueName: "podium|external"))
    var checkpoint = CheckpointSetting.podium

    @Option(
        help: ArgumentHelp(
            "How long the audit log knows from which address a change was made: \(AddressKeeping.dayRange.lowerBound) to "
                + "\(AddressKeeping.dayRange.upperBound) days, or forever.",
            valueName: "days"))
    var keepAddresses = AddressKeeping.standard

    @Flag(inversion: .prefixedNo, help: "Write a JSON line for each request to standard error.")
    var accessLog = false

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error or critical.")
    var logLevel = Logger.Level.notice

    func validate() throws {
        guard (tlsCert == nil) == (tlsKey == nil) else {
            throw ValidationError("HTTPS needs both --tls-cert and --tls-key.")
        }
        guard (0...65_535).contains(port) else { throw ValidationError("A port is 0 to 65535.") }
    }
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the server: labeling, API, admin page and nightly training.")

    @OptionGroup var data: DataOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let installation = try data.open(createIfMissing: true, asServer: true, log: server.checkpoint.log)
        for line in try await FirstSteps(installation: installation).lines() {
            try FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
        }
        try await server.service(installation).run(onListening: server.announce)
    }
}

extension ServerOptions {
    func service(_ installation: Installation) throws -> PodiumService {
        var configuration = ServerConfiguration(host: host, port: port)
        if let tlsCert, let tlsKey {
            configuration.tls = TLSConfiguration(certificatePath: tlsCert, keyPath: tlsKey)
        }
        configuration.limits = try LimitSettings.limits(limits)
        configuration.trustedProxies = try trustedProxies.map { text in
            guard let network = TrustedNetwork(text) else {
                throw ValidationError("\"\(text)\" is no address or network, such as 10.0.0.1 or 10.0.0.0/8.")
            }
            return network
        }
        configuration.proxyFields = proxyFields
        configuration.basePath = basePath
        if accessLog { configuration.accessLog = AccessLog(descriptor: 2) }
        return PodiumService(
            installation: installation, server: configuration,
            metricsAccess: localMetrics ? .adminsAndThisMachine : .admins,
            addresses: keepAddresses, logger: DataOptions.logger(logLevel))
    }

    /// Says where the server listens. Scripts wait for this line.
    func announce(_ port: Int) {
        let host = host.contains(":") ? "[\(host)]" : host
        print(
            "Podium listens on \(tlsCert == nil ? "http" : "https")://\(host):\(port)\(basePath.isRoot ? "" : basePath.folder)"
        )
        // At once, also where standard output is a file or a pipe.
        fflush(nil)
    }
}

extension ProxyFields: ExpressibleByArgument {}
extension AddressKeeping: ExpressibleByArgument {}

extension BasePath: ExpressibleByArgument {
    /// `/podium/`; nil for what is not the plain path of a folder.
    public init?(argument: String) { self.init(argument) }

    /// As the help shows it.
    public var defaultValueDescription: String { folder }
}

extension CheckpointSetting: ExpressibleByArgument {}
