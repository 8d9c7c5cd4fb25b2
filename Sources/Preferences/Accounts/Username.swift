/// What a user name may be.
package enum Username {
    package static let maximumLength = 64

    package static func validate(_ name: String) throws(ValidationError) {
        let allowed = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "._-@+".unicodeScalars.contains($0)
        }
        guard (1...maximumLength).contains(name.count), allowed else {
            throw ValidationError(
                pointer: "/username", code: "invalidUsername",
                message: "A user name has 1 to 64 letters, digits, or . _ - @ +.")
        }
    }
}
