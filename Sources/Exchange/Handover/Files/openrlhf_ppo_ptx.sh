#!/bin/sh
# Step 3 as in the paper: PPO with a critic and a mix of pretraining data (PPO-ptx), which keeps the policy from losing what it
# knew. OpenRLHF 0.6.4 has the mix, and the later ones that were looked at (0.7.5 to 0.11.2) have none, so this needs an
# environment of its own with that release:
#
#   pip install 'openrlhf[vllm]==0.6.4'
#   PRETRAIN_DATA=texts.jsonl sh ppo_ptx.sh SIZE [more options of its openrlhf.cli.train_ppo_ray]
#
#   SIZE   one-gpu   everything on one GPU, in turns
#          cluster   a Ray cluster with NODES machines of GPUS GPUs; see ppo.sh
#
# PRETRAIN_DATA has a JSON object a line, with a text in the field context_messages: that release reads prompts and pretraining
# texts by one name. Settings, each from the environment; defaults as in ppo.sh. The paper's mix weighs 27.8 times a gradient
# of its own scale; which weight suits your data you have to try.
set -eu

MODEL=${MODEL:-runs/sft}
CRITIC=${CRITIC:-runs/reward_model}     # MODEL itself, if you have trained none
OUT=${OUT:-runs/rl}
PRETRAIN_DATA=${PRETRAIN_DATA:-}
PTX_WEIGHT=${PTX_WEIGHT:-27.8}
LEARNING_RATE=${LEARNING_RATE:-5e-6}
CRITIC_LEARNING_RATE=${CRITIC_LEARNING_RATE:-9e-6}
BETA=${BETA:-0.02}
ROLLOUT=${ROLLOUT:-512}
BATCH=${BATCH:-64}
MICRO_BATCH=${MICRO_BATCH:-4}
PASSES=${PASSES:-8}
PROMPT_LENGTH=${PROMPT_LENGTH:-1536}
MAX_NEW_TOKENS=${MAX_NEW_TOKENS:-512}
ZERO_STAGE=${ZERO_STAGE:-3}
NODES=${NODES:-1}
GPUS=${GPUS:-8}
RAY_ADDRESS=${RAY_ADDRESS:-http://127.0.0.1:8265}

usage() {
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"
    exit "$1"
}

here=$(cd "$(dirname "$0")" && pwd)
case "${1:-}" in
    -h | --help) usage 0 ;;
    one-gpu)
        NODES=1
        GPUS=1
        launch=
        ;;
    cluster) launch="ray job submit --address $RAY_ADDRESS --" ;;
    one-cpu) echo "OpenRLHF needs a GPU. Hand over with --engine trl to train on a processor." >&2 && exit 2 ;;
    *) usage 2 ;;
esac
shift
[ -n "$PRETRAIN_DATA" ] || { echo "Name the pretraining texts: PRETRAIN_DATA=texts.jsonl sh ppo_ptx.sh …" >&2 && exit 2; }
[ -e "$here/prompts/train.jsonl" ] || { echo "This hand-over has no prompts to train on; README.md says why." >&2 && exit 1; }
echo '{"prompt": "Hello.", "completion": "Hello."}' | python3 "$here/reward_client.py" >/dev/null

# shellcheck disable=SC2086 # options are words
exec $launch python3 -m openrlhf.cli.train_ppo_ray \
    --pretrain "$MODEL" --critic_pretrain "$CRITIC" --save_path "$OUT" \
    --remote_rm_url "$here/reward_client_0_6.py" \
    --prompt_data "$here/prompts/train.jsonl" --input_key context_messages --label_key label --apply_chat_template \
    --pretrain_data "$PRETRAIN_DATA" --ptx_coef "$PTX_WEIGHT" \
    --prompt_max_len "$PROMPT_LENGTH" --generate_max_len "$MAX_NEW_TOKENS" \
    --advantage_estimator gae --gamma 1 --lambd 0.95 --init_kl_coef "$BETA" --eps_clip 0.2 \
    --rollout_batch_size "$ROLLOUT" --micro_rollout_batch_size "$MICRO_BATCH" --n_samples_per_prompt 1 --temperature 1 \
    --train_batch_size "$BATCH" --micro_train_batch_size "$MICRO_BATCH" --max_epochs 1 --num_episodes "$PASSES" \
    --enable_ema --actor_learning_rate "$LEARNING_RATE" --critic_learning_rate "$CRITIC_LEARNING_RATE" \
    --actor_num_nodes "$NODES" --actor_num_gpus_per_node "$GPUS" \
    --critic_num_nodes "$NODES" --critic_num_gpus_per_node "$GPUS" \
    --ref_num_nodes "$NODES" --ref_num_gpus_per_node "$GPUS" \
    --colocate_all_models --zero_stage "$ZERO_STAGE" --bf16 --gradient_checkpointing \
    --vllm_num_engines "$((NODES * GPUS))" --vllm_tensor_parallel_size 1 --vllm_enable_sleep --deepspeed_enable_sleep \
    --vllm_gpu_memory_utilization 0.4 "$@"
