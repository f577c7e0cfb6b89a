package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.outbound.TrustedCertificates;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.storage.export.ExportSettings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of role export that sends samples to receivers of Prometheus remote write. */
public final class RemoteWriteVerticle extends VerticleBase {

    private static final int ANSWERING_THREADS = 2;

    private final RoleContext role;
    private final ExportSettings export;
    private final RemoteWriteSettings settings;
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService answering = Executors.newFixedThreadPool(ANSWERING_THREADS, this::thread);
    private final List<Sender> senders = new ArrayList<>();

    /** Sends in the names and with the labels of the scrape. */
    public RemoteWriteVerticle(RoleContext role, ExportSettings export, RemoteWriteSettings settings) {
        this.role = role;
        this.export = export;
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(this::startSenders).onSuccess(senders::addAll);
    }

    private List<Sender> startSenders() {
        HttpClient client = client();
        WriteForm form = new WriteForm(
                export.labelling(),
                settings.maxSamples(),
                settings.metadata(),
                settings.maxAge(),
                export.staleAfter(),
                export.forgetAfter());
        return settings.receivers().stream()
                .map(target -> Sender.start(role, settings, form, client, target))
                .toList();
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .executor(answering);
        settings.caFile()
                .ifPresent(pem -> builder.sslContext(TrustedCertificates.context(pem, "remote-write.ca-file")));
        return builder.build();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "remote-write-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Future<?> stop() {
        return Future.join(senders.stream()
                        .map(sender -> Future.fromCompletionStage(sender.stop(), context))
                        .toList())
                .onComplete(stopped -> answering.shutdown());
    }
}
