package io.hoststream.alert.engine;

/**
 * A host. Two installations that go by the same name are two hosts here: mixed, their values would flap.
 *
 * @param host the name
 * @param hostId the identity of the installation
 */
public record HostKey(String host, String hostId) {}
