package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormatTest {

    @TempDir
    private Path directory;

    @Test
    void shouldFormatANewDirectoryAndKnowItAgain() throws IOException {
        LogFormat.prepare(directory);
        String mark = Files.readString(mark());
        LogFormat.prepare(directory);

        assertThat(mark).contains("cluster.id=hoststream").contains("node.id=1");
        assertThat(Files.readString(mark())).isEqualTo(mark);
    }

    @Test
    void shouldFormatWhatAKilledFirstStartLeft() throws IOException {
        Files.createFile(directory.resolve(DataDirectory.LOCK_FILE));
        Files.writeString(directory.resolve("meta.properties.tmp"), "vers");
        Files.writeString(directory.resolve("bootstrap.checkpoint"), "half");

        LogFormat.prepare(directory);

        assertThat(mark()).exists();
    }

    @Test
    void shouldRefuseTheDirectoryOfAnotherCluster() throws IOException {
        Files.writeString(mark(), "version=1\ncluster.id=4L6g3nShT-eMCtK--X86sw\nnode.id=1\n");
        assertRefused("belongs to another Kafka cluster", "4L6g3nShT-eMCtK--X86sw");
    }

    @Test
    void shouldRefuseAnotherNodesDirectory() throws IOException {
        Files.writeString(mark(), "version=1\ncluster.id=hoststreamT-eMCtK--X86\nnode.id=7\n");
        assertRefused("belongs to another Kafka cluster", "node.id 7");
    }

    @Test
    void shouldRefuseADamagedMark() throws IOException {
        Files.writeString(mark(), "");
        assertRefused("meta.properties is damaged", "cluster.id");
        Files.writeString(mark(), "cluster.id=hoststreamT-eMCtK--X86\n");
        assertRefused("meta.properties is damaged", "node.id");
        Files.writeString(mark(), "cluster.id=\\u00zz");
        assertRefused("meta.properties is damaged", "not a properties file");
        Files.write(mark(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused("meta.properties is damaged", "not a properties file");
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        Files.writeString(directory.resolve("thesis.odt"), "years of work");
        assertRefused("is not empty", "thesis.odt");
        assertThat(mark()).doesNotExist();
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> LogFormat.prepare(directory))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContainingAll(parts);
    }

    private Path mark() {
        return directory.resolve("meta.properties");
    }
}
