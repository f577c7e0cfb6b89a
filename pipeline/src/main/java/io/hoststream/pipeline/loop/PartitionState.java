package io.hoststream.pipeline.loop;

/** Where a partition is: idle, or with one batch on its way through the sink. */
sealed interface PartitionState<T> {

    /** Nothing is under way: records may come. */
    record Idle<T>() implements PartitionState<T> {}

    /**
     * The sink has a batch. Not a record: a completion is matched against this very object, so that one for a batch that
     * is no longer live is known as a stranger.
     */
    final class Busy<T> implements PartitionState<T> {

        private final Delivery<T> delivery;
        private final int attempt;

        Busy(Delivery<T> delivery, int attempt) {
            this.delivery = delivery;
            this.attempt = attempt;
        }

        Delivery<T> delivery() {
            return delivery;
        }

        int attempt() {
            return attempt;
        }
    }

    /** The sink could not handle the batch for now: it gets it again at a time. */
    record BackingOff<T>(Delivery<T> delivery, int attempt, long retryAtNanos) implements PartitionState<T> {}
}
