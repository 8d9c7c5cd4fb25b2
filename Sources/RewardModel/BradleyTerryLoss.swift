import Foundation

/// The Bradley–Terry loss of one comparison: −log σ(margin) with margin = r(preferred) − r(rejected), in nats.
///
/// The overflow-free softplus form. Ouyang et al. 2022, eq. 1; Bradley & Terry 1952.
enum BradleyTerryLoss {
    @inline(__always)
    static func value(margin: Double) -> Double {
        max(-margin, 0) + log1p(exp(-abs(margin)))
    }

    /// ∂loss/∂margin = −σ(−margin).
    @inline(__always)
    static func slope(margin: Double) -> Double {
        -sigmoid(-margin)
    }

    /// ∂²loss/∂margin² = σ(margin) · σ(−margin).
    @inline(__always)
    static func curvature(margin: Double) -> Double {
        sigmoid(margin) * sigmoid(-margin)
    }

    /// The modelled probability that the preferred completion is preferred.
    @inline(__always)
    static func sigmoid(_ margin: Double) -> Double {
        let small = exp(-abs(margin))
        return (margin >= 0 ? 1 : small) / (1 + small)
    }
}
