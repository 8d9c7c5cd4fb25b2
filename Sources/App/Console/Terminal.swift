import Foundation

/// Where commands write what is for people. Lines hold names, paths and texts that others wrote, so nothing in them may
/// move the cursor, change the title or forge a line of its own.
package enum Terminal {
    /// One line on standard output. Tabs, which part columns, stay.
    package static func out(_ line: String) {
        print(
            line.split(separator: "\t", omittingEmptySubsequences: false).map { Text.plain(String($0)) }
                .joined(separator: "\t"))
    }

    /// Lines on standard output.
    package static func out(_ lines: [String]) {
        for line in lines { out(line) }
    }

    /// Asks on standard error, so that standard output holds only what was asked for.
    ///
    /// - Returns: the line that was typed; nil at the end of the input.
    package static func answer(to question: String) -> String? {
        FileHandle.standardError.write(Data(Text.plain(question).utf8))
        return readLine()
    }

    /// One line on standard error.
    package static func error(_ line: String) {
        FileHandle.standardError.write(Data((Text.plain(line) + "\n").utf8))
    }
}
