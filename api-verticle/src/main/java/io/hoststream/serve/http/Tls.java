package io.hoststream.serve.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of a server: versions 1.2 and 1.3, with the suites that hide what was said from whoever gets hold of the key later, and
 * a certificate that is changed under way when its files change. A pair of files that cannot be used leaves the one of
 * before in place. Belongs to the server's event loop.
 */
public final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final String STRICT = "max-age=31536000";

    private final Certificate certificate;
    private boolean looking;

    /** TLS with this certificate. */
    public Tls(Certificate certificate) {
        this.certificate = certificate;
    }

    /** Options for a server that speaks TLS. Reads the files off the event loop; fails with what is wrong with them. */
    public Future<HttpServerOptions> options(Vertx vertx, HttpServerOptions plain) {
        return read(vertx).map(pair -> {
            plain.setSsl(true).setUseAlpn(false).setKeyCertOptions(pair).setEnabledSecureTransportProtocols(VERSIONS);
            SUITES.forEach(plain::addEnabledCipherSuite);
            return plain;
        });
    }

    /** Has the server go on with another certificate if the files changed; to be called about once a second. */
    public void look(Vertx vertx, HttpServer server) {
        if (looking) {
            return;
        }
        looking = true;
        vertx.executeBlocking(certificate::changed)
                .compose(changed -> changed ? change(vertx, server) : Future.succeededFuture())
                .onFailure(failure -> LOG.error("{}; the certificate of before stays in use", failure.getMessage()))
                .onComplete(done -> looking = false);
    }

    /** Has browsers come over TLS alone from now on. */
    public static void demand(HttpServerRequest request) {
        request.response().putHeader("Strict-Transport-Security", STRICT);
    }

    private Future<Boolean> change(Vertx vertx, HttpServer server) {
        return read(vertx).compose(pair -> {
            ServerSSLOptions options = new ServerSSLOptions();
            options.setUseAlpn(false).setKeyCertOptions(pair).setEnabledSecureTransportProtocols(VERSIONS);
            SUITES.forEach(options::addEnabledCipherSuite);
            return server.updateSSLOptions(options);
        });
    }

    private Future<PemKeyCertOptions> read(Vertx vertx) {
        return vertx.executeBlocking(() -> certificate.read(vertx));
    }
}
