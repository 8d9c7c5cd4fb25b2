import Foundation
import HTTPServer
import Jobs
import Logging
import Preferences
import ServiceLifecycle
import Storage
import UnixSignals

/// Runs an application on a socket until SIGTERM or SIGINT, then finishes what is in flight. SIGHUP reads the certificate
/// and its key again.
package struct PodiumService: Sendable {
    package var installation: Installation
    package var server: ServerConfiguration
    package var metricsAccess: MetricsAccess
    package var addresses: AddressKeeping
    package var logger: Logger

    /// - Parameter installation: opened `asServer`.
    package init(
        installation: Installation, server: ServerConfiguration, metricsAccess: MetricsAccess = .admins,
        addresses: AddressKeeping = .standard, logger: Logger
    ) {
        self.installation = installation
        self.server = server
        self.metricsAccess = metricsAccess
        self.addresses = addresses
        self.logger = logger
    }

    /// - Parameter onListening: called once with the port that the server listens on.
    package func run(onListening: @escaping @Sendable (Int) -> Void) async throws {
        // It holds the lock that refuses a second server on the same folder.
        defer { withExtendedLifetime(installation) {} }
        let clock = SteadyClock()
        let application = Application(
            .init(
                database: installation.database, folder: installation.folder, pages: installation.resources.pages,
                version: installation.version, clock: clock.clock, metricsAccess: metricsAccess, addresses: addresses,
                logger: logger))
        let watch = ClockWatch(clock: clock, stores: Stores(installation.database), logger: logger)
        let server = Server(
            configuration: server, router: application.router, logger: logger, metrics: application.metrics)
        let listener = ListeningService(
            server: server, hasCertificate: self.server.tls != nil, logger: logger, onListening: onListening)
        let group = ServiceGroup(
            configuration: .init(
                services: ([listener, watch] + application.services).map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        try installation.database.close()
    }
}

/// The HTTP server as a service: graceful shutdown drains it.
private struct ListeningService: Service, CustomStringConvertible {
    /// For the log: a start would print all that it is made of.
    var description: String { "the HTTP server" }

    let server: Server
    let hasCertificate: Bool
    let logger: Logger
    let onListening: @Sendable (Int) -> Void

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup { group in
                group.addTask { try await attend() }
                // Not beside the others: when the start fails nothing else may be waited for.
                try await server.run()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            server.shutDown()
        }
    }

    /// From the start until cancelled. Without a certificate SIGHUP means what it always does: the terminal is gone, end.
    /// With one it is trapped before anyone is told that the server listens. A certificate that cannot be used is logged,
    /// and the old one stays in use.
    private func attend() async throws {
        let port = try await server.listeningPort()
        guard hasCertificate else { return onListening(port) }
        let hangUps = await UnixSignalsSequence(trapping: .sighup)
        onListening(port)
        for await _ in hangUps {
            do {
                try server.reloadCertificates()
                logger.notice("certificate reloaded")
            } catch {
                logger.error("certificate not reloaded", metadata: ["error": "\(error)"])
            }
        }
    }
}
