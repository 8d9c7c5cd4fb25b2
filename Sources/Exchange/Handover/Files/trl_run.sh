#!/bin/sh
# Runs one step on one machine or many.
#
#   sh run.sh STEP SIZE [options of the step]
#
#   STEP   sft, reward_model, score, rl or dpo: the Python program of that name; `python3 STEP.py --help` lists its options
#   SIZE   one-cpu   this machine's processor: to try it with a small model
#          one-gpu   one GPU of this machine
#          cluster   all GPUs of one machine or many; start it on each of them, at about the same time
#
# For a cluster, from the environment:
#   NODES=1              how many machines
#   NODE_RANK=0          which of them this is, from 0
#   MAIN_ADDRESS=…       address of machine 0, where there are several
#   MAIN_PORT=29500      a free port on it
#   GPUS=…               GPUs of each machine; all of them if left out
#   LAUNCH_OPTIONS=…     more for `accelerate launch`, such as `--config_file fsdp.yaml` for a model larger than one GPU
set -eu

usage() {
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"
    exit "$1"
}

case "${1:-}" in -h | --help) usage 0 ;; esac
[ $# -ge 2 ] || usage 2
step=$1
size=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
case "$step" in
    sft | reward_model | score | rl | dpo) ;;
    *) echo "There is no step $step: sft, reward_model, score, rl or dpo." >&2 && exit 2 ;;
esac
case "$step $size" in "score cluster") echo "One GPU is enough to score: sh run.sh score one-gpu." >&2 && exit 2 ;; esac

case "$size" in
    one-cpu)
        # More threads than free processors spin, and take a multiple of the time.
        export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
        exec python3 "$here/$step.py" --size "$size" "$@"
        ;;
    one-gpu)
        exec python3 "$here/$step.py" --size "$size" "$@"
        ;;
    cluster)
        nodes=${NODES:-1}
        gpus=${GPUS:-$(nvidia-smi --list-gpus | wc -l)}
        # shellcheck disable=SC2086 # options are words
        exec accelerate launch \
            --num_machines "$nodes" --num_processes "$((nodes * gpus))" --machine_rank "${NODE_RANK:-0}" \
            --main_process_ip "${MAIN_ADDRESS:-127.0.0.1}" --main_process_port "${MAIN_PORT:-29500}" \
            ${LAUNCH_OPTIONS:---multi_gpu --mixed_precision bf16} "$here/$step.py" --size "$size" "$@"
        ;;
    *) echo "There is no size $size: one-cpu, one-gpu or cluster." >&2 && exit 2 ;;
esac
