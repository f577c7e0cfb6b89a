package io.hoststream.pipeline.kafka;

/** No broker of the cluster answered. */
public final class BrokerUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says who was asked and how long. */
    public BrokerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
