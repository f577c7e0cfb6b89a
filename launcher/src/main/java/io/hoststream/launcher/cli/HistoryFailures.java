package io.hoststream.launcher.cli;

import io.hoststream.archive.history.HistoryException;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;

/** What went wrong with a question about the past, for the user. */
final class HistoryFailures {

    private HistoryFailures() {}

    static UserException explained(HistoryException e) {
        int code = switch (e.kind()) {
            case QUESTION, COST -> ExitCode.USAGE;
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case BUSY, TIMEOUT, CANCELLED, STORE -> ExitCode.FAILURE;
        };
        return new UserException(code, String.valueOf(e.getMessage()), e);
    }
}
