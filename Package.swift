// swift-tools-version: 6.2
import PackageDescription

// CI sets this: a warning in Podium's own code is then an error. Others' compilers may warn of other things.
let strictness: [SwiftSetting] = Context.environment["PODIUM_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

// Whether a variable is changed while it is in use is looked at when a program runs. The HTTP server alone leaves that out
// of release builds, where it is an eighth of its processor time for a request; its debug builds, and so all of its tests,
// look, and assert that each loop's variables are touched on the loop's own thread.
let unchecked: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// Targets are layers; arrows only point down. `--explicit-target-dependency-import-check error` makes it a law.
let package = Package(
    name: "podium",
    products: [.executable(name: "podium", targets: ["podium"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries of the system, each behind a small header of the calls that Swift cannot see by itself.
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CMarkdown", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        .target(
            name: "HTTPServer",
            dependencies: [
                "CLinux", "COpenSSL",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: unchecked),
        .target(name: "Preferences"),
        .target(name: "Statistics"),
        .target(name: "Wire", dependencies: ["Preferences"]),
        .target(name: "Crypto", dependencies: ["COpenSSL"]),
        .target(name: "Markup", dependencies: ["CMarkdown"]),
        .target(name: "RewardModel", dependencies: ["Preferences", "Statistics"]),
        .target(
            name: "Storage",
            dependencies: [
                "Preferences", "Crypto", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(name: "Identity", dependencies: ["Crypto", "Storage", "Preferences"]),
        .target(name: "Exchange", dependencies: ["Storage", "Preferences", "Wire"]),
        .target(
            name: "App",
            dependencies: [
                "HTTPServer", "Identity", "Exchange", "Markup", "Storage", "RewardModel", "Wire", "Crypto",
                "Preferences", "Statistics",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .executableTarget(
            name: "podium",
            dependencies: [
                "App", "Exchange", "HTTPServer", "Storage", "Preferences",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "podium-bench",
            dependencies: [
                "App", "Exchange", "Storage", "RewardModel", "Preferences", "CLinux",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
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
            name: "RewardModelTests", dependencies: ["RewardModel", "Preferences", "Statistics"], exclude: ["Golden"]),
        .testTarget(name: "WireTests", dependencies: ["Wire", "Preferences"]),
        .testTarget(name: "CryptoTests", dependencies: ["Crypto"]),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "Preferences"]),
        .testTarget(name: "IdentityTests", dependencies: ["Identity", "Crypto", "Preferences"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Preferences"]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Preferences", "Crypto", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["Released"]),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "Exchange", "HTTPServer", "Identity", "RewardModel", "Storage", "Crypto", "Preferences", "Wire",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + strictness
}
