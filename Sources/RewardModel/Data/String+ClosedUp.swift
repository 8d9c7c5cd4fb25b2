extension String {
    /// The text with white space at its ends and characters that nobody sees taken away, and other white space closed up
    /// to a space, or to a line feed where there is one in it: what two completions are nearly the same by.
    ///
    /// Case, punctuation and words stay: somebody may well prefer an answer for a comma or a digit.
    package var closedUp: String {
        isClosedUp ? self : closingUp()
    }

    /// Whether there is plainly nothing to do, as in most texts.
    private var isClosedUp: Bool {
        var isAfterSpace = true
        for scalar in unicodeScalars {
            let isSpace = scalar == " " || scalar == "\n"
            guard scalar.isPlainlyComposed || isSpace, !(isSpace && isAfterSpace) else { return false }
            isAfterSpace = isSpace
        }
        return !isAfterSpace || isEmpty
    }

    private func closingUp() -> String {
        var result = String.UnicodeScalarView()
        var space: Unicode.Scalar?
        for scalar in unicodeScalars {
            if NGrams.isSpace(scalar.value) {
                space = scalar == "\n" || space == "\n" ? "\n" : " "
            } else if scalar.isASCII ? scalar.value >= 0x20 : scalar.properties.generalCategory != .format {
                if let space, !result.isEmpty { result.append(space) }
                space = nil
                result.append(scalar)
            }
        }
        return String(result)
    }
}
