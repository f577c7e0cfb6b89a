package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.Backlog;
import io.hoststream.collect.spool.DropAccount;
import io.hoststream.collect.spool.DropReason;
import io.hoststream.collect.spool.Entry;
import io.hoststream.collect.spool.FileDisk;
import io.hoststream.collect.spool.NumberRange;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.registry.Renumbering;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the spool and the producer. Handing over never blocks and does no I/O; what was handed over is on
 * the disk a moment later and on the topic as soon as the broker takes it.
 */
public final class ShippingThread {

    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    private static final String SPOOL_PART = "spool";
    private static final String PUBLISH_PART = "publish";

    private final RoleContext context;
    private final Mailbox mailbox = new Mailbox();
    private final DropAccount account = new DropAccount();
    private final ShippingMeters meters;
    private final Shipping shipping;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;

    private ShippingThread(RoleContext context, Path directory, long bound) {
        this.context = context;
        this.meters = new ShippingMeters(context.meters());
        Backlog backlog = new Backlog(() -> FileDisk.open(directory), bound, account, meters);
        Link link = new Link(
                () -> KafkaClients.promptProducer(
                        context.kafka(), Topic.SAMPLES.topicName(), Renumbering.of(context.schemaIds())),
                context.kafka().bootstrap());
        ShippingState state = new ShippingState();
        ShippingMeters.observe(state, context.meters(), context.clock());
        ShippingHealth health = new ShippingHealth(
                context.health().register(SPOOL_PART), context.health().register(PUBLISH_PART), System.nanoTime());
        this.shipping = new Shipping(
                new Shipping.Parts(mailbox, backlog, account, link), Topic.SAMPLES.topicName(), meters, health, state);
    }

    /**
     * Opens the spool in that directory and starts; needs no broker to be there. Blocks while it reads what an earlier run
     * left behind.
     *
     * @param bound the most that the spool may take on the disk; bytes
     * @throws io.hoststream.collect.spool.SpoolInUseException if another collector has the directory
     */
    public static ShippingThread start(RoleContext context, Path directory, long bound) {
        ShippingThread shipping = new ShippingThread(context, directory, bound);
        Thread thread = new Thread(shipping::run, "collect-publish");
        thread.setDaemon(true);
        thread.start();
        return shipping;
    }

    /** Hands over an entry. */
    public void offer(Entry entry) {
        for (Entry oldest : mailbox.offer(entry)) {
            account.giveUp(oldest);
            meters.dropped(DropReason.STUCK, 1);
        }
    }

    /** Which samples were given up, of this run or earlier ones; the next sample that is handed over has to tell of them. */
    public List<NumberRange> takeDropped() {
        return account.take();
    }

    /** Hands over what this host is, for the topic of hosts; it is kept until the broker has it, or newer word comes. */
    public void register(byte[] key, byte[] value) {
        mailbox.register(new ProducerRecord<>(Topic.HOSTS.topicName(), key, value));
    }

    /** Sends what waits, up to 3 s, and closes; what is left stays in the spool. Does not block. */
    public CompletionStage<@Nullable Void> stop() {
        stopping = true;
        mailbox.wake();
        return ended.minimalCompletionStage();
    }

    // Whatever ends the thread has to be told: a thread that died in silence would look like a quiet night.
    @SuppressWarnings("checkstyle:illegalcatch")
    private void run() {
        try {
            while (!stopping) {
                mailbox.await(shipping.runOnce(System.nanoTime()));
            }
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            context.fatal().accept(e);
        } finally {
            context.health().remove(SPOOL_PART);
            context.health().remove(PUBLISH_PART);
            ended.complete(null);
        }
    }

    private void drain() throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + DRAIN.toNanos();
        long wait = shipping.runOnce(System.nanoTime());
        while (shipping.busy() && !shipping.inVain() && System.nanoTime() < end) {
            if (shipping.lacksRegistrationOnly()) {
                // A last word is worth less than a sample: without it the host is taken for silent.
                end = Math.min(end, begin + LAST_WORD.toNanos());
            }
            mailbox.await(Math.min(wait, Math.max(0, end - System.nanoTime())));
            wait = shipping.runOnce(System.nanoTime());
        }
        long now = System.nanoTime();
        shipping.close(now, Duration.ofNanos(shipping.busy() ? Math.max(0, end - now) : 0));
    }
}
