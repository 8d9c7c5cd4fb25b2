/// What of a training run's report is for the run's own page, and left out wherever several runs are listed.
package enum ReportSummary {
    /// Members of the report that are as long as there are prompts, labelers or fields.
    package static let leftOut = ["details", "labelers", "fields"]
}
