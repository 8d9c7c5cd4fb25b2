#!/bin/sh
# Step 3: PPO with a critic against Podium's reward model, with OpenRLHF 0.11 on Ray and vLLM.
#
#   sh ppo.sh SIZE [more options of openrlhf.cli.train_ppo_ray]
#
#   SIZE   one-gpu   everything on one GPU, in turns
#          cluster   a Ray cluster with NODES machines of GPUS GPUs: `ray start --head` on one, `ray start --address HEAD:6379`
#                    on the others, then this script on the head. Each machine needs this folder, the models and the token
#                    (a file of mode 0600) at the same paths
#          one-cpu   is not there: OpenRLHF needs a GPU. Hand over with --engine trl for a processor
#
# Settings, each from the environment. Defaults: Ouyang et al. 2022, appendix C.4, as far as it says: 512 answers sampled at
# temperature 1 and learned from once in batches of 64, β = 0.02, clip 0.2, no discount, a critic that begins as the reward
# model and learns at 9e-6, weights averaged with 0.992. The mix with pretraining data (PPO-ptx) is in ppo_ptx.sh.
set -eu

MODEL=${MODEL:-runs/sft}
CRITIC=${CRITIC:-runs/reward_model}     # MODEL itself, if you have trained none
OUT=${OUT:-runs/rl}
LEARNING_RATE=${LEARNING_RATE:-5e-6}
CRITIC_LEARNING_RATE=${CRITIC_LEARNING_RATE:-9e-6}
BETA=${BETA:-0.02}                      # how closely the policy is held to where it began
ROLLOUT=${ROLLOUT:-512}                 # answers that are sampled at once
BATCH=${BATCH:-64}
MICRO_BATCH=${MICRO_BATCH:-4}           # answers that a GPU takes at once
PASSES=${PASSES:-8}                     # times through the prompts; the paper's 256,000 episodes are 8 times 31,000
MAX_LENGTH=${MAX_LENGTH:-2048}          # tokens of a prompt with its answer
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
        memory=0.4
        ;;
    cluster)
        launch="ray job submit --address $RAY_ADDRESS --"
        memory=0.6
        ;;
    one-cpu) echo "OpenRLHF needs a GPU. Hand over with --engine trl to train on a processor." >&2 && exit 2 ;;
    *) usage 2 ;;
esac
shift
[ -e "$here/prompts/train.jsonl" ] || { echo "This hand-over has no prompts to train on; README.md says why." >&2 && exit 1; }
# A wrong token or address should say so now: OpenRLHF tells of a failed reward only when all have failed.
echo '{"prompt": "Hello.", "completion": "Hello."}' | python3 "$here/reward_client.py" >/dev/null

# shellcheck disable=SC2086 # options are words
exec $launch python3 -m openrlhf.cli.train_ppo_ray \
    --actor.model_name_or_path "$MODEL" --critic.model_name_or_path "$CRITIC" --ckpt.output_dir "$OUT" \
    --reward.remote_url "$here/reward_client.py" \
    --data.prompt_dataset "$here/prompts/train.jsonl" --data.input_key context_messages --data.label_key label \
    --data.apply_chat_template --data.max_len "$MAX_LENGTH" \
    --algo.advantage.estimator gae --algo.advantage.gamma 1 --algo.advantage.lambd 0.95 \
    --algo.kl.init_coef "$BETA" --actor.eps_clip 0.2 \
    --rollout.batch_size "$ROLLOUT" --rollout.micro_batch_size "$MICRO_BATCH" --rollout.n_samples_per_prompt 1 \
    --rollout.temperature 1 --rollout.max_new_tokens "$MAX_NEW_TOKENS" \
    --train.batch_size "$BATCH" --train.micro_batch_size "$MICRO_BATCH" --train.max_epochs 1 \
    --train.num_episodes "$PASSES" --train.enable_ema --train.ema_beta 0.992 \
    --actor.adam.lr "$LEARNING_RATE" --actor.lr_scheduler constant_with_warmup \
    --critic.adam.lr "$CRITIC_LEARNING_RATE" --critic.lr_scheduler constant_with_warmup \
    --actor.num_nodes "$NODES" --actor.num_gpus_per_node "$GPUS" \
    --critic.num_nodes "$NODES" --critic.num_gpus_per_node "$GPUS" \
    --ref.num_nodes "$NODES" --ref.num_gpus_per_node "$GPUS" \
    --train.colocate_all --ds.enable_sleep --ds.zero_stage "$ZERO_STAGE" --ds.param_dtype bf16 \
    --vllm.num_engines "$((NODES * GPUS))" --vllm.tensor_parallel_size 1 --vllm.enable_sleep \
    --vllm.gpu_memory_utilization "$memory" --actor.gradient_checkpointing_enable "$@"
