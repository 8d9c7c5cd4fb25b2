import Foundation
import Preferences

/// The file formats that can be read, by the name that `--format` takes.
package enum ImportFormat: String, CaseIterable, Sendable {
    /// Podium's own NDJSON.
    case podium
    /// Transcripts of Anthropic's hh-rlhf.
    case hh

    /// One line as a prompt with its completions.
    ///
    /// - Throws: `ValidationError` that says what is wrong with the line.
    package func parse(_ line: [UInt8]) throws -> ImportedPrompt {
        let prompt =
            switch self {
            case .podium: try PodiumFormat.parse(line)
            case .hh: try HHFormat.parse(line)
            }
        try prompt.validate()
        return prompt
    }
}
