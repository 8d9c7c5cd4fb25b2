import Foundation
import HTTPServer
import Identity
import Jobs
import Preferences
import RewardModel
import Storage

/// What an error is called on a terminal.
package enum CommandLineError {
    /// - Returns: nil for errors that the argument parser explains by itself.
    package static func message(for error: any Error) -> String? {
        switch error {
        case let error as StorageError: error.message
        case let error as ValidationError: error.issues.map(\.message).joined(separator: " ")
        case let error as HTTPError: error.message
        case let error as IdentityError: error.message
        case let error as RewardModelError: error.message
        case let error as TrainingFailure: error.description
        case let error as ConfigurationError: error.description
        case is CancellationError: "Stopped."
        case let error as CocoaError: error.localizedDescription
        default: nil
        }
    }
}
