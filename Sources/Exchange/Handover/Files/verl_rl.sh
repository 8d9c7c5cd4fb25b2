#!/bin/sh
# Step 2: reinforcement learning against Podium's reward model, with veRL 0.9 on Ray and vLLM: PPO with a critic, or GRPO.
#
#   sh rl.sh SIZE [more settings of verl.trainer.main_ppo, such as trainer.logger=wandb]
#
#   SIZE   one-gpu   everything on one GPU, in turns
#          cluster   a Ray cluster with NODES machines of GPUS GPUs: `ray start --head` on one, `ray start --address HEAD:6379`
#                    on the others, then this script on the head. Each machine needs this folder, the model and the token
#                    (a file of mode 0600) at the same paths
#          one-cpu   is not there: veRL needs a GPU. Hand over with --engine trl for a processor
#
# Settings, each from the environment. Defaults: Ouyang et al. 2022, appendix C.4, as far as it says: 512 answers sampled at
# temperature 1 and learned from once in batches of 64, β = 0.02 within the reward, clip 0.2, no discount.
set -eu

MODEL=${MODEL:-runs/sft}                # a Hugging Face name or folder
CRITIC=${CRITIC:-$MODEL}                # what the critic begins as
OUT=${OUT:-runs/rl}
ALGORITHM=${ALGORITHM:-ppo}             # or grpo, which has no critic and compares ANSWERS answers to a prompt
ANSWERS=${ANSWERS:-8}
LEARNING_RATE=${LEARNING_RATE:-5e-6}
CRITIC_LEARNING_RATE=${CRITIC_LEARNING_RATE:-9e-6}
BETA=${BETA:-0.02}                      # how closely the policy is held to where it began
ROLLOUT=${ROLLOUT:-512}                 # answers that are sampled at once
BATCH=${BATCH:-64}
MICRO_BATCH=${MICRO_BATCH:-4}           # answers that a GPU takes at once
PASSES=${PASSES:-8}                     # times through the prompts
PROMPT_LENGTH=${PROMPT_LENGTH:-1536}    # tokens; longer prompts are left out
MAX_NEW_TOKENS=${MAX_NEW_TOKENS:-512}
NODES=${NODES:-1}
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
[ -e "$here/prompts/train.jsonl" ] || { echo "This hand-over has no prompts to train on; README.md says why." >&2 && exit 1; }
# veRL wants prompts to validate on; without any of that part it is shown some that it trains on.
validation=$here/prompts/validation.jsonl
[ -e "$validation" ] || validation=$here/prompts/train.jsonl
case "$ALGORITHM" in
    ppo)
        set -- algorithm.adv_estimator=gae algorithm.gamma=1 algorithm.lam=0.95 critic.model.path="$CRITIC" \
            critic.optim.lr="$CRITIC_LEARNING_RATE" critic.ppo_micro_batch_size_per_gpu="$MICRO_BATCH" "$@"
        answers=1
        ;;
    grpo)
        set -- algorithm.adv_estimator=grpo "$@"
        answers=$ANSWERS
        ;;
    *) echo "There is no ALGORITHM $ALGORITHM: ppo or grpo." >&2 && exit 2 ;;
esac
# A wrong token or address should say so now.
echo '{"prompt": "Hello.", "completion": "Hello."}' | python3 "$here/reward_client.py" >/dev/null

exec python3 -m verl.trainer.main_ppo \
    data.train_files="$here/prompts/train.jsonl" data.val_files="$validation" data.prompt_key=prompt \
    data.max_prompt_length="$PROMPT_LENGTH" data.max_response_length="$MAX_NEW_TOKENS" data.filter_overlong_prompts=True \
    data.train_batch_size="$((ROLLOUT / answers))" \
    actor_rollout_ref.model.path="$MODEL" actor_rollout_ref.actor.optim.lr="$LEARNING_RATE" \
    actor_rollout_ref.actor.ppo_mini_batch_size="$((BATCH / answers))" actor_rollout_ref.actor.ppo_epochs=1 \
    actor_rollout_ref.actor.ppo_micro_batch_size_per_gpu="$MICRO_BATCH" actor_rollout_ref.actor.clip_ratio=0.2 \
    actor_rollout_ref.rollout.name=vllm actor_rollout_ref.rollout.n="$answers" actor_rollout_ref.rollout.temperature=1.0 \
    actor_rollout_ref.rollout.gpu_memory_utilization=0.4 \
    actor_rollout_ref.rollout.log_prob_micro_batch_size_per_gpu="$MICRO_BATCH" \
    actor_rollout_ref.ref.log_prob_micro_batch_size_per_gpu="$MICRO_BATCH" \
    algorithm.use_kl_in_reward=True algorithm.kl_ctrl.kl_coef="$BETA" \
    reward.custom_reward_function.path="$here/reward_client.py" reward.custom_reward_function.name=compute_score \
    trainer.nnodes="$NODES" trainer.n_gpus_per_node="$GPUS" trainer.total_epochs="$PASSES" \
    trainer.default_local_dir="$OUT" trainer.project_name=podium trainer.experiment_name=rl trainer.logger=console "$@"
