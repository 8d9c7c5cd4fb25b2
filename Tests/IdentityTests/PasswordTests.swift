import Crypto
import Foundation
import Preferences
import Testing

@testable import Identity

@Suite("Passwords and secrets")
struct PasswordTests {
    private let passwords = Passwords()

    @Test("verify against their own hash and no other")
    func verify() async throws {
        let hash = try await passwords.hash("correct horse")
        #expect(hash.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(try await passwords.verify("correct horse", against: hash))
        #expect(try await !passwords.verify("correct horsf", against: hash))
        #expect(try await !passwords.verify("", against: hash))
        #expect(try await !passwords.verify("correct horse", against: nil))
        #expect(try await !passwords.verify("correct horse", against: "$scrypt$broken"))
    }

    /// RFC 7914, section 12: P = "pleaseletmein", S = "SodiumChloride", N = 16384, r = 8, p = 1, the first 32 bytes.
    @Test("are hashed as RFC 7914 says")
    func testVector() async throws {
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        let hash = Data([
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb,
            0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]).base64EncodedString()
        #expect(try await passwords.verify("pleaseletmein", against: "$scrypt$ln=14,r=8,p=1$\(salt)$\(hash)"))
    }

    @Test("count however their Unicode was typed")
    func unicode() async throws {
        let hash = try await passwords.hash("caf\u{E9} au lait")
        #expect(try await passwords.verify("cafe\u{301} au lait", against: hash))
    }

    @Test("are refused when too short")
    func short() async {
        await #expect(throws: ValidationError.self) { try await passwords.hash("short") }
    }

    @Test("secrets are long, different, and stored as SHA-256")
    func secrets() {
        let secrets = Set((0..<100).map { _ in Secrets.make() })
        #expect(secrets.count == 100)
        #expect(secrets.allSatisfy { $0.count == 43 })
        let known = Secrets.hash("abc").map { String(format: "%02x", $0) }.joined()
        #expect(known == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
