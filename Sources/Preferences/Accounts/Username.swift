internal import Foundation

/// What a user name may be: letters, digits and `. _ - @ +`, in the composed Unicode form (NFC).
///
/// After RFC 8265 (UsernameCasePreserved): no invisible characters, none that change the direction of a text, none that
/// are only another form of an ordinary one (Ａ, 𝐀). One name also keeps to one of the alphabets that look alike, so
/// that nobody is called like an admin with one letter from another alphabet.
package enum Username {
    /// In characters.
    package static let maximumLength = 64
    /// In bytes of UTF-8: what looks like one character can have any number of them.
    package static let maximumBytes = 200

    /// The name in the form that it is stored in.
    ///
    /// - Throws: `ValidationError` for what cannot be a name.
    package static func normalised(_ name: String, pointer: String = "/username") throws(ValidationError) -> String {
        func refusal(_ code: String, _ message: String) -> ValidationError {
            ValidationError(pointer: pointer, code: code, message: message)
        }
        guard name.utf8.count <= maximumBytes else {
            throw refusal(
                "invalidUsername", "A user name has at most \(maximumLength) letters and \(maximumBytes) bytes.")
        }
        let name = name.precomposedStringWithCanonicalMapping
        guard (1...maximumLength).contains(name.count), name.utf8.count <= maximumBytes,
            name.unicodeScalars.allSatisfy(isAllowed), let first = name.unicodeScalars.first, !isMark(first)
        else {
            throw refusal(
                "invalidUsername", "A user name has 1 to \(maximumLength) letters, digits, or . _ - @ +.")
        }
        guard name.precomposedStringWithCompatibilityMapping.utf8.elementsEqual(name.utf8) else {
            throw refusal(
                "invalidUsername", "This user name contains a special form of a letter or digit. Use the ordinary one.")
        }
        guard Set(name.unicodeScalars.compactMap(LookAlike.init)).count <= 1 else {
            throw refusal(
                "mixedAlphabets", "A user name uses one alphabet: do not mix Latin, Greek, Cyrillic and the like.")
        }
        return name
    }

    /// The forms under which a name that somebody types may be stored: composed, and, of older databases, as it is.
    /// Empty for what is too long to be anybody's.
    package static func candidates(for typed: String) -> [String] {
        guard typed.utf8.count <= maximumBytes else { return [] }
        let composed = typed.precomposedStringWithCanonicalMapping
        return composed.utf8.elementsEqual(typed.utf8) ? [typed] : [composed, typed]
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "._-@+".unicodeScalars.contains(scalar)
        }
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default:
            return false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
    }
}

/// Alphabets that have letters of the same look. Their blocks, from the Unicode Standard's Blocks.txt.
private enum LookAlike: Hashable {
    case latin
    case greek
    case cyrillic
    case armenian
    case cherokee

    /// Nil for a character of none of them.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
            0xA720...0xA7FF, 0xAB30...0xAB6F:
            self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
        case 0x530...0x58F: self = .armenian
        case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
        default: return nil
        }
    }
}
