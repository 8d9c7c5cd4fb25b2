/// The mean of shares from 0 to 1, each of a task of its own, with Wilson's interval for as many trials as there are tasks.
///
/// A task's share (pairs kept of those known) is no yes or no: it varies less than one, for of all that lie between 0 and 1
/// and have a mean `p` nothing varies more than what is only 0 or 1. And pairs of one task go together, so tasks are the
/// trials. The interval therefore covers at least as often as it says, also where there are few tasks; what follows from its
/// ends can be relied on. `MeanShareTests` measures it.
/// - Parameters:
///   - sum: of the shares.
///   - tasks: how many there are.
/// - Returns: nil without tasks.
public func meanShare(sum: Double, tasks: Int, level: Double = 0.95) -> (value: Double, interval: Interval)? {
    guard tasks > 0 else { return nil }
    return (
        sum / Double(tasks), wilsonInterval(successes: sum, trials: Double(tasks), level: level)
    )
}
