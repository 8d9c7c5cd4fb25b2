"""Step 2: a reward model of your own, from the preference pairs. Podium's answers without it.

As in Ouyang et al. 2022, appendix C.2: one epoch, for more overfits at once; a learning rate of 9e-6 that falls along a
cosine to a tenth; batches of 64. A batch of the paper holds all pairs of 64 prompts; here it is 64 pairs, of which a prompt
has few. What is printed at the end was measured on the test part, which nothing else has seen.
"""

import common


def main():
    parser = common.parser(__doc__.splitlines()[0], out="runs/reward_model", learning_rate=9e-6, batch=64)
    parser.add_argument("--center", type=float, default=0.0, help="how strongly rewards are pulled to a mean of 0")
    options = parser.parse_args()

    from transformers import AutoModelForSequenceClassification
    from trl import RewardConfig, RewardTrainer

    data = common.load(options, "preferences")
    tokenizer = common.tokenizer(options)
    model = AutoModelForSequenceClassification.from_pretrained(options.model, num_labels=1)
    model.config.pad_token_id = tokenizer.pad_token_id
    trainer = RewardTrainer(
        model=model,
        args=RewardConfig(
            **common.settings(options),
            **common.COSINE_TO_A_TENTH,
            max_length=options.max_length,
            center_rewards_coefficient=options.center or None,
            eval_strategy="epoch" if common.held_out(data) else "no",
        ),
        train_dataset=data["train"],
        eval_dataset=common.held_out(data),
        processing_class=tokenizer,
    )
    trainer.train()
    common.finish(trainer, options, common.measured(trainer))


if __name__ == "__main__":
    main()
