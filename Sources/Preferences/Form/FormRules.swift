/// The limits of a form, written once.
public enum FormRules {
    /// How many fields a form has at most.
    public static let fields = 60
    /// The longest name of a field, and the longest value of an option, in characters.
    public static let nameLength = 64
    /// Names that a field cannot have, because every object of JavaScript has something of that name.
    public static let takenNames: Set<String> = [
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString",
        "valueOf",
    ]
    /// The longest label, in UTF-16 units: labels stand beside each other.
    public static let labelLength = 120
    /// The longest help, in UTF-16 units.
    public static let helpLength = 2_000
    /// All of a form's words together, in bytes of UTF-8: each claim of a task brings them.
    public static let bytes = 64 << 10
    /// How many options a choice has.
    public static let options = 2...20
    /// How many levels of strength there are, where they are asked for.
    public static let strengths = 2...9
    /// What the ends of a scale may be.
    public static let scale = -100...100
    /// How many steps a scale has at most.
    public static let scaleSteps = 10
    /// The longest text that may be demanded, and the longest answer, in UTF-16 units.
    public static let textLength = 10_000
    /// The longest demonstration, in UTF-16 units.
    public static let demonstrationLength = 100_000
    /// Letters that are the labeling page's own: `a` to `d` name completions (`e` to `i` do where no field has the key),
    /// the others are its commands.
    public static let ownKeys = "abcdjklnoprsuv"
    /// Letters that a field can have.
    public static var keys: String { String("abcdefghijklmnopqrstuvwxyz".filter { !ownKeys.contains($0) }) }
}
