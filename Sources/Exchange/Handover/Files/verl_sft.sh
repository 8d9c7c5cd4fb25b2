#!/bin/sh
# Step 1: supervised fine-tuning on labelers' demonstrations, with veRL 0.9.
#
#   sh sft.sh SIZE [more settings of verl.trainer.sft_trainer, such as trainer.logger=wandb]
#
#   SIZE   one-gpu   one GPU of this machine
#          cluster   NODES machines of GPUS GPUs, by torchrun: start it on each, with its NODE_RANK (0 on MAIN_ADDRESS)
#          one-cpu   is not there: veRL needs a GPU. Hand over with --engine trl for a processor
#
# Settings, each from the environment. Defaults: Ouyang et al. 2022, appendix C.1 (16 epochs, batches of 32, 9.65e-6, no
# warm-up). veRL's loss is over the turns of the assistant.
set -eu

MODEL=${MODEL:-Qwen/Qwen3-0.6B}         # a name, or a folder; it must have a chat template
OUT=${OUT:-runs/sft}
LEARNING_RATE=${LEARNING_RATE:-9.65e-6}
BATCH=${BATCH:-32}                      # of all GPUs
MICRO_BATCH=${MICRO_BATCH:-4}           # rows that a GPU takes at once
EPOCHS=${EPOCHS:-16}
MAX_LENGTH=${MAX_LENGTH:-2048}          # tokens of a prompt with its answer
NODES=${NODES:-1}
NODE_RANK=${NODE_RANK:-0}
MAIN_ADDRESS=${MAIN_ADDRESS:-127.0.0.1}
MAIN_PORT=${MAIN_PORT:-29500}
GPUS=${GPUS:-8}

usage() {
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"
    exit "$1"
}

case "${1:-}" in
    -h | --help) usage 0 ;;
    one-gpu)
        NODES=1
        GPUS=1
        ;;
    cluster) ;;
    one-cpu) echo "veRL needs a GPU. Hand over with --engine trl to train on a processor." >&2 && exit 2 ;;
    *) usage 2 ;;
esac
shift
here=$(cd "$(dirname "$0")" && pwd)
[ -e "$here/demonstrations/train.jsonl" ] || {
    echo "This hand-over has no demonstrations to train on; README.md says why." >&2 && exit 1
}
# veRL reads demonstrations from Parquet only.
mkdir -p "$OUT"
for part in train validation; do
    [ -e "$here/demonstrations/$part.jsonl" ] || continue
    python3 -c 'import sys, datasets; datasets.load_dataset("json", data_files=sys.argv[1])["train"].to_parquet(sys.argv[2])' \
        "$here/demonstrations/$part.jsonl" "$OUT/$part.parquet"
done
[ ! -e "$OUT/validation.parquet" ] || set -- data.val_files="$OUT/validation.parquet" trainer.test_freq=after_each_epoch "$@"

exec torchrun --nnodes "$NODES" --node_rank "$NODE_RANK" --nproc_per_node "$GPUS" \
    --master_addr "$MAIN_ADDRESS" --master_port "$MAIN_PORT" -m verl.trainer.sft_trainer \
    data.train_files="$OUT/train.parquet" data.messages_key=messages data.max_length="$MAX_LENGTH" data.truncation=right \
    data.train_batch_size="$BATCH" data.micro_batch_size_per_gpu="$MICRO_BATCH" data.use_dynamic_bsz=False \
    model.path="$MODEL" optim.lr="$LEARNING_RATE" optim.lr_warmup_steps_ratio=0 optim.lr_scheduler_type=cosine \
    optim.min_lr_ratio=0.1 trainer.total_epochs="$EPOCHS" trainer.nnodes="$NODES" trainer.n_gpus_per_node="$GPUS" \
    trainer.default_local_dir="$OUT" trainer.project_name=podium trainer.experiment_name=sft trainer.logger=console \
    checkpoint.save_contents="['model','hf_model']" "$@"
