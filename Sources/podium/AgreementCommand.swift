import App
import ArgumentParser
import Foundation
import Preferences
import Storage

struct AgreementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement", abstract: "Say how far labelers agree, with intervals.",
        discussion: """
            The figures are those that the server measured last; --now measures first, which takes seconds where there are a \
            million judgements. Agreement in the documentation says what each figure means.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var project: ProjectOption
    @Option(help: "By what it is told apart.") var by = AgreementGrouping.project
    @Option(help: "What a tie counts for: excluded, half or category.") var ties = AgreementMeasure.excluded
    @Option(help: "In which order.") var sort = Agreements.Order.group
    @Flag(help: "Measure first.") var now = false
    @Flag(help: "Print a row for each figure of every measure, as CSV.") var csv = false
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
        if csv, json { throw ArgumentParser.ValidationError("Choose one of --csv and --json.") }
        guard AgreementMeasure.shares.contains(ties) else {
            throw ArgumentParser.ValidationError("--ties is excluded, half or category.")
        }
    }

    func run() async throws {
        let agreement = try await TerminalAgreement(
            installation: try data.open(readOnly: !now), project: project.slug)
        if now { try await agreement.measure() }
        let question = AgreementQuestion(by: by, ties: ties, sort: sort)
        if csv {
            try await agreement.csv(question) { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
        } else {
            Terminal.out(try await agreement.lines(question, json: json))
        }
    }
}

extension AgreementGrouping: ExpressibleByArgument {}
extension AgreementMeasure: ExpressibleByArgument {}
extension Agreements.Order: ExpressibleByArgument {}
