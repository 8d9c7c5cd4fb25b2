internal import Crypto
internal import Foundation

/// A password's hash as it is stored: `$scrypt$ln=17,r=8,p=1$salt$hash`, with base64 parts.
struct PasswordHash {
    let cost: Scrypt
    let salt: [UInt8]
    let key: [UInt8]

    init(cost: Scrypt, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// Nil for what cannot be read, and for parameters that cannot be carried out.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: true)
        guard parts.count == 4, parts[0] == "scrypt", let cost = Scrypt(text: parts[1]),
            let salt = Data(base64Encoded: String(parts[2])), let key = Data(base64Encoded: String(parts[3])),
            key.count == 32
        else { return nil }
        self.init(cost: cost, salt: Array(salt), key: Array(key))
    }

    var text: String {
        "$scrypt$ln=\(cost.logN),r=\(cost.blockSize),p=\(cost.parallelism)"
            + "$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
    }
}

extension Scrypt {
    /// Reads `ln=17,r=8,p=1`; nil for anything else.
    fileprivate init?(text: Substring) {
        var values: [Substring: Int] = [:]
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let value = Int(pair[1]), values.updateValue(value, forKey: pair[0]) == nil else {
                return nil
            }
        }
        guard values.count == 3, let logN = values["ln"], let blockSize = values["r"], let parallelism = values["p"]
        else { return nil }
        self.init(logN: logN, blockSize: blockSize, parallelism: parallelism)
    }
}
