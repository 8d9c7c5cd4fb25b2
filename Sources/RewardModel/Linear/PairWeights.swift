import Preferences

/// What the comparisons of one prompt weigh, given what managers let their judgements weigh.
///
/// A prompt weighs as much as the judgement on it that is trusted most, and its comparisons share that by the weights of
/// their judgements: of C comparisons that weigh in full each has 1/C, as in Ouyang et al. 2022, eq. 1. If every prompt
/// weighed 1, a weight would change nothing where only one labeler has judged, which is most of what there is. Both parts
/// go on smoothly to what is there when a judgement of weight 0 is left out. How a labeler judges (`LabelerModel`) comes on
/// top: it is a factor of the margin, and the loss of that margin has this weight.
struct PairWeights {
    private var total = 0
    private var most = LabelerWeight.none

    /// - Parameters:
    ///   - pairs: the strict comparisons of the prompt.
    ///   - ties: the others that are learned from.
    init(_ pairs: [StrictPair], _ ties: [StrictPair]) {
        for pair in [pairs, ties].joined() {
            total += Int(pair.weight.hundredths)
            most = max(most, pair.weight)
        }
    }

    /// Of one of them.
    func weight(of pair: StrictPair) -> Double { Double(pair.weight.hundredths) / Double(total) * most.value }
}
