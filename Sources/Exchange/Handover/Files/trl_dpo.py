"""Beside the paper: direct preference optimisation on the same pairs, without a reward model and without sampling.

Rafailov et al. 2023, "Direct Preference Optimization", appendix B: β = 0.1, a learning rate of 1e-6 after a linear warm-up
of 150 steps, batches of 64.
"""

import common


def main():
    parser = common.parser(__doc__.splitlines()[0], model="runs/sft", out="runs/dpo", learning_rate=1e-6, batch=64)
    parser.add_argument("--beta", type=float, default=0.1, help="how closely the policy is held to where it began")
    parser.add_argument("--warmup-steps", type=int, default=150, help="until the learning rate is reached")
    options = parser.parse_args()

    from trl import DPOConfig, DPOTrainer

    data = common.load(options, "preferences")
    trainer = DPOTrainer(
        model=options.model,
        args=DPOConfig(
            **common.settings(options),
            lr_scheduler_type="constant_with_warmup",
            warmup_steps=options.warmup_steps,
            beta=options.beta,
            max_length=options.max_length,
            eval_strategy="epoch" if common.held_out(data) else "no",
        ),
        train_dataset=data["train"],
        eval_dataset=common.held_out(data),
        processing_class=common.tokenizer(options),
    )
    trainer.train()
    common.finish(trainer, options, common.measured(trainer))


if __name__ == "__main__":
    main()
