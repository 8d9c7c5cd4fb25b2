#!/bin/sh
# Step 2: a reward model of your own, from the preference pairs, with OpenRLHF 0.11 on DeepSpeed. The rewards of step 3 are
# Podium's; the critic of step 3 begins as this model, as the paper's does.
#
#   sh reward_model.sh SIZE [more options of openrlhf.cli.train_rm]
#
#   SIZE   one-gpu   one GPU of this machine
#          cluster   all GPUs of the machines in HOSTFILE (DeepSpeed's), or of this one without it
#          one-cpu   is not there: OpenRLHF needs a GPU. Hand over with --engine trl for a processor
#
# Settings, each from the environment. Defaults: Ouyang et al. 2022, appendix C.2 (one epoch, batches of 64, 9e-6 falling along
# a cosine to a tenth). A batch of the paper holds all pairs of 64 prompts; here it is 64 pairs, of which a prompt has few.
set -eu

MODEL=${MODEL:-runs/sft}
OUT=${OUT:-runs/reward_model}
LEARNING_RATE=${LEARNING_RATE:-9e-6}
BATCH=${BATCH:-64}                      # of all GPUs
MICRO_BATCH=${MICRO_BATCH:-4}           # pairs that a GPU takes at once
EPOCHS=${EPOCHS:-1}
MAX_LENGTH=${MAX_LENGTH:-2048}          # tokens of a prompt with its answer
ZERO_STAGE=${ZERO_STAGE:-2}             # 3 for a model that is larger than one GPU
HOSTFILE=${HOSTFILE:-}

usage() {
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"
    exit "$1"
}

case "${1:-}" in
    -h | --help) usage 0 ;;
    one-gpu) launch="--num_gpus 1" ;;
    cluster) launch="${HOSTFILE:+--hostfile $HOSTFILE}" ;;
    one-cpu) echo "OpenRLHF needs a GPU. Hand over with --engine trl to train on a processor." >&2 && exit 2 ;;
    *) usage 2 ;;
esac
shift
here=$(cd "$(dirname "$0")" && pwd)
data=$here/preferences
[ -e "$data/train.jsonl" ] || { echo "This hand-over has no pairs to train on; README.md says why." >&2 && exit 1; }
[ ! -e "$data/validation.jsonl" ] || set -- --eval.dataset "$data/validation.jsonl" --eval.split train "$@"

# shellcheck disable=SC2086 # options are words
exec deepspeed $launch --module openrlhf.cli.train_rm \
    --model.model_name_or_path "$MODEL" --ckpt.output_dir "$OUT" \
    --data.dataset "$data/train.jsonl" --data.prompt_key prompt --data.apply_chat_template --data.max_len "$MAX_LENGTH" \
    --model.loss_type sigmoid --model.margin_loss_enable \
    --train.batch_size "$BATCH" --train.micro_batch_size "$MICRO_BATCH" --train.max_epochs "$EPOCHS" \
    --adam.lr "$LEARNING_RATE" --lr_scheduler cosine_with_min_lr --min_lr_ratio 0.1 \
    --ds.zero_stage "$ZERO_STAGE" --ds.param_dtype bf16 --model.gradient_checkpointing_enable "$@"
