import Crypto
import Foundation
import Preferences
import Storage
import Wire

/// A hand-over's README: the card of the data sets, whose header tells `datasets` what there is, and how to go on.
package struct DatasetCard: Sendable {
    /// What the card says that the manifest does not.
    package struct Facts: Sendable {
        /// Data sets in which a message is more than a role and a text.
        package var withTurns: Set<HandoverConfiguration> = []
        /// What labelers are told; empty: nothing.
        package var guidelines = ""
        /// How often people agree, in a sentence.
        package var agreement = ""
        /// How good the reward model is, in a sentence.
        package var reward = ""

        package init() {}
    }

    let manifest: HandoverManifest
    let engine: HandoverEngine
    let facts: Facts

    /// - Parameter manifest: with the files of the data sets, by whose hashes caches tell this hand-over from others.
    package init(_ manifest: HandoverManifest, for engine: HandoverEngine, _ facts: Facts) {
        self.manifest = manifest
        self.engine = engine
        self.facts = facts
    }

    package func bytes() -> [UInt8] {
        let words = [
            "pretty_name": manifest.project, "project": manifest.project, "engine": engine.name,
            "version": manifest.podiumVersion, "size": size, "configs": header,
            "snapshot":
                "\(manifest.snapshot.id), \(manifest.snapshot.rankings) judgements of \(manifest.snapshot.prompts) prompts",
            "table": table, "empty": empty, "shares": shares, "pairs": pairs, "collected": collected,
            "agreement": facts.agreement, "weights": weights, "guidelines": guidelines,
            "how_to": String(decoding: engine.howTo.bytes, as: UTF8.self).trimmingCharacters(in: .newlines),
            "reward": facts.reward, "server": manifest.server,
        ]
        return Array(Self.fill(String(decoding: HandoverFile.card.bytes, as: UTF8.self), with: words).utf8)
    }

    /// Puts words into the places that are named for them. What is put in is not looked at again: guidelines may hold
    /// anything.
    static func fill(_ template: String, with words: [String: String]) -> String {
        var result = ""
        var rest = template[...]
        while let opening = rest.range(of: "{{"), let closing = rest[opening.upperBound...].range(of: "}}") {
            let name = String(rest[opening.upperBound..<closing.lowerBound])
            result += rest[..<opening.lowerBound]
            result += words[name] ?? "{{\(name)}}"
            rest = rest[closing.upperBound...]
        }
        // A place that has nothing to say leaves no gap.
        return (result + rest).replacing(/\n{3,}/, with: "\n\n")
    }

    /// The data sets that have rows, with the parts that have.
    private var filled: [(configuration: HandoverConfiguration, parts: [PromptPart])] {
        HandoverConfiguration.allCases.compactMap { configuration in
            let parts = configuration.parts.filter { manifest.counts.rows[configuration]?[$0] ?? 0 > 0 }
            return parts.isEmpty ? nil : (configuration, parts)
        }
    }

    /// `configs` and `dataset_info` of the header.
    private var header: String {
        var configs: [String] = []
        var info: [String] = []
        for (place, (configuration, parts)) in filled.enumerated() {
            configs += ["- config_name: \(configuration.rawValue)"]
            if place == 0 { configs += ["  default: true"] }
            // `datasets` keeps what it has read of a folder by the folder's name and this header, whatever the files are by
            // now: the next hand-over into the same folder must have another header, or old data is trained on.
            configs += ["  description: \(digest(of: parts.map(configuration.path)))"]
            configs += ["  data_files:"]
            for part in parts {
                configs += ["  - split: \(part.rawValue)", "    path: \(configuration.path(of: part))"]
            }
            let isPlain = !facts.withTurns.contains(configuration)
            info += ["- config_name: \(configuration.rawValue)", "  features:"]
            info += configuration.columns(for: engine).flatMap { $0.yaml(indent: "  ", isPlain: isPlain) }
        }
        guard !filled.isEmpty else { return "configs: []" }
        return (["configs:"] + configs + ["dataset_info:"] + info).joined(separator: "\n")
    }

    /// One hash of all these files.
    private func digest(of paths: [String]) -> String {
        let hashes = paths.map { manifest.files[$0]?.sha256 ?? "" }
        return "SHA-256 " + SHA256.hash(Array(hashes.joined(separator: " ").utf8)).hexadecimal
    }

    /// As the Hub's cards name sizes.
    private var size: String {
        let rows = HandoverConfiguration.allCases.reduce(0) { $0 + manifest.counts[$1] }
        let words = ["n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M"]
        return words[min(words.count - 1, max(0, "\(rows)".count - 3))]
    }

    private var table: String {
        let head = ["data set"] + PromptPart.allCases.map(\.rawValue) + ["what it is"]
        let rows = HandoverConfiguration.allCases.map { configuration in
            ["`\(configuration.rawValue)`"]
                + PromptPart.allCases.map { "\(manifest.counts.rows[configuration]?[$0] ?? 0)" }
                + [configuration.summary]
        }
        return ([head, head.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
    }

    /// Which data sets and parts are empty, and why.
    private var empty: String { manifest.emptyParts.map { "- \($0)" }.joined(separator: "\n") }

    private var shares: String {
        PromptPart.allCases.map { "\($0.rawValue) \($0.share) %" }.joined(separator: ", ")
    }

    private var pairs: String {
        let counts = manifest.counts
        return """
            At most \(manifest.pairsPerPrompt) of a prompt, drawn at random by the split seed where there are more \
            (\(counts.surplusPairs) were left out): all pairs of a prompt, as independent examples, overfit (Ouyang et al. \
            2022, section 3.5). A pair that several labelers compared is one row, with the answer that most of their weight \
            prefers as `chosen`; `agreement` is their share, `judgements` how many they are. \(counts.undecided) pairs that \
            are evenly split and \(counts.identical) comparisons of answers that are the same are left out.
            """
    }

    private var collected: String {
        let counts = manifest.counts
        let all = counts[.rankings]
        func judgements(_ count: Int) -> String { "\(count) \(count == 1 ? "judgement" : "judgements")" }
        let labelers = counts.labelers == 1 ? "1 labeler" : "\(counts.labelers) labelers"
        var text = "There are \(judgements(all)) by \(labelers), of a project with \(counts.prompts) prompts in "
        text += "\(counts.promptGroups) groups of nearly equal ones."
        if counts.imported < all {
            let own = all - counts.imported
            text +=
                " \(judgements(own)) \(own == 1 ? "was" : "were") given in Podium: each labeler saw the completions of a "
            text += "task in an order of their own, shuffled for them, without the names of the models that wrote them."
        }
        if counts.imported > 0 {
            text += " \(judgements(counts.imported)) came with imported files; how those were collected is for their "
            text += "sources to say."
        }
        return text
    }

    private var weights: String {
        let weightless = manifest.counts.weightless
        let left =
            weightless == 0
            ? "Nobody was given 0."
            : "\(weightless) judgements of labelers who weigh nothing are left out of every file."
        let heldOut = manifest.counts.heldOut ?? 0
        let measuring =
            heldOut == 0
            ? "" : " \(heldOut) judgements of labelers who are held out, to measure by, are left out, too."
        return """
            Managers give labelers a weight from 0 to 1. \(left)\(measuring) Less than full weight counts less in the vote on a pair; \
            `rankings` has the `weight` of each judgement.
            """
    }

    /// Each line quoted, so that nothing in it becomes part of the card.
    private var guidelines: String {
        guard !facts.guidelines.isBlank else { return "Nothing was written down." }
        let lines = facts.guidelines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }
}

extension HandoverManifest {
    /// What is empty, and why, a sentence each.
    package var emptyParts: [String] {
        HandoverConfiguration.allCases.flatMap { configuration -> [String] in
            guard counts[configuration] > 0 else { return ["No \(configuration.rawValue): \(configuration.whyEmpty)"] }
            return configuration.parts.filter { counts.rows[configuration]?[$0] ?? 0 == 0 }.map {
                "No \(configuration.rawValue) for \($0.rawValue): none of their prompts fell into that part. "
                    + "There are few of them yet."
            }
        }
    }
}

extension HandoverConfiguration {
    fileprivate var whyEmpty: String {
        switch self {
        case .preferences: "no judgement that weighs anything prefers one completion to another yet."
        case .demonstrations: "nobody has written one. A form of the kind \"demonstration\" asks labelers for them."
        case .rankings: "nothing has been judged yet by anybody who weighs anything."
        case .prompts: "no prompt of the project fell into the parts for training."
        }
    }
}
