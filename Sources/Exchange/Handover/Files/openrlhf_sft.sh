#!/bin/sh
# Step 1: supervised fine-tuning on labelers' demonstrations, with OpenRLHF 0.11 on DeepSpeed.
#
#   sh sft.sh SIZE [more options of openrlhf.cli.train_sft]
#
#   SIZE   one-gpu   one GPU of this machine
#          cluster   all GPUs of the machines in HOSTFILE (DeepSpeed's), or of this one without it
#          one-cpu   is not there: OpenRLHF needs a GPU. Hand over with --engine trl for a processor
#
# Settings, each from the environment. Defaults: Ouyang et al. 2022, appendix C.1 (16 epochs, batches of 32, 9.65e-6 falling
# along a cosine to a tenth, no warm-up).
set -eu

MODEL=${MODEL:-Qwen/Qwen3-0.6B}         # a name, or a folder; it must have a chat template
OUT=${OUT:-runs/sft}
LEARNING_RATE=${LEARNING_RATE:-9.65e-6}
BATCH=${BATCH:-32}                      # of all GPUs
MICRO_BATCH=${MICRO_BATCH:-4}           # rows that a GPU takes at once
EPOCHS=${EPOCHS:-16}
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
data=$here/demonstrations
[ -e "$data/train.jsonl" ] || { echo "This hand-over has no demonstrations to train on; README.md says why." >&2 && exit 1; }
[ ! -e "$data/validation.jsonl" ] || set -- --eval.dataset "$data/validation.jsonl" --eval.split train "$@"

# shellcheck disable=SC2086 # options are words
exec deepspeed $launch --module openrlhf.cli.train_sft \
    --model.model_name_or_path "$MODEL" --ckpt.output_dir "$OUT" \
    --data.dataset "$data/train.jsonl" --data.input_key prompt --data.output_key completion --data.apply_chat_template \
    --data.max_len "$MAX_LENGTH" \
    --train.batch_size "$BATCH" --train.micro_batch_size "$MICRO_BATCH" --train.max_epochs "$EPOCHS" \
    --adam.lr "$LEARNING_RATE" --lr_scheduler cosine_with_min_lr --min_lr_ratio 0.1 --lr_warmup_ratio 0 \
    --ds.zero_stage "$ZERO_STAGE" --ds.param_dtype bf16 --model.gradient_checkpointing_enable "$@"
