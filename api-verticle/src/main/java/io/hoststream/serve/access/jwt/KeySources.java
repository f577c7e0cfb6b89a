package io.hoststream.serve.access.jwt;

import io.hoststream.pipeline.outbound.AddressRules;
import io.hoststream.pipeline.outbound.Exchange;
import io.hoststream.pipeline.outbound.LimitedBody;
import io.hoststream.pipeline.outbound.TrustedCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The places where a provider's keys can be. Both come from the settings alone. An address is asked over TLS, is not
 * followed anywhere else, and may not lead to where clouds answer with credentials.
 */
final class KeySources {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final AddressRules RULES = new AddressRules(true, false);
    private static final long MOST_BYTES = 64L * 1024;
    private static final int OK = 200;

    private KeySources() {}

    static KeySource of(String place, Optional<Path> authorities) {
        return place.startsWith("https://") ? address(URI.create(place), authorities) : file(Path.of(place));
    }

    private static KeySource file(Path file) {
        return () -> {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        };
    }

    private static KeySource address(URI address, Optional<Path> authorities) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(WITHIN).followRedirects(HttpClient.Redirect.NEVER);
        authorities.ifPresent(pem -> builder.sslContext(TrustedCertificates.context(pem, "jwt.ca")));
        HttpClient client = builder.build();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(WITHIN)
                .header("Accept", "application/json")
                .build();
        return () -> ask(client, request);
    }

    private static String ask(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        for (InetAddress found :
                InetAddress.getAllByName(request.uri().getHost().replaceAll("[\\[\\]]", ""))) {
            Optional<String> objection = RULES.objection(found);
            if (objection.isPresent()) {
                throw new IOException(request.uri().getHost() + " leads to " + objection.get());
            }
        }
        try {
            HttpResponse<String> answer =
                    Exchange.send(client, request, LimitedBody.all(), WITHIN).get();
            if (answer.statusCode() != OK) {
                throw new IOException("the answer is HTTP " + answer.statusCode() + "; expected 200");
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getCause(), e);
        }
    }
}
