package io.hoststream.serve.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the server and its private key, each in a file. Read whole and checked before use: that both can be
 * read, and that they belong together. Blocks for the file system.
 */
public final class Certificate {

    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);
    private static final byte[] PROBE = {1, 2, 3, 4};

    private final Path certificate;
    private final Path key;
    private byte[] certificateBytes = {};
    private byte[] keyBytes = {};

    /** The certificate, with those that vouch for it after it, and its key; both PEM. */
    public Certificate(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Reads both files.
     *
     * @throws IllegalStateException if they cannot be used, with which file and why; never with what is in them
     */
    public PemKeyCertOptions read(Vertx vertx) {
        load();
        PemKeyCertOptions pair = new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(certificateBytes))
                .addKeyValue(Buffer.buffer(keyBytes));
        X509Certificate own = check(vertx, pair);
        try {
            own.checkValidity();
            LOG.info("serving with the certificate file={}", certificate);
        } catch (CertificateException e) {
            LOG.warn(
                    "the certificate file={} (serve.tls-certificate) is not good now: {}", certificate, e.getMessage());
        }
        return pair;
    }

    /** Whether a file has changed since both were last read; one that is away for a moment has not. */
    public boolean changed() {
        try {
            return !Arrays.equals(certificateBytes, Files.readAllBytes(certificate))
                    || !Arrays.equals(keyBytes, Files.readAllBytes(key));
        } catch (IOException e) {
            LOG.debug("the certificate cannot be looked at: {}", e.toString());
            return false;
        }
    }

    private void load() {
        try {
            certificateBytes = Files.readAllBytes(certificate);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the certificate (serve.tls-certificate): " + e, e);
        }
        try {
            keyBytes = Files.readAllBytes(key);
            if (key.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(key).stream().anyMatch(OTHERS::contains)) {
                LOG.warn("file={} holds a private key and is open to others; expected mode 0640 or less", key);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the private key (serve.tls-key): " + e, e);
        }
    }

    // What a parser says of a private key may repeat parts of it.
    @SuppressWarnings("UnusedException")
    private X509Certificate check(Vertx vertx, PemKeyCertOptions pair) {
        try {
            KeyManager[] managers = pair.getKeyManagerFactory(vertx).getKeyManagers();
            X509KeyManager manager = (X509KeyManager) managers[0];
            for (String type : new String[] {"EC", "RSA"}) {
                String[] names = manager.getServerAliases(type, null);
                if (names != null && names.length > 0) {
                    return match(manager, names[0]);
                }
            }
        } catch (Exception e) {
            if (e instanceof IllegalStateException said) {
                throw said;
            }
            throw unusable("expected PEM, a certificate and its private key without a password");
        }
        throw unusable("expected a key of RSA or of an elliptic curve");
    }

    private X509Certificate match(X509KeyManager manager, String name) throws GeneralSecurityException {
        X509Certificate own = Objects.requireNonNull(manager.getCertificateChain(name))[0];
        PrivateKey secret = Objects.requireNonNull(manager.getPrivateKey(name));
        if (!secret.getAlgorithm().equals(own.getPublicKey().getAlgorithm())) {
            throw unusable("the key is not that of the certificate");
        }
        String algorithm = "SHA256with" + (secret.getAlgorithm().equals("EC") ? "ECDSA" : secret.getAlgorithm());
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(secret);
        signing.update(PROBE);
        byte[] signed = signing.sign();
        Signature checking = Signature.getInstance(algorithm);
        checking.initVerify(own.getPublicKey());
        checking.update(PROBE);
        if (!checking.verify(signed)) {
            throw unusable("the key is not that of the certificate");
        }
        return own;
    }

    private IllegalStateException unusable(String why) {
        return new IllegalStateException("The certificate " + certificate + " (serve.tls-certificate) and the key "
                + key + " (serve.tls-key) cannot be used: " + why);
    }
}
