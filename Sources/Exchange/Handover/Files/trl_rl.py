"""Step 3: reinforcement learning against Podium's reward model, by RLOO or GRPO.

After Ouyang et al. 2022, appendix C.4, which has PPO with a critic (OpenRLHF does that): 256,000 episodes; 512 answers are
sampled at temperature 1 and learned from once, in batches of 64; the learning rate is constant after the first ten
samplings; β = 0.02 holds the policy to the model it began as. In the place of the critic the other answers to the same
prompt say what was to be expected: Ahmadian et al. 2024 (RLOO), Shao et al. 2024 (GRPO).

Watch `kl` beside `reward` in the log. Without the first (β = 0), and in the end with it, the reward rises while answers get
worse: what the reward model cannot tell apart is lost. Ask people, and stop earlier.
"""

import common
import reward_client


def main():
    parser = common.parser(__doc__.splitlines()[0], model="runs/sft", out="runs/rl", learning_rate=5e-6, batch=64)
    parser.add_argument("--algorithm", choices=["rloo", "grpo"], default="rloo", help="how answers are compared")
    parser.add_argument("--beta", type=float, default=0.02, help="how closely the policy is held to where it began")
    parser.add_argument("--episodes", type=int, default=256_000, help="answers in all, unless --max-steps is given")
    parser.add_argument("--rollout", type=int, default=512, help="answers that are sampled at once")
    parser.add_argument("--answers", type=int, default=8, help="answers to one prompt")
    parser.add_argument("--max-new-tokens", type=int, default=512, help="of an answer")
    parser.add_argument("--vllm", action="store_true", help="sample with vLLM in the same process (a GPU)")
    options = parser.parse_args()
    if options.rollout % options.batch or options.rollout % options.answers:
        parser.error("--rollout must be a multiple of --batch and of --answers.")
    if options.max_steps < 0:
        options.max_steps = options.episodes // options.batch

    from trl import GRPOConfig, GRPOTrainer, RLOOConfig, RLOOTrainer

    reward_client.rewards([{"prompt": "Hello.", "completion": "Hello."}])  # a wrong token should say so now
    Config, Trainer = {"rloo": (RLOOConfig, RLOOTrainer), "grpo": (GRPOConfig, GRPOTrainer)}[options.algorithm]
    trainer = Trainer(
        model=options.model,
        reward_funcs=reward_client.trl_reward,
        args=Config(
            **common.settings(options),
            lr_scheduler_type="constant_with_warmup",
            warmup_steps=10 * options.rollout // options.batch,
            beta=options.beta,
            temperature=1.0,
            generation_batch_size=options.rollout,
            num_generations=options.answers,
            max_completion_length=options.max_new_tokens,
            use_vllm=options.vllm,
        ),
        train_dataset=common.load(options, "prompts")["train"],
        processing_class=common.tokenizer(options),
    )
    trainer.train()
    logs = [entry for entry in trainer.state.log_history if "reward" in entry]
    figures = {"steps": trainer.state.global_step}
    if logs:
        figures |= {"rewardFirst": logs[0]["reward"], "reward": logs[-1]["reward"], "kl": logs[-1].get("kl")}
    common.finish(trainer, options, figures)
    if trainer.is_world_process_zero():
        print(f"Bring it back: podium policy add NAME --version V --tuned-from {common.HERE}/MANIFEST.json")


if __name__ == "__main__":
    main()
