import Crypto
import Foundation
import Preferences
import Testing

@testable import Identity

@Suite("Passwords and secrets")
struct PasswordTests {
    private let passwords: Passwords

    init() throws {
        passwords = Passwords(cost: try #require(Scrypt(logN: 6)))
    }

    @Test("verify against their own hash and no other")
    func verify() async throws {
        let hash = try await passwords.hash("correct horse", for: "ada")
        #expect(try await passwords.verify("correct horse", against: hash) == .right(isOutdated: false))
        #expect(try await passwords.verify("correct horsf", against: hash) == .wrong)
        #expect(try await passwords.verify("", against: hash) == .wrong)
        #expect(try await passwords.verify("correct horse", against: nil) == .wrong)
    }

    @Test("are hashed at OWASP's minimum unless tests ask for less")
    func standard() async throws {
        #expect(try await Passwords().hash("correct horse", for: "ada").hasPrefix("$scrypt$ln=17,r=8,p=1$"))
    }

    /// RFC 7914, section 12: P = "pleaseletmein", S = "SodiumChloride", N = 16384, r = 8, p = 1, the first 32 bytes.
    @Test("are hashed as RFC 7914 says")
    func testVector() async throws {
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        let hash = Data([
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb,
            0xfd, 0xa8, 0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]).base64EncodedString()
        let verdict = try await passwords.verify("pleaseletmein", against: "$scrypt$ln=14,r=8,p=1$\(salt)$\(hash)")
        #expect(verdict == .right(isOutdated: false))
    }

    @Test("are known to be outdated when a new hash would cost more")
    func outdated() async throws {
        let old = try await passwords.hash("correct horse", for: "ada")
        let stronger = Passwords(cost: try #require(Scrypt(logN: 7)))
        #expect(try await stronger.verify("correct horse", against: old) == .right(isOutdated: true))
        #expect(try await stronger.verify("wrong horse", against: old) == .wrong)
        let new = try await stronger.rehash("correct horse")
        #expect(new.hasPrefix("$scrypt$ln=7,"))
        #expect(try await stronger.verify("correct horse", against: new) == .right(isOutdated: false))
    }

    @Test(
        "do not match what is stored damaged or asks for too much, and nothing breaks",
        arguments: [
            "", "x", "$scrypt$broken", "$scrypt$ln=40,r=8,p=1$AAAA$AAAA", "$scrypt$ln=20,r=32,p=1$AAAA$AAAA",
            "$scrypt$ln=16,r=1,p=1$AAAA$AAAA", "$scrypt$ln=17,r=8$AAAA$AAAA", "$scrypt$ln=4,ln=4,r=8$AAAA$AAAA",
            "$scrypt$ln=-1,r=8,p=1$AAAA$AAAA", "$scrypt$ln=4,r=8,p=99999999999999999999$AAAA$AAAA",
            "$argon2id$ln=4,r=8,p=1$AAAA$AAAA", "$scrypt$ln=4,r=8,p=1$AAAA$", "$scrypt$ln=4,r=8,p=1$!$!",
        ])
    func damaged(stored: String) async throws {
        #expect(try await passwords.verify("correct horse", against: stored) == .wrong)
    }

    @Test("that are too long are wrong, also where their beginning is right")
    func tooLong() async throws {
        let longest = "kq7" + String(repeating: "m", count: PasswordRule.maximumBytes - 3)
        let hash = try await passwords.rehash(longest)
        #expect(try await passwords.verify(longest, against: hash) == .right(isOutdated: false))
        #expect(try await passwords.verify(longest + "m", against: hash) == .wrong)
    }

    @Test("count however their Unicode was typed")
    func unicode() async throws {
        let hash = try await passwords.hash("caf\u{E9} au lait", for: "ada")
        #expect(try await passwords.verify("cafe\u{301} au lait", against: hash) == .right(isOutdated: false))
    }

    @Test("are refused by the one rule for them")
    func rule() async {
        await #expect(throws: ValidationError.self) { try await passwords.hash("short", for: "ada") }
        await #expect(throws: ValidationError.self) { try await passwords.hash("password123", for: "ada") }
    }

    @Test("wait in a line that has an end")
    func line() async throws {
        let slow = Passwords(cost: try #require(Scrypt(logN: 10)))
        let outcomes = await withTaskGroup(of: IdentityError.Code?.self) { group in
            for _ in 0..<3 * Passwords.longestQueue {
                group.addTask {
                    do {
                        _ = try await slow.verify("correct horse", against: nil)
                        return nil
                    } catch {
                        return (error as? IdentityError)?.code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } >= Passwords.longestQueue)
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .signInsBusy })
    }

    @Test("that are made by Podium pass its own rule")
    func readable() throws {
        for _ in 0..<100 { try PasswordRule.validate(ReadablePassword.make(), for: "labeler") }
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
