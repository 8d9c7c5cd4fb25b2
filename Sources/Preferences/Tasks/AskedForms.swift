/// What a project asks of the labelers of a task, and what the labelers of a file were asked.
public struct AskedForms: Sendable {
    /// The version of the form that the project has now.
    public var currentVersion: Int
    /// That form.
    public var current: Form
    /// The forms that the file brings, by the version in the file.
    private var ofFile: [Int: Form]

    /// A project's form, and none of a file. Left out: the usual one, in its first version.
    public init(_ current: Form = .usual, version: Int = 1) {
        self.current = current
        currentVersion = version
        ofFile = [:]
    }

    /// What the file says of its forms from here on.
    public mutating func add(_ form: Form, ofFile number: Int) {
        ofFile[number] = form
    }

    /// The form that a judgement of the file was given on; where it names none, the project's.
    ///
    /// - Throws: `ValidationError` where the file has not said what was asked: answers mean nothing without it.
    func form(ofFile number: Int?) throws(ValidationError) -> (asked: JudgedForm, form: Form) {
        guard let number else { return (.ofProject(version: currentVersion), current) }
        guard let form = ofFile[number] else {
            throw ValidationError(
                pointer: "/formVersion", code: "unknownForm",
                message: "The file has not explained form \(number). An export does so in the \"forms\" of an "
                    + "earlier line: keep its lines together, or leave formVersion out.")
        }
        return (.ofFile(form), form)
    }
}

/// The form that a judgement of a file was checked against.
public enum JudgedForm: Hashable, Sendable {
    /// A version of the project's own.
    case ofProject(version: Int)
    /// The file's. It becomes a version of the project's together with the first judgement on it that is stored, so that a
    /// line that comes to nothing leaves no form behind.
    case ofFile(Form)
}
