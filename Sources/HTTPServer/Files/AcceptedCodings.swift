/// What `Accept-Encoding` says of gzip (RFC 9110 §12.5.3).
enum AcceptedCodings {
    /// Whether gzip is accepted and not liked less than the plain bytes. Without the field there is nothing to choose.
    ///
    /// Those who refuse the plain bytes too (`identity;q=0`) get them all the same where there is no other answer: more
    /// use than 406.
    static func prefersGzip(_ field: String?) -> Bool {
        guard let field else { return false }
        var gzip: Int?
        var others: Int?
        var identity: Int?
        for member in field.split(separator: ",") {
            let parts = member.split(separator: ";", omittingEmptySubsequences: false).map { $0.trimmingBlanks() }
            guard let weight = weight(parts.dropFirst()) else { continue }
            switch parts[0].lowercased() {
            case "gzip", "x-gzip": gzip = max(gzip ?? 0, weight)
            case "*": others = weight
            case "identity": identity = weight
            default: break
            }
        }
        let weight = gzip ?? others ?? 0
        return weight > 0 && weight >= identity ?? 0
    }

    /// Thousandths; nil for what is no weight (§12.4.2), whose coding then does not count.
    private static func weight(_ parameters: ArraySlice<String>) -> Int? {
        guard let parameter = parameters.first else { return 1000 }
        guard parameters.count == 1, parameter.lowercased().hasPrefix("q=") else { return nil }
        let digits = Array(parameter.utf8.dropFirst(2))
        guard (1...5).contains(digits.count), digits.count == 1 || digits[1] == UInt8(ascii: "."),
            digits[0] == UInt8(ascii: "0") || digits[0] == UInt8(ascii: "1")
        else { return nil }
        let fraction = digits.dropFirst(2)
        guard fraction.allSatisfy(ByteClass.isDigit) else { return nil }
        var thousandths = Int(digits[0] - UInt8(ascii: "0"))
        for place in 0..<3 {
            let digit = fraction.dropFirst(place).first ?? UInt8(ascii: "0")
            thousandths = thousandths * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return thousandths <= 1000 ? thousandths : nil
    }
}
