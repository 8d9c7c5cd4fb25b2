// RewardModel
