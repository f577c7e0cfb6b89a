package io.hoststream.pipeline.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.role.Lifecycle.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    private final List<String> story = new ArrayList<>();
    private final Lifecycle lifecycle = new Lifecycle();

    @Test
    void shouldStartInOrderAndStopInTheReverseOrder() throws Exception {
        start("a");
        start("b");
        start("c");

        lifecycle.close();

        assertThat(story).containsExactly("start a", "start b", "start c", "stop c", "stop b", "stop a");
    }

    @Test
    void shouldStopEachThingOnce() throws Exception {
        start("a");

        lifecycle.close();
        lifecycle.close();

        assertThat(story).containsExactly("start a", "stop a");
    }

    @Test
    void shouldUnwindWhatWasStartedWhenAStartFails() throws Exception {
        start("a");
        start("b");
        IOException failure = new IOException("port in use");

        assertThatThrownBy(() -> lifecycle.start("c", failing(failure), told("stop c")))
                .isSameAs(failure);

        assertThat(story).containsExactly("start a", "start b", "stop b", "stop a");
        lifecycle.close();
        assertThat(story).hasSize(4);
    }

    @Test
    void shouldKeepWhatFailsWhileItUnwindsBesideTheFirstFailure() throws Exception {
        IllegalStateException second = new IllegalStateException("would not stop");
        start("a");
        lifecycle.start("b", told("start b"), failing(second));
        IOException first = new IOException("port in use");

        assertThatThrownBy(() -> lifecycle.start("c", failing(first), told("stop c")))
                .isSameAs(first)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(second));

        assertThat(story).containsExactly("start a", "start b", "stop a");
    }

    @Test
    void shouldStopTheRestWhenAStopFailsAndTellAllThatFailed() throws Exception {
        IllegalStateException first = new IllegalStateException("c would not stop");
        IOException second = new IOException("a would not stop");
        lifecycle.start("a", told("start a"), failing(second));
        start("b");
        lifecycle.start("c", told("start c"), failing(first));

        assertThatThrownBy(lifecycle::close)
                .isSameAs(first)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(second));

        assertThat(story).containsExactly("start a", "start b", "start c", "stop b");
    }

    @Test
    void shouldBeUsableAgainAfterAFailedStart() throws Exception {
        assertThatThrownBy(() -> lifecycle.start("a", failing(new IOException("no")), told("stop a")))
                .isInstanceOf(IOException.class);
        start("b");

        lifecycle.close();

        assertThat(story).containsExactly("start b", "stop b");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void shouldFindARoleByItsName(Role role) {
        assertThat(Role.find(role.id())).contains(role);
        assertThat(role.id()).matches("[a-z]+");
    }

    @Test
    void shouldFindNoRoleByAnotherName() {
        assertThat(Role.find("COLLECT")).isEmpty();
        assertThat(Role.find("")).isEmpty();
    }

    @Test
    void shouldStartConsumersBeforeTheCollectorThatFeedsThem() {
        assertThat(Role.values()).endsWith(Role.COLLECT);
        assertThat(Role.ALERT).isGreaterThan(Role.NOTIFY);
    }

    private void start(String name) throws Exception {
        lifecycle.start(name, told("start " + name), told("stop " + name));
    }

    private Step told(String what) {
        return () -> story.add(what);
    }

    private static Step failing(Exception failure) {
        return () -> {
            throw failure;
        };
    }
}
