/// Bounds of a project's settings, with messages; the schema's CHECKs are the second line.
enum ProjectRules {
    static func check(slug: String) throws {
        let isPlain = slug.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isPlain, (1...100).contains(slug.utf8.count), slug.first != "-" else {
            throw StorageError(
                .invalid,
                "The slug ‘\(slug)’ cannot be part of an address. Use 1 to 100 lower-case letters, digits and hyphens.")
        }
    }

    static func check(_ changes: ProjectChanges) throws {
        if let name = changes.name { try TextRules.checkName(name, "name") }
        try TextRules.check(changes.instructions, "instructions", maximum: 1_000_000)
        try check(changes.overlap, 1...1000, "overlap", "rankings for each task")
        try check(changes.leaseSeconds, 10...604_800, "leaseSeconds", "seconds")
        try check(changes.editWindowSeconds, 0...31_536_000, "editWindowSeconds", "seconds")
        if case .some(.some(let time)) = changes.retrainAt { try check(time: time) }
    }

    private static func check(_ value: Int?, _ range: ClosedRange<Int>, _ name: String, _ unit: String) throws {
        guard let value, !range.contains(value) else { return }
        throw StorageError(
            .invalid, "\(name) is \(value); it must be \(range.lowerBound) to \(range.upperBound) \(unit).")
    }

    private static func check(time: String) throws {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard time.utf8.count == 5, time.allSatisfy({ $0.isASCII }), parts.count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute),
            !time.contains("+"), !time.contains("-")
        else {
            throw StorageError(.invalid, "retrainAt is ‘\(time)’; it must be a time of day such as 02:30, or nothing.")
        }
    }
}
