package io.hoststream.pipeline.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private final List<Integer> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Optional<Schema> answer = Optional.empty();

    private final Strangers strangers = new Strangers(
            id -> {
                asked.add(id);
                return answer;
            },
            nanos::get);

    @Test
    void shouldAskAgainAfterAMinute() {
        assertThat(strangers.find(50)).isEmpty();
        answer = ReleasedSchemas.find(2).map(ReleasedSchema::schema);
        assertThat(strangers.find(50)).isEmpty();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(strangers.find(50)).map(ReleasedSchema::id).contains(2);
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(strangers.find(50)).map(ReleasedSchema::id).contains(2);
        assertThat(asked).containsExactly(50, 50);
    }

    @Test
    void shouldNotBeKeptBusyByRubbish() {
        for (int id = 1000; id < 3000; id++) {
            assertThat(strangers.find(id)).isEmpty();
        }
        assertThat(asked).hasSize(Strangers.MOST);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(strangers.find(1)).isEmpty();

        assertThat(asked).hasSize(Strangers.MOST + 1);
    }

    @Test
    void shouldTakeARegistryThatIsAwayForOneThatKnowsNothing() {
        Strangers lonely = new Strangers(
                id -> {
                    asked.add(id);
                    throw RegistryException.away("it is away", null);
                },
                nanos::get);

        assertThat(lonely.find(5)).isEmpty();
        assertThat(lonely.find(5)).isEmpty();
        assertThat(asked).containsExactly(5);
    }
}
