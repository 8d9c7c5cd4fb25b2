import Preferences
import Storage
import Wire

/// What labelers were asked, in every version that a hand-over has answers to: a JSON list.
package struct HandedForms {
    private let forms: [FormVersion]

    package init(_ forms: [Int: FormVersion]) {
        self.forms = forms.values.sorted { $0.version < $1.version }
    }

    package func bytes() throws -> [UInt8] {
        let line = try JSON.encode(forms.map(PodiumExport.NumberedForm.init), sorted: true)
        return (JSON.indented(line).map { Array($0.utf8) } ?? line) + [UInt8(ascii: "\n")]
    }
}
