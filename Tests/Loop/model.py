"""The language model that everything begins with: about a million parameters, made here, for nothing is downloaded.

It has read what the people of the world answer to questions, so it knows facts about as well as they do, and their manners.
"""

import hashlib
import os
import random
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEMPLATE = (
    "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
SPECIAL = ["<|pad|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]
ROWS, TOKENS = 32, 64
SHORT = 0.6  # of the steps, with short answers in three of four rows
SEED = 0


def cached(cache, steps, facts, say):
    """The folder of the model, which is made if the files that make it have changed."""
    made_by = [HERE / "world.py", HERE / "model.py"]
    name = hashlib.sha256(b"".join(path.read_bytes() for path in made_by) + f"{steps} {facts}".encode()).hexdigest()[:16]
    folder = cache / f"base-{name}"
    if not (folder / "model.safetensors").exists():
        partial = folder.with_suffix(".partial")
        make(partial, steps, facts, say)
        os.replace(partial, folder)
    return folder


def threads():
    """One thread, and the same bits each time: more threads than free processors spin, and take a multiple of the time."""
    import torch

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(SEED)
    return torch


def make(folder, steps, facts, say):
    torch = threads()
    from transformers import LlamaConfig, LlamaForCausalLM

    sys.path.insert(0, str(HERE))
    import world

    asked = world.questions("train", facts)
    dice = random.Random(SEED)

    def conversation(isShort=False):
        question = dice.choice(asked)
        said = world.fact_told(question.fact, dice) if isShort else world.answer(question.fact, dice)
        return f"<|user|>{question.text}<|end|><|assistant|>", f"{said}<|end|>"

    tokenizer = tokens(folder, ["".join(conversation()) for _ in range(20_000)])
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer), hidden_size=128, intermediate_size=384, num_hidden_layers=4, num_attention_heads=4,
            max_position_embeddings=512, tie_word_embeddings=True, pad_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id, bos_token_id=None))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, betas=(0.9, 0.95), weight_decay=0.01)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=3e-3, total_steps=steps, pct_start=0.1)

    def row(isShort):
        """One conversation after the other, each row from the beginning of one; only answers are learned."""
        ids, learned = [], []
        while len(ids) < TOKENS:
            asked, said = (tokenizer(text, add_special_tokens=False).input_ids for text in conversation(isShort))
            ids += asked + said
            learned += [-100] * len(asked) + said
        return ids[:TOKENS], learned[:TOKENS]

    begin = time.monotonic()
    for step in range(1, steps + 1):
        # Mostly facts first, then manners: among many other words a fact is learned many times as slowly.
        rows = [row(isShort=step <= SHORT * steps and place % 4 > 0) for place in range(ROWS)]
        ids, learned = (torch.tensor(part) for part in zip(*rows))
        loss = model(input_ids=ids, labels=learned).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        rate.step()
        if step % 100 == 0 or step == steps:
            left = (time.monotonic() - begin) / step * (steps - step)
            say(f"step {step} of {steps}, loss {loss.item():.2f}, about {left:.0f} s left")
    model.generation_config.do_sample, model.generation_config.top_k, model.generation_config.top_p = True, 0, 1.0
    model.save_pretrained(folder)


def tokens(folder, texts):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=1024, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    raw.train_from_iterator(texts, trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=raw, pad_token="<|pad|>", eos_token="<|end|>", padding_side="left", chat_template=TEMPLATE)
    tokenizer.save_pretrained(folder)
    return tokenizer


def fingerprint(folder):
    """SHA-256 of the weights."""
    return hashlib.sha256((Path(folder) / "model.safetensors").read_bytes()).hexdigest()


if __name__ == "__main__":
    print(cached(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None,
                 lambda text: print(text, flush=True)))
