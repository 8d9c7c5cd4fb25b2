/// Things that are joined two by two into sets: union–find with path halving. The representative of a set is its lowest
/// member, so it does not depend on the order of the joins.
struct DisjointSets {
    private var parent: [Int32]

    init(count: Int) {
        parent = (0..<Int32(count)).map(\.self)
    }

    mutating func find(_ member: Int) -> Int {
        var place = member
        while Int(parent[place]) != place {
            parent[place] = parent[Int(parent[place])]
            place = Int(parent[place])
        }
        return place
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (left, right) = (find(left), find(right))
        guard left != right else { return }
        parent[max(left, right)] = Int32(min(left, right))
    }
}
