package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registration that a killed broker left in the metadata log. The controller takes its owner for alive and refuses
 * the new broker until the session times out. Whoever holds the lock of the data directory knows better, and has it
 * removed, as an administrator would.
 */
final class StaleRegistration {

    private static final Logger LOG = LoggerFactory.getLogger(StaleRegistration.class);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private StaleRegistration() {}

    /** Removes the registration; if that fails, the start goes on and takes the session timeout longer. */
    static void remove(Controller controller, int brokerId) throws InterruptedException {
        try {
            boolean removed = Awaited.holds(() -> tryRemove(controller, brokerId), LIMIT);
            LOG.info("registration of a killed broker broker={} removed={}", brokerId, removed);
        } catch (ExecutionException e) {
            LOG.warn("registration of a killed broker stays until its session times out broker={}", brokerId, e);
        }
    }

    /** Returns false if the controller does not lead its quorum yet. */
    private static boolean tryRemove(Controller controller, int brokerId)
            throws InterruptedException, ExecutionException {
        ControllerRequestContext context = new ControllerRequestContext(
                new RequestHeaderData(),
                KafkaPrincipal.ANONYMOUS,
                OptionalLong.of(System.nanoTime() + LIMIT.toNanos()));
        try {
            controller.unregisterBroker(context, brokerId).get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotControllerException) {
                return false;
            }
            throw e;
        }
    }
}
