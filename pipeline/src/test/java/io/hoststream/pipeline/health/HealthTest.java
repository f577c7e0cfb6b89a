package io.hoststream.pipeline.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

    private final Health health = new Health();

    @Test
    void shouldBeReadyWhereThereIsNothingToWaitFor() {
        assertThat(health.ready()).isTrue();
        assertThat(health.checks()).isEmpty();
    }

    @Test
    void shouldNotBeReadyBeforeAPartHasReported() {
        health.register("archive");

        assertThat(health.ready()).isFalse();
        assertThat(health.checks()).containsExactly(new Check("archive", false, "starting"));
    }

    @Test
    void shouldBeReadyWhenEveryPartIs() {
        Indicator archive = health.register("archive");
        Indicator export = health.register("export");

        archive.up();
        assertThat(health.ready()).isFalse();
        export.up("12 hosts");

        assertThat(health.ready()).isTrue();
        assertThat(health.checks())
                .containsExactly(new Check("archive", true, ""), new Check("export", true, "12 hosts"));
    }

    @Test
    void shouldSayWhichPartIsDownAndWhy() {
        Indicator archive = health.register("archive");
        archive.up();

        archive.down("the disk is full");

        assertThat(health.ready()).isFalse();
        assertThat(health.checks()).containsExactly(new Check("archive", false, "the disk is full"));
    }

    @Test
    void shouldForgetAPartThatWasStoppedOnPurpose() {
        Indicator archive = health.register("archive");

        health.remove("archive");
        archive.down("a last word");

        assertThat(health.checks()).isEmpty();
        assertThat(health.ready()).isTrue();
    }

    @Test
    void shouldTakeAPartThatStartsAgain() {
        health.register("archive").up();
        health.remove("archive");

        health.register("archive");

        assertThat(health.ready()).isFalse();
    }

    @Test
    void shouldBeWrittenAsJson() {
        health.register("archive").down("no \"room\"");
        health.register("export").up();

        assertThat(HealthJson.ready(health))
                .isEqualTo("{\"status\":\"DOWN\",\"checks\":["
                        + "{\"name\":\"archive\",\"status\":\"DOWN\",\"detail\":\"no \\\"room\\\"\"},"
                        + "{\"name\":\"export\",\"status\":\"UP\",\"detail\":\"\"}]}");
        assertThat(HealthJson.live()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }
}
