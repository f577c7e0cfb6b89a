package io.hoststream.alert;

/** A place in a transaction that tells of state changes, at which tests can have the process end as if it had been killed. */
enum TransactionPoint {
    /** The transaction has begun and nothing was sent. */
    BEGUN,
    /** Events and states were handed to the client. */
    SENT,
    /** The offset is part of the transaction as well. */
    OFFSETS,
    /** The transaction is committed and nobody here knows yet. */
    COMMITTED
}
