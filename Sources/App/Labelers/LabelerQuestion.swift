import HTTPServer
import Preferences
import Storage

/// By what a project's labelers are listed.
package enum LabelerSort: String, Codable, Sendable, CaseIterable {
    case name, judgements, surplus, lastAt, weight, questions, activeMs, remarks
    case agreement, alpha, reliability, firstPlace, length, marks, ties, tiesBeside, allBad, allBadBeside
    case strength, strengthBeside, extreme, extremeBeside, pace, speed, hasty

    /// A number that rows are sorted by; nil: they have none, and come last either way.
    func key(_ row: LabelerRow) -> Double? {
        switch self {
        case .name: nil
        case .judgements: Double(row.judgements)
        case .surplus: Double(row.surplus)
        case .lastAt: row.lastAt?.timeIntervalSince1970
        case .weight: row.weight
        case .questions: Double(row.questions)
        case .activeMs: row.activeMs.map(Double.init)
        case .remarks: Double(row.remarks.count)
        case .agreement, .alpha, .reliability, .firstPlace, .length, .marks, .ties, .tiesBeside, .allBad, .allBadBeside,
            .strength, .strengthBeside, .extreme, .extremeBeside, .pace, .speed, .hasty:
            LabelerFigureName(rawValue: rawValue).flatMap { row[$0]?.value?.estimate }
        }
    }
}

/// Which of a project's labelers are asked for, and in which order.
package struct LabelerQuestion: Sendable {
    /// By what.
    package var sort = LabelerSort.name
    /// The highest first, or from Z to A.
    package var isDescending = false
    /// Only those whose names have this in them, in any case; nil: all.
    package var name: String?

    /// In characters.
    static let longestName = 100

    package init(sort: LabelerSort = .name, isDescending: Bool = false, name: String? = nil) {
        self.sort = sort
        self.isDescending = isDescending
        self.name = name
    }

    /// - Throws: `ValidationError` that names every parameter that is none.
    init(_ query: QueryItems) throws(ValidationError) {
        var issues: [ValidationError.Issue] = []
        if let text = query["sort"] {
            if let word = LabelerSort(rawValue: text) {
                sort = word
            } else {
                let words = LabelerSort.allCases.map(\.rawValue).joined(separator: ", ")
                issues.append(.init(pointer: "?sort", code: "invalidValue", message: "sort is one of \(words)."))
            }
        }
        switch query["order"] {
        case nil, "ascending": isDescending = false
        case "descending": isDescending = true
        default:
            issues.append(
                .init(pointer: "?order", code: "invalidValue", message: "order is ascending or descending."))
        }
        name = query["q"].flatMap { $0.isBlank ? nil : $0 }
        if (name?.count ?? 0) > Self.longestName {
            issues.append(
                .init(
                    pointer: "?q", code: "searchTooLong",
                    message: "A search may have at most \(Self.longestName) characters."))
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
    }

    /// Those that were asked for, in their order.
    func chosen(_ rows: [LabelerRow]) -> [LabelerRow] {
        let needle = name?.lowercased()
        let found = rows.filter { needle.map($0.labeler.username.lowercased().contains) ?? true }
        return found.map { (row: $0, key: sort.key($0)) }.sorted { left, right in
            switch (left.key, right.key) {
            case (let one?, let other?) where one != other: isDescending ? one > other : one < other
            case (_?, nil): true
            case (nil, _?): false
            case (_?, _?): Self.names(left.row, right.row)
            case (nil, nil):
                isDescending && sort == .name ? Self.names(right.row, left.row) : Self.names(left.row, right.row)
            }
        }.map(\.row)
    }

    private static func names(_ one: LabelerRow, _ other: LabelerRow) -> Bool {
        let (left, right) = (one.labeler.username.lowercased(), other.labeler.username.lowercased())
        return left == right ? one.labeler.id < other.labeler.id : left < right
    }
}

/// Where a page of labelers begins: pages of two measurements do not fit together.
struct LabelerPlace: LosslessStringConvertible {
    /// The measurement; 0: none was there.
    var run: Int64 = 0
    var offset = 0

    init(run: Int64 = 0, offset: Int = 0) {
        (self.run, self.offset) = (run, offset)
    }

    init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let run = Int64(parts[0]), let offset = Int(parts[1]), run >= 0,
            (1...Int(Int32.max)).contains(offset)
        else { return nil }
        self.init(run: run, offset: offset)
    }

    var description: String { "\(run).\(offset)" }
}
