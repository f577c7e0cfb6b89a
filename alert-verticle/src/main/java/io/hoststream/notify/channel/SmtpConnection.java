package io.hoststream.notify.channel;

import io.hoststream.notify.channel.MailSettings.Encryption;
import io.hoststream.notify.channel.MailSettings.Login;
import io.hoststream.pipeline.outbound.TrustedCertificates;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to a mail server, made to an address that was checked. Its socket is closed when the time is over, whatever
 * the server does then.
 */
final class SmtpConnection implements AutoCloseable {

    private final Socket socket;
    private final Session session;
    private final SMTPTransport transport;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean late;

    private SmtpConnection(Socket socket, Session session) {
        this.socket = socket;
        this.session = session;
        this.transport = new SMTPTransport(session, new URLName("smtp", null, -1, null, null, null));
    }

    /**
     * Connects, encrypts and logs in.
     *
     * @throws MessagingException if the server refuses
     * @throws IOException if it cannot be reached, or its certificate does not prove its name
     */
    static SmtpConnection open(MailSettings settings, List<InetAddress> addresses, Deadline deadline)
            throws IOException, MessagingException {
        Socket socket = new Socket();
        SmtpConnection connection = null;
        try {
            int left = (int) deadline.left().toMillis();
            InetAddress named = InetAddress.getByAddress(
                    settings.server().host(), addresses.get(0).getAddress());
            socket.connect(new InetSocketAddress(named, settings.server().port()), left);
            socket.setSoTimeout(left);
            connection = new SmtpConnection(socket, session(settings, socket));
            connection.closeAt(deadline);
            connection.transport.connect(encrypted(settings, socket));
            return connection;
        } catch (IOException | MessagingException e) {
            if (connection == null) {
                socket.close();
                throw e;
            }
            throw connection.closedAfter(e);
        }
    }

    private MessagingException closedAfter(Exception failure) {
        close();
        return late ? new MessagingException("no whole answer in time") : asMessaging(failure);
    }

    private static MessagingException asMessaging(Exception failure) {
        return failure instanceof MessagingException known
                ? known
                : new MessagingException(String.valueOf(failure.getMessage()), failure);
    }

    private void closeAt(Deadline deadline) {
        CompletableFuture<Void> timed = ended.copy().orTimeout(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> closed = timed.whenComplete((nothing, failure) -> {
            late = failure != null;
            closeSocket();
        });
        // Ends with the connection; nobody waits for it.
        closed.exceptionally(failure -> null);
    }

    /** Whether the time ran out. */
    boolean late() {
        return late;
    }

    Session session() {
        return session;
    }

    SMTPTransport transport() {
        return transport;
    }

    private static Socket encrypted(MailSettings settings, Socket socket) throws IOException {
        if (settings.server().encryption() != Encryption.TLS) {
            return socket;
        }
        MailSettings.Server server = settings.server();
        SSLSocket secure = (SSLSocket) factory(settings).createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static SSLSocketFactory factory(MailSettings settings) {
        return settings.reach()
                .caFile()
                .map(pem -> TrustedCertificates.context(pem, "ca-file").getSocketFactory())
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static Session session(MailSettings settings, Socket socket) {
        boolean upgrade = settings.server().encryption() == Encryption.STARTTLS;
        Properties values = new Properties();
        values.put("mail.smtp.host", settings.server().host());
        values.put("mail.smtp.port", Integer.toString(settings.server().port()));
        values.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        values.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        values.put("mail.smtp.starttls.enable", Boolean.toString(upgrade));
        values.put("mail.smtp.starttls.required", Boolean.toString(upgrade));
        values.put("mail.smtp.ssl.checkserveridentity", "true");
        values.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        values.put("mail.smtp.ssl.socketFactory", factory(settings));
        values.put("mail.smtp.ssl.socketFactory.fallback", "false");
        // One address that is refused must not keep the others from hearing of it.
        values.put("mail.smtp.sendpartial", "true");
        values.put("mail.smtp.localhost", greeting(socket.getLocalAddress()));
        settings.login().ifPresent(login -> values.put("mail.smtp.user", login.user()));
        return Session.getInstance(
                values, settings.login().map(Credentials::new).orElse(null));
    }

    /** The address as a literal: the machine's own name is nothing that another machine could look up. */
    private static String greeting(InetAddress local) {
        String address = local.getHostAddress().replaceFirst("%.*", "");
        return local instanceof Inet6Address ? "[IPv6:" + address + "]" : "[" + address + "]";
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What was sent is sent; the server may have hung up by itself.
            closeSocket();
        }
        ended.complete(null);
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is closed.
        }
    }

    /** Hands the login to the library when it asks for it. */
    private static final class Credentials extends Authenticator {

        private final Login login;

        private Credentials(Login login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(login.user(), login.password().reveal());
        }
    }
}
