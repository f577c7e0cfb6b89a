package io.hoststream.serve.view;

/**
 * One run of a collector, as its samples name it.
 *
 * @param host the name that it sends under
 * @param hostId the identity of its installation
 * @param epochMillis when it was started; milliseconds since 1970
 */
record Sender(String host, String hostId, long epochMillis) {}
