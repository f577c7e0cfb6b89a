package io.hoststream.launcher.broker;

import java.util.Optional;

/**
 * The decision whether free space is low: low below the bound, fine again from a quarter above it, so that a value that
 * wavers around the bound is one change and not many. Not thread-safe.
 */
final class FreeSpace {

    private final long lowBelow;
    private final long fineFrom;
    private FreeSpaceState state = FreeSpaceState.OK;

    FreeSpace(long minimumFree) {
        this.lowBelow = minimumFree;
        this.fineFrom = Math.max(minimumFree, minimumFree + minimumFree / 4);
    }

    /** Takes the bytes free now and returns the new state if it changed. */
    Optional<FreeSpaceState> observe(long freeBytes) {
        FreeSpaceState next = next(freeBytes);
        if (next == state) {
            return Optional.empty();
        }
        state = next;
        return Optional.of(next);
    }

    private FreeSpaceState next(long freeBytes) {
        if (state == FreeSpaceState.OK) {
            return freeBytes < lowBelow ? FreeSpaceState.LOW : FreeSpaceState.OK;
        }
        return freeBytes >= fineFrom ? FreeSpaceState.OK : FreeSpaceState.LOW;
    }
}
