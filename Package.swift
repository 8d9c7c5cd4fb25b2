// swift-tools-version: 6.2
import PackageDescription

// CI sets this: a warning in Podium's own code is then an error. Others' compilers may warn of other things.
let strictness: [SwiftSetting] = Context.environment["PODIUM_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

// Whether a variable is changed while it is in use is looked at when a program runs. The HTTP server alone leaves that out
// of release builds, where it is an eighth of its processor time for a request; its debug builds, and so all of its tests,
// look, and assert that each loop's variables are touched on the loop's own thread.
let unchecked: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// Numbers are crunched fast in debug builds too, or the tests that train and simulate would take many minutes. Preconditions and
// checks of overflow stay.
let crunching: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Only `make build` names the commit. What git said when this file was last read is kept, and a build by hand of a
// later commit would go by the name of an earlier one.
let commit = Context.environment["PODIUM_COMMIT"] ?? ""

/// Targets are layers; arrows only point down. `--explicit-target-dependency-import-check error` makes it a law.
let package = Package(
    name: "podium",
    products: [.executable(name: "podium", targets: ["podium"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        // What those stand on; named so that its version is fixed too. There is no lock file in the repository.
        .package(url: "https://github.com/apple/swift-async-algorithms", exact: "1.1.4"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    ],
    targets: [
        // C libraries of the system, each behind a small header of the calls that Swift cannot see by itself.
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CMarkdown", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        // libcurl, for asking policies. Its own C, because it is loaded only when the first one is asked.
        .target(name: "CCurl"),

        // The commit, for `podium --version`; empty in a build by hand.
        .target(name: "CBuild", cSettings: [.define("PODIUM_COMMIT", to: "\"\(commit)\"")]),

        .target(
            name: "HTTPServer",
            dependencies: [
                "CLinux", "COpenSSL", "CZlib",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: unchecked),
        .target(name: "Preferences"),
        .target(name: "Statistics", swiftSettings: crunching),
        .target(name: "Wire", dependencies: ["Preferences"]),
        .target(name: "Crypto", dependencies: ["COpenSSL"]),
        .target(name: "Markup", dependencies: ["CMarkdown"]),
        .target(name: "RewardModel", dependencies: ["Preferences", "Statistics"], swiftSettings: crunching),
        .target(
            name: "Storage",
            dependencies: [
                "Preferences", "Crypto", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(name: "Identity", dependencies: ["Crypto", "Storage", "Preferences"]),
        // What a hand-over carries for an engine, built into the program.
        .target(
            name: "Exchange", dependencies: ["Storage", "Preferences", "Wire", "Crypto"],
            resources: [.embedInCode("Handover/Files")]),
        .target(name: "Policies", dependencies: ["CCurl", "Storage", "Preferences", "Crypto", "Wire"]),
        .target(
            name: "Jobs",
            dependencies: [
                "CLinux", "RewardModel", "Statistics", "Exchange", "Policies", "Storage", "Wire", "Preferences",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "App",
            dependencies: [
                "HTTPServer", "Identity", "Jobs", "Exchange", "Policies", "Markup", "Storage", "RewardModel", "Wire",
                "Crypto",
                "Preferences", "Statistics",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(
            name: "podium",
            dependencies: [
                "App", "CBuild", "Exchange", "HTTPServer", "Jobs", "Storage", "Preferences",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
                .product(name: "DequeModule", package: "swift-collections"),
            ]),
        .executableTarget(
            name: "podium-bench",
            dependencies: [
                "App", "Exchange", "HTTPServer", "Jobs", "Storage", "RewardModel", "Preferences", "Statistics",
                "CLinux",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),

        .testTarget(
            name: "HTTPServerTests",
            dependencies: [
                "HTTPServer",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "PreferencesTests", dependencies: ["Preferences"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["Golden"]),
        .testTarget(
            name: "RewardModelTests", dependencies: ["RewardModel", "Preferences", "Statistics"],
            exclude: ["Golden", "Race"]),
        .testTarget(name: "WireTests", dependencies: ["Wire", "Preferences"]),
        .testTarget(name: "CryptoTests", dependencies: ["Crypto"]),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "Preferences"]),
        .testTarget(name: "IdentityTests", dependencies: ["Identity", "Crypto", "Preferences"]),
        // A server of the tests that answers as no proper one would.
        .target(name: "EndpointTesting", path: "Tests/EndpointTesting"),
        .testTarget(name: "PoliciesTests", dependencies: ["Policies", "EndpointTesting", "Preferences"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Preferences"]),
        .testTarget(
            name: "JobsTests",
            dependencies: [
                "Jobs", "RewardModel", "Storage", "Preferences", .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Preferences", "Crypto", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["Released", "new_schema.py"]),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "EndpointTesting", "Exchange", "HTTPServer", "Identity", "Jobs", "RewardModel", "Storage",
                "Crypto",
                "Preferences", "Markup", "Statistics", "Wire",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + strictness
}
