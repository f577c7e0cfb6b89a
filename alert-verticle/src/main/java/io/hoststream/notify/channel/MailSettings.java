package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.util.List;
import java.util.Optional;

/**
 * People with mailboxes.
 *
 * @param name of the receiver
 * @param server that takes the mail
 * @param login at the server; empty where it asks for none
 * @param from the sender's address
 * @param to the recipients' addresses
 * @param reach how far and how long the server is reached for
 */
public record MailSettings(String name, Server server, Optional<Login> login, String from, List<String> to, Reach reach)
        implements ChannelSettings {

    /** Keeps its own copies. */
    public MailSettings {
        to = List.copyOf(to);
    }

    /**
     * A server that takes mail.
     *
     * @param host its name or address
     * @param port its port: usually 587 for STARTTLS, 465 for TLS
     * @param encryption what goes before everything else
     */
    public record Server(String host, int port, Encryption encryption) {}

    /**
     * Who is sending.
     *
     * @param user the name
     * @param password to the name
     */
    public record Login(String user, Secret password) {}

    /** How a connection is encrypted. */
    public enum Encryption {
        /** By STARTTLS, without which nothing is sent. */
        STARTTLS,
        /** From the first byte on. */
        TLS,
        /** Not at all; only in a network that is trusted. */
        NONE
    }
}
