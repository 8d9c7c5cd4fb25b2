import Crypto
import Testing

@Suite("scrypt")
struct ScryptTests {
    @Test("takes by default what OWASP asks for")
    func recommended() {
        #expect(Scrypt.recommended == Scrypt(logN: 17, blockSize: 8, parallelism: 1))
        #expect(Scrypt.recommended.memoryBytes <= 130 << 20)
    }

    /// RFC 7914, section 12.
    @Test("gives the values of the RFC")
    func vectors() throws {
        let small = try #require(Scrypt(logN: 10, blockSize: 8, parallelism: 16))
        let key = try #require(small.key(of: Array("password".utf8), salt: Array("NaCl".utf8), count: 16))
        #expect(
            key == [
                0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00, 0x78, 0x56, 0xe7, 0x19, 0x0d, 0x01, 0xe9, 0xfe,
            ])
    }

    @Test(
        "does not exist with parameters that cannot be carried out",
        arguments: [
            (0, 8, 1), (-1, 8, 1), (64, 8, 1), (20, 8, 1), (17, 32, 1), (16, 1, 1), (17, 0, 1), (17, 8, 0), (17, 8, -1),
            (10, 8, Int.max), (10, Int.max, 1), (Int.max, 8, 1),
        ])
    func impossible(logN: Int, blockSize: Int, parallelism: Int) {
        #expect(Scrypt(logN: logN, blockSize: blockSize, parallelism: parallelism) == nil)
    }

    @Test(
        "can be carried out with whatever parameters exist",
        arguments: [(1, 1, 1), (15, 1, 1), (4, 64, 3), (4, 8, 1_000)])
    func possible(logN: Int, blockSize: Int, parallelism: Int) throws {
        let cost = try #require(Scrypt(logN: logN, blockSize: blockSize, parallelism: parallelism))
        #expect(cost.key(of: [1], salt: [2]) != nil)
    }

    @Test("knows what is missing to a higher cost")
    func supplement() throws {
        let old = try #require(Scrypt(logN: 15))
        let rest = try #require(old.supplement(to: .recommended))
        #expect(old.work + rest.work == Scrypt.recommended.work)
        #expect(rest.memoryBytes < 40 << 20)
        #expect(Scrypt.recommended.supplement(to: old) == nil)
        #expect(old.supplement(to: old) == nil)
    }
}
