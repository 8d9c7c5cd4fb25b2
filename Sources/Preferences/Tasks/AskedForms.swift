/// What a project asks of the labelers of a task, and what the labelers of a file were asked.
public struct AskedForms: Sendable {
    /// The version of the form that the project has now.
    public var currentVersion: Int
    /// That form.
    public var current: Form
    /// The project's versions of the forms that the file brings, by the version in the file.
    public private(set) var ofFile: [Int: (version: Int, form: Form)]

    /// A project's form, and none of a file. Left out: the usual one, in its first version.
    public init(_ current: Form = .usual, version: Int = 1) {
        self.current = current
        currentVersion = version
        ofFile = [:]
    }

    /// From here on the file's version of a form is a version of the project's.
    public mutating func add(_ form: Form, version: Int, ofFile number: Int) {
        ofFile[number] = (version, form)
    }

    /// The form that a judgement of the file was given on; where it names none, the project's.
    ///
    /// - Throws: `ValidationError` where the file has not said what was asked: answers mean nothing without it.
    func form(ofFile number: Int?) throws(ValidationError) -> (version: Int, form: Form) {
        guard let number else { return (currentVersion, current) }
        guard let known = ofFile[number] else {
            throw ValidationError(
                pointer: "/formVersion", code: "unknownForm",
                message: "The file has not said what form \(number) asks. An export says so in the \"forms\" of an "
                    + "earlier line: keep its lines together, or leave formVersion out.")
        }
        return known
    }
}
