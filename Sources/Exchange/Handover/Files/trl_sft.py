"""Step 1: supervised fine-tuning on labelers' demonstrations.

As in Ouyang et al. 2022, appendix C.1: 16 epochs, batches of 32, a learning rate of 9.65e-6 that falls along a cosine to a
tenth, no warm-up. The paper's dropout of 0.2 in the residual stream is a setting of the model, and few models have it. It
overfits by the validation loss after an epoch, and people like the later models better all the same.
"""

import common


def main():
    parser = common.parser(__doc__.splitlines()[0], out="runs/sft", learning_rate=9.65e-6, batch=32, epochs=16)
    options = parser.parse_args()

    from trl import SFTConfig, SFTTrainer

    data = common.load(options, "demonstrations")
    trainer = SFTTrainer(
        model=options.model,
        args=SFTConfig(
            **common.settings(options),
            **common.COSINE_TO_A_TENTH,
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
