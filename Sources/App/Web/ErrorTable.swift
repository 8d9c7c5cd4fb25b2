import HTTPServer
import HTTPTypes
import Identity
import Jobs
import Preferences
import RewardModel
import Storage

/// The one table from errors to HTTP answers.
enum ErrorTable {
    static func httpError(for error: any Error) -> HTTPError {
        switch error {
        case let error as HTTPError:
            error
        case let error as ValidationError:
            HTTPError(
                status: .unprocessableContent, code: error.issues.first?.code ?? "invalidValue",
                message: error.issues.count == 1 ? error.issues[0].message : "Some values are not allowed; see errors.",
                issues: error.issues.map { .init(pointer: $0.pointer, code: $0.code, message: $0.message) })
        case let error as StorageError:
            HTTPError(
                status: status(of: error.code), code: error.reason.map(code) ?? error.code.rawValue,
                message: error.message, cause: error.cause)
        case let error as IdentityError:
            HTTPError(
                status: status(of: error.code), code: error.code.rawValue, message: error.message,
                headerFields: [.retryAfter: "\(error.retryAfter)"])
        case let error as RewardModelError:
            HTTPError(
                status: .internalServerError, code: error.code.rawValue, message: error.message, cause: error)
        case let error as TrainingFailure:
            HTTPError(status: .internalServerError, code: "measuringFailed", message: error.message, cause: error)
        case is WorkerPool.Full:
            HTTPError(
                status: .serviceUnavailable, code: "overloaded",
                message: "The server is busy computing. Try again in a few seconds.",
                headerFields: [.retryAfter: "5"])
        case is CancellationError:
            HTTPError(
                status: .internalServerError, code: "cancelled",
                message: "The request was cancelled before it was done. Send it again.", cause: error)
        default:
            HTTPError(
                status: .internalServerError, code: "internalError",
                message:
                    "Something went wrong on the server. Nothing was changed; give the request id when you report it.",
                cause: error)
        }
    }

    /// What programs are told: stable, whatever Storage calls it.
    private static func code(_ reason: StorageError.Reason) -> String {
        switch reason {
        case .leaseExpired: "leaseExpired"
        case .assignmentFinished: "assignmentFinished"
        case .trainingRunning: "runActive"
        case .nothingRanked: "notEnoughData"
        case .noPromotedModel: "noRewardModel"
        case .modelPruned: "modelPruned"
        case .lastAdmin: "lastAdmin"
        case .slugTaken: "slugTaken"
        case .usernameTaken: "usernameTaken"
        case .tooManyWeights: "tooManyWeights"
        case .nothingExcluded: "nothingExcluded"
        case .measuring: "measuring"
        case .workPaused: "workPaused"
        }
    }

    private static func status(of code: IdentityError.Code) -> HTTPResponse.Status {
        switch code {
        case .tooManySignIns: .tooManyRequests
        case .signInsBusy, .noMemory: .serviceUnavailable
        }
    }

    private static func status(of code: StorageError.Code) -> HTTPResponse.Status {
        switch code {
        case .notFound: .notFound
        case .forbidden: .forbidden
        case .invalid: .unprocessableContent
        case .unavailable: .serviceUnavailable
        case .conflict: .conflict
        case .changed: .preconditionFailed
        case .incompatible, .corrupt: .internalServerError
        }
    }
}

extension HTTPError {
    static var signInNeeded: HTTPError {
        HTTPError(
            status: .unauthorized, code: "signInNeeded",
            message: "Sign in, or send Authorization: Bearer with a valid token.",
            headerFields: [.wwwAuthenticate: "Bearer realm=\"Podium\""])
    }

    static func forbidden(_ message: String, code: String = "forbidden") -> HTTPError {
        HTTPError(status: .forbidden, code: code, message: message)
    }

    static func notFound(_ message: String) -> HTTPError {
        HTTPError(status: .notFound, code: "notFound", message: message)
    }

    static func conflict(_ code: String, _ message: String) -> HTTPError {
        HTTPError(status: .conflict, code: code, message: message)
    }
}
