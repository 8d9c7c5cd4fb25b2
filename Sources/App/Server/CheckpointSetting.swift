import Storage

/// `--checkpoint`: who copies the database's write-ahead log into its file while the server runs.
package enum CheckpointSetting: String, CaseIterable, Sendable {
    case podium
    /// A replicator such as Litestream, which wants to have read the log before it begins anew.
    case external

    package var log: LogKeeping {
        switch self {
        case .podium: .server
        case .external: .external
        }
    }
}
