import Preferences
import Storage

/// An engine that fine-tunes policies: its name, the shapes that it reads, and the programs that a hand-over to it carries.
///
/// To add one, write its programs into `Files`, name them here, and put it into `all`. The command line's help and the API's
/// parameter and messages come from here; a test compares the README.
package struct HandoverEngine: Sendable {
    /// What `--engine` and `?engine=` take.
    package let name: String
    /// What it is, for a help text: lines of at most 64 characters.
    package let summary: String
    let demonstrations: DemonstrationRow
    let prompts: PromptRow
    /// How its programs are run, for the card.
    let howTo: HandoverFile
    /// Beside those that every hand-over has.
    let ownFiles: [HandoverFile]

    /// Every engine, in the order in which they are offered.
    package static let all: [HandoverEngine] = [.trl, .openRLHF, .veRL]

    package static let trl = HandoverEngine(
        name: "trl",
        summary: """
            TRL: supervised fine-tuning, reward model, RLOO or GRPO, DPO;
            on one processor, one GPU or many
            """,
        demonstrations: .promptAndCompletion, prompts: .trl,
        howTo: HandoverFile("how-to", PackageResources.trl_how_to_md),
        ownFiles: [
            HandoverFile("run.sh", PackageResources.trl_run_sh), HandoverFile("sft.py", PackageResources.trl_sft_py),
            HandoverFile("reward_model.py", PackageResources.trl_reward_model_py),
            HandoverFile("rl.py", PackageResources.trl_rl_py), HandoverFile("dpo.py", PackageResources.trl_dpo_py),
            HandoverFile("common.py", PackageResources.trl_common_py),
            HandoverFile("requirements.txt", PackageResources.trl_requirements_txt),
        ])

    package static let openRLHF = HandoverEngine(
        name: "openrlhf",
        summary: """
            OpenRLHF on Ray: supervised fine-tuning, reward model, and
            PPO with a critic; one GPU or a cluster
            """,
        demonstrations: .promptAndCompletion, prompts: .openRLHF,
        howTo: HandoverFile("how-to", PackageResources.openrlhf_how_to_md),
        ownFiles: [
            HandoverFile("sft.sh", PackageResources.openrlhf_sft_sh),
            HandoverFile("reward_model.sh", PackageResources.openrlhf_reward_model_sh),
            HandoverFile("ppo.sh", PackageResources.openrlhf_ppo_sh),
            HandoverFile("ppo_ptx.sh", PackageResources.openrlhf_ppo_ptx_sh),
            HandoverFile("reward_client_0_6.py", PackageResources.openrlhf_reward_client_0_6_py),
            HandoverFile("requirements.txt", PackageResources.openrlhf_requirements_txt),
        ])

    package static let veRL = HandoverEngine(
        name: "verl",
        summary: """
            veRL: supervised fine-tuning, and PPO with a critic or GRPO;
            one GPU or a cluster
            """,
        demonstrations: .messages, prompts: .veRL,
        howTo: HandoverFile("how-to", PackageResources.verl_how_to_md),
        ownFiles: [
            HandoverFile("sft.sh", PackageResources.verl_sft_sh), HandoverFile("rl.sh", PackageResources.verl_rl_sh),
            HandoverFile("requirements.txt", PackageResources.verl_requirements_txt),
        ])

    /// The programs and settings of the folder.
    package var files: [HandoverFile] { [.rewardClient, .scorer] + ownFiles }

    /// One line of the prompts for reinforcement learning.
    package func promptLine(_ prompt: Prompt, _ id: ID<Prompt>, of project: String) throws -> [UInt8] {
        try prompts.line(prompt, id, of: project)
    }

    /// The engine of that name.
    ///
    /// - Throws: `ValidationError` that lists the names.
    package static func named(_ name: String) throws(ValidationError) -> HandoverEngine {
        guard let engine = all.first(where: { $0.name == name }) else {
            throw ValidationError(
                pointer: "?engine", code: "unknownEngine",
                message: "There is no engine ‘\(name.prefix(40))’. Use \(names).")
        }
        return engine
    }

    /// "trl, openrlhf or verl"
    package static var names: String {
        all.dropLast().map(\.name).joined(separator: ", ") + " or " + (all.last?.name ?? "")
    }

    /// Every engine with what it is, for a help text.
    package static var help: String { FormatHelp.table(all.map { ($0.name, $0.summary) }) }
}

extension HandoverEngine {
    /// One line of the demonstrations.
    package func demonstrationLine(
        _ text: String, to prompt: Prompt, _ id: ID<Prompt>, by labeler: ID<User>
    ) throws -> [UInt8] {
        try demonstrations.line(text, to: prompt, id, by: labeler)
    }
}
