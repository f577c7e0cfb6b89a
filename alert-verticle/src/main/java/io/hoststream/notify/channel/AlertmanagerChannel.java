package io.hoststream.notify.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Alertmanagers. Every message goes to all of them at once; it is taken when one of them took it, since they tell one
 * another. Sending the same again changes nothing.
 */
final class AlertmanagerChannel implements Channel {

    private final AlertmanagerSettings settings;
    private final Clock clock;
    private final Observer observer;
    private final List<AlertmanagerPeer> peers;
    private final ExecutorService threads;

    AlertmanagerChannel(AlertmanagerSettings settings, Clock clock, Observer observer) {
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
        this.peers = settings.peers().stream()
                .map(peer -> new AlertmanagerPeer(settings, peer, clock))
                .toList();
        this.threads = Executors.newFixedThreadPool(peers.size(), Threads.named("notify-alertmanager"));
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Receipt send(Message message) throws SendException {
        List<byte[]> requests = new AlertmanagerAlerts(clock.instant(), settings.resend()).requests(message);
        if (requests.isEmpty()) {
            return Receipt.NOTHING;
        }
        List<SendException> failures = new ArrayList<>();
        for (Optional<SendException> outcome : outcomes(requests)) {
            outcome.ifPresent(failures::add);
        }
        if (failures.size() == peers.size()) {
            throw all(failures);
        }
        observer.taken(name(), failures.stream().map(SendException::getMessage).toList());
        return Receipt.NOTHING;
    }

    private List<Optional<SendException>> outcomes(List<byte[]> requests) throws SendException {
        Deadline deadline = Deadline.in(settings.reach().timeout());
        List<Callable<Optional<SendException>>> calls = new ArrayList<>();
        peers.forEach(peer -> calls.add(() -> peer.send(requests, deadline)));
        List<Optional<SendException>> outcomes = new ArrayList<>();
        try {
            for (Future<Optional<SendException>> call : threads.invokeAll(calls)) {
                outcomes.add(call.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SendException.later("Alertmanager receiver " + name() + ": broken off");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Alertmanager receiver " + name() + ": a request failed unexpectedly", e);
        }
        return outcomes;
    }

    /** One for all: worth another try if it is for one of them. */
    private static SendException all(List<SendException> failures) {
        return failures.stream().filter(SendException::retriable).findFirst().orElseGet(() -> failures.get(0));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        peers.forEach(AlertmanagerPeer::close);
    }
}
