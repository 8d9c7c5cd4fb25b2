#!/usr/bin/env bash
# Fuzzes the HTTP parser with libFuzzer, guided by coverage.
# usage: run.sh [SECONDS]     The corpus stays in ${TMPDIR:-/tmp}/podium-http-fuzz for the next run.
set -euo pipefail
seconds=${1:-60}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=${TMPDIR:-/tmp}/podium-http-fuzz
mkdir -p "$work/Sources" "$work/corpus"
for target in HTTPServer CLinux COpenSSL CZlib; do ln -sfn "$root/Sources/$target" "$work/Sources/$target"; done
ln -sfn "$root/Tests/HTTPFuzz" "$work/Sources/fuzz"
cat >"$work/Package.swift" <<'SWIFT'
// swift-tools-version: 6.2
import PackageDescription
let fuzzed: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer", "-O", "-enable-testing"])]
let package = Package(
    name: "http-fuzz",
    products: [.library(name: "fuzz", type: .static, targets: ["fuzz"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(
            name: "HTTPServer",
            dependencies: [
                "CLinux", "COpenSSL", "CZlib", .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: fuzzed),
        .target(name: "fuzz", dependencies: ["HTTPServer"], exclude: ["run.sh"], swiftSettings: fuzzed),
    ],
    swiftLanguageModes: [.v6]
)
SWIFT
swift build --package-path "$work" --product fuzz
# libFuzzer brings its own main, so the package is a library and the program is linked here.
swiftc -sanitize=fuzzer "$work/.build/debug/libfuzz.a" -lssl -lcrypto -lz -o "$work/fuzz"
printf 'POST /a?b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n0\r\nT: 1\r\n\r\n' >"$work/corpus/chunked"
printf 'POST http://a/ HTTP/1.0\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n' >"$work/corpus/fixed"
cd "$work" && ./fuzz -max_total_time="$seconds" -max_len=2048 -timeout=5 -print_final_stats=1 corpus
