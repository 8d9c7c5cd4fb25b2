/// A field of a form whose answers can be equal: a likert, a flag or a choice. Free texts cannot.
///
/// Two versions of a form ask the same where all of this is the same: a 4 of 5 is no 4 of 7.
public struct MeasuredField: Hashable, Codable, Sendable {
    /// What answers are stored under.
    public var name: String
    /// What an answer is.
    public var kind: Field.Kind
    /// What it is asked of.
    public var about: Field.Subject
    /// The low end of a likert's scale.
    public var lowest: Int?
    /// The high end of a likert's scale.
    public var highest: Int?
    /// What can be chosen.
    public var options: [String]?
    /// Whether several options may be chosen: each is then a yes or a no of its own.
    public var isMultiple: Bool?

    /// - Returns: nil for a free text.
    public init?(_ field: Field) {
        (name, kind, about) = (field.name, field.kind, field.about)
        switch field.kind {
        case .text: return nil
        case .flag: break
        case .likert:
            guard let low = field.lowest, let high = field.highest, low < high else { return nil }
            (lowest, highest) = (low, high)
        case .choice:
            guard let options = field.options, options.count > 1 else { return nil }
            self.options = options.map(\.value)
            if field.isMultiple == true { isMultiple = true }
        }
    }

    /// Whether answers have an order.
    public var isOrdered: Bool { kind == .likert }

    /// How many different answers there are.
    public var categories: Int {
        switch kind {
        case .likert: (highest ?? 0) - (lowest ?? 0) + 1
        case .choice where isMultiple != true: options?.count ?? 0
        case .flag, .choice, .text: 2
        }
    }

    /// How many questions it is of each thing: one, or one for each option that may be chosen beside others.
    public var questions: Int { isMultiple == true ? options?.count ?? 0 : 1 }

    /// An answer as numbers `0 ..< categories`, one for each question; nil where nothing was said.
    ///
    /// A flag that was left open was not raised, and options that were left open were not chosen.
    ///
    /// - Parameter openIsNo: false where it is not known whether the field was asked at all.
    public func numbers(_ answer: AnswerValue?, openIsNo: Bool) -> [Int?] {
        let open: Int? = openIsNo ? 0 : nil
        switch (kind, answer) {
        case (.likert, .number(let number)?) where number >= lowest ?? .max && number <= highest ?? .min:
            return [number - (lowest ?? 0)]
        case (.likert, _): return [nil]
        case (.flag, .flag(let isRaised)?): return [isRaised ? 1 : 0]
        case (.flag, _): return [open]
        case (.choice, .texts(let chosen)?) where isMultiple == true:
            return (options ?? []).map { chosen.contains($0) ? 1 : 0 }
        case (.choice, .text(let chosen)?) where isMultiple != true: return [options?.firstIndex(of: chosen)]
        case (.choice, _) where isMultiple == true: return (options ?? []).map { _ in open }
        case (.choice, _), (.text, _): return [nil]
        }
    }
}

extension Form {
    /// What it asks that people can agree on, in its order.
    public var measuredFields: [MeasuredField] { fields.compactMap(MeasuredField.init) }
}
