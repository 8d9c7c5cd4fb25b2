import Foundation
import Testing

@testable import App

@Suite("Addresses in the pages")
struct PageAddressTests {
    /// `href="/x"`, `from "/x"`, `import "/x"`, `url(/x)`, `location.assign("/x")`, `/api/v1/…` in a text.
    private static let absolute = try? Regex(
        ##"(?:(?:href|src|action)="|(?:from|import) "|import\("|url\(["']?|(?:replace|assign|fetch|open)\(["`]|href[:=] ?["`])/|["`]/api/"##
    )

    /// Podium may lie below a path of its host: an address that begins with a slash would leave it.
    @Test("all begin where the page or the module lies")
    func relative() throws {
        let folder = TestApp.root.appending(path: "Public")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { [".html", ".js", ".css"].contains { suffix in $0.hasSuffix(suffix) } }
        #expect(names.count > 30)
        let absolute = try #require(Self.absolute)
        #expect(#"<a href="/login.html">"#.contains(absolute))
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for line in text.split(separator: "\n") where line.contains(absolute) {
                Issue.record("\(name) leaves its path: \(line)")
            }
        }
    }
}
