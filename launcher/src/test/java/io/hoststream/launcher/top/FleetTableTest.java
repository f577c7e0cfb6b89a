package io.hoststream.launcher.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.launcher.top.FleetTable.Sort;
import io.hoststream.launcher.top.FleetTable.View;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetTableTest {

    private static final long NOW = 1_800_000_000_000L;

    private final Fleet fleet = new Fleet();
    private final FleetTable table = new FleetTable(160, 20, NOW);

    @BeforeEach
    void twoHosts() {
        fleet.apply(json("{'type':'welcome'}"));
        fleet.apply(
                json(
                        "{'type':'hosts','full':true,'hosts':[{'host':'db-1','status':'OK'},{'host':'web-1','status':'CRITICAL'}]}"));
        fleet.apply(
                json(
                        "{'type':'dict','sets':[[3,[['cpu_usage_percent',{}],"
                                + "['disk_usage_percent',{'mountpoint':'/'}],['disk_usage_percent',{'mountpoint':'/home'}],"
                                + "['network_bytes_recv',{'device':'a'}],['network_bytes_recv',{'device':'b'}]]]],'hosts':[[0,'db-1',3]]}"));
        fleet.apply(json("{'type':'data','d':[[0," + (NOW - 2000) + ",1,[12.5,40,70,1024,1024]]]}"));
    }

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }

    private List<String> text(View view) {
        return table.render(fleet, view).stream()
                .map(AttributedString::toString)
                .toList();
    }

    private static View all() {
        return new View("", Sort.WORST, false);
    }

    @Test
    void shouldPutTheWorstHostFirst() {
        List<String> lines = text(all());
        assertThat(lines.get(2)).contains("CRITICAL").contains("web-1");
        assertThat(lines.get(3)).contains("OK").contains("db-1");
    }

    @Test
    void shouldCombineDevicesIntoOneNumber() {
        assertThat(text(all()).get(3))
                .contains("12.5%")
                .contains("70.0%")
                .contains("2.0 KiB/s")
                .contains("2s");
    }

    @Test
    void shouldKeepTheLastValueOfAFamilyThatASampleDoesNotCarry() {
        fleet.apply(json("{'type':'data','d':[[0," + (NOW - 1000) + ",2,[13,null,null,1,1]]]}"));
        assertThat(text(all()).get(3)).contains("13.0%").contains("70.0%");
    }

    @Test
    void shouldColourAValueByTheAlertThatFiresOnIt() {
        fleet.apply(json("{'type':'alert','event':{'id':'1','state':'FIRING','severity':'CRITICAL','host':'db-1',"
                + "'metric':'cpu_usage_percent','since':1,'summary':'CPU of db-1 is at 97 %'}}"));
        AttributedString row = table.render(fleet, all()).get(3);
        int at = row.toString().indexOf("12.5%");
        assertThat(row.styleAt(at)).isEqualTo(AttributedStyle.BOLD.foreground(AttributedStyle.RED));
        assertThat(text(all()).get(19)).contains("CRITICAL").contains("CPU of db-1 is at 97 %");
    }

    @Test
    void shouldForgetAResolvedAlert() {
        fleet.apply(json("{'type':'alerts','alerts':[{'id':'1','state':'FIRING','severity':'WARNING','host':'db-1',"
                + "'metric':'cpu_usage_percent','since':1,'summary':'high'}]}"));
        fleet.apply(json("{'type':'alert','event':{'id':'1','state':'RESOLVED','severity':'WARNING','host':'db-1',"
                + "'metric':'cpu_usage_percent','since':1,'summary':'over'}}"));
        assertThat(String.join("\n", text(all()))).doesNotContain("high").doesNotContain("over");
    }

    @Test
    void shouldFilterByName() {
        assertThat(String.join("\n", text(new View("web", Sort.NAME, true))))
                .contains("web-1")
                .doesNotContain("db-1");
    }

    @Test
    void shouldNeverBeWiderOrHigherThanTheTerminal() {
        for (int width = 20; width < 200; width += 7) {
            for (int height = 3; height < 30; height += 4) {
                List<AttributedString> lines = new FleetTable(width, height, NOW).render(fleet, all());
                int bound = width;
                assertThat(lines).hasSizeLessThanOrEqualTo(height).allMatch(line -> line.columnLength() <= bound);
            }
        }
    }

    @Test
    void shouldNotLetAHostNameControlTheTerminal() {
        fleet.apply(json("{'type':'hosts','hosts':[{'host':'a\\u001b[2Jb','status':'OK'}]}"));
        assertThat(String.join("\n", text(all()))).doesNotContain("\u001b").contains("a?[2Jb");
    }

    @Test
    void shouldSayThatTheConnectionIsGone() {
        fleet.disconnected("connection lost, again in 2 s");
        assertThat(text(all()).get(0)).contains("connection lost, again in 2 s");
    }
}
