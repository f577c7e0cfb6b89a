package io.hoststream.notify.channel;

import io.hoststream.pipeline.outbound.AddressRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves the name of a receiver within a bound of time, and lets no address through that must not be connected to. A
 * thread of its own does it, because a lookup that hangs cannot be broken off.
 */
final class NameLookup implements AutoCloseable {

    private final String receiver;
    private final AddressRules rules;
    private final ExecutorService thread;

    /** Looks up for a receiver, which messages begin with. */
    NameLookup(String receiver, AddressRules rules) {
        this.receiver = receiver;
        this.rules = rules;
        this.thread = Executors.newSingleThreadExecutor(Threads.named("notify-lookup"));
    }

    /**
     * All addresses of the name, all of which may be connected to.
     *
     * @param plain whether nothing will be encrypted, which is for machines nearby alone
     */
    List<InetAddress> addresses(String host, boolean plain, Deadline deadline)
            throws SendException, InterruptedException {
        List<InetAddress> found = lookUp(host, deadline);
        for (InetAddress address : found) {
            Optional<String> objection = rules.objection(address);
            if (objection.isPresent()) {
                throw SendException.never(receiver + ": " + Words.line(host, 100) + " leads to " + objection.get()
                        + ", which allow-private and allow-link-local do not allow");
            }
            if (plain && !AddressRules.isNear(address)) {
                throw SendException.never(receiver + ": " + Words.line(host, 100) + " leads to "
                        + address.getHostAddress() + " without encryption: expected https");
            }
        }
        return found;
    }

    // What a failed lookup says beyond its kind is the name again.
    @SuppressWarnings("UnusedException")
    private List<InetAddress> lookUp(String host, Deadline deadline) throws SendException, InterruptedException {
        Future<InetAddress[]> lookup = thread.submit(() -> InetAddress.getAllByName(host));
        try {
            return List.of(lookup.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            lookup.cancel(true);
            String why = e instanceof TimeoutException
                    ? "no answer in time"
                    : e.getCause() instanceof UnknownHostException ? "no such name" : "the lookup failed";
            throw SendException.later(receiver + ": no address of " + Words.line(host, 100) + ": " + why);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
