/// What is known of a task: how its completions are to be ranked, or which flags are right, or both. Completions are named
/// by their places in stored order, 1 for the first; labelers see another order.
///
/// Of the order, one of three things is known.
public struct GoldAnswer: Hashable, Codable, Sendable {
    /// All of it: tie groups, best first.
    public var tiers: [[Int]]?
    /// Part of it: pairs of a better and a worse completion, and what follows from them (1 over 2 and 2 over 3: 1 over 3).
    public var order: [[Int]]?
    /// Pairs of a better and a worse completion that must not be swapped, and nothing else.
    public var pairs: [[Int]]?
    /// By place, as text (JSON objects have string keys), then by the form's flag: whether it is right to raise it.
    public var flags: [String: [String: Bool]]?

    /// An answer of its parts.
    public init(
        tiers: [[Int]]? = nil, order: [[Int]]? = nil, pairs: [[Int]]? = nil, flags: [String: [String: Bool]]? = nil
    ) {
        self.tiers = tiers
        self.order = order
        self.pairs = pairs
        self.flags = flags
    }

    /// The answer as single things that a judgement gets right or wrong.
    ///
    /// - Parameters:
    ///   - count: of the task's completions.
    ///   - form: whose flags there are.
    /// - Throws: `ValidationError` that points to what is wrong.
    @discardableResult
    public func validated(completions count: Int, form: Form) throws(ValidationError) -> GoldKey {
        try checkFlags(completions: count, form: form)
        guard [tiers != nil, order != nil, pairs != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError(
                pointer: "/answer", code: "severalOrders",
                message: "Give one of tiers, order and pairs: each says what is known of the order.")
        }
        if let tiers { _ = try Ranking(tiers: tiers, of: Array(1...max(count, 1))) }
        if let order { try Self.check(order, "/answer/order", completions: count) }
        if let pairs { try Self.check(pairs, "/answer/pairs", completions: count) }
        let key = GoldKey(trusted: self)
        if let pair = key.strict.first(where: { key.strict.contains($0.swapped) }) {
            throw ValidationError(
                pointer: order == nil ? "/answer/pairs" : "/answer/order", code: "circularOrder",
                message: "Completions \(pair.better + 1) and \(pair.worse + 1) cannot each be better than the other.")
        }
        guard key.count > 0 else {
            throw ValidationError(
                pointer: "/answer", code: "emptyAnswer",
                message: "Say what is known: tiers, an order, pairs that must not be swapped, or flags.")
        }
        return key
    }

    private func checkFlags(completions count: Int, form: Form) throws(ValidationError) {
        for (name, fields) in (flags ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let place = Int(name), (1...max(count, 1)).contains(place), "\(place)" == name else {
                throw ValidationError(
                    pointer: "/answer/flags/\(name)", code: "unknownPlace", message: Self.places(count))
            }
            for field in fields.keys.sorted() {
                guard let known = form.field(field), known.kind == .flag, known.about == .completion else {
                    throw ValidationError(
                        pointer: "/answer/flags/\(name)/\(field)", code: "unknownFlag",
                        message: "This project's form has no flag \"\(field)\" of completions.")
                }
            }
        }
    }

    private static func check(_ pairs: [[Int]], _ pointer: String, completions count: Int) throws(ValidationError) {
        for (index, pair) in pairs.enumerated() {
            guard pair.count == 2, pair[0] != pair[1], pair.allSatisfy((1...max(count, 1)).contains) else {
                throw ValidationError(
                    pointer: "\(pointer)/\(index)", code: "invalidPair",
                    message: "A pair is the better and the worse completion. \(places(count))")
            }
        }
    }

    private static func places(_ count: Int) -> String {
        "Completions are named by their places, 1 to \(count)."
    }
}
