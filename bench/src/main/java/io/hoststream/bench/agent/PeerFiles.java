package io.hoststream.bench.agent;

import java.util.List;

/** The settings that the peers are run with, and where they answer. */
final class PeerFiles {

    static final int EXPORTER_PORT = 19_100;
    static final int NETDATA_PORT = 19_999;

    private static final String COLLECTD = """
            Interval @SECONDS@
            FQDNLookup false
            BaseDir "@DIRECTORY@"
            PIDFile "@DIRECTORY@/collectd.pid"
            TypesDB "/usr/share/collectd/types.db"
            LoadPlugin logfile
            LoadPlugin cpu
            LoadPlugin contextswitch
            LoadPlugin df
            LoadPlugin disk
            LoadPlugin interface
            LoadPlugin load
            LoadPlugin memory
            LoadPlugin processes
            LoadPlugin swap
            LoadPlugin tcpconns
            LoadPlugin uptime
            LoadPlugin vmem
            LoadPlugin write_kafka
            <Plugin df>
              ReportInodes true
            </Plugin>
            <Plugin disk>
              Disk "/^[hsv]d[a-z]+$/"
            </Plugin>
            <Plugin tcpconns>
              AllPortsSummary true
            </Plugin>
            <Plugin write_kafka>
              Property "metadata.broker.list" "@BOOTSTRAP@"
              <Topic "collectd">
                Format JSON
              </Topic>
            </Plugin>
            """;

    private static final String NETDATA = """
            [global]
              run as user = root
            [db]
              mode = ram
              update every = @SECONDS@
            [directories]
              cache = @DIRECTORY@/netdata-cache
              lib = @DIRECTORY@/netdata-lib
              log = @DIRECTORY@/netdata-log
            [web]
              bind to = 127.0.0.1
              default port = @PORT@
            [cloud]
              enabled = no
            [registry]
              enabled = no
            [ml]
              enabled = no
            [health]
              enabled = no
            [statsd]
              enabled = no
            [plugins]
              apps = no
              cgroups = no
              checks = no
              charts.d = no
              ebpf = no
              go.d = no
              node.d = no
              perf = no
              python.d = no
              slabinfo = no
              tc = no
              timex = no
              idlejitter = no
            """;

    private PeerFiles() {}

    static String collectd(Agents.Run run) {
        return filled(COLLECTD, run);
    }

    static String netdata(Agents.Run run) {
        List.of("netdata-cache", "netdata-lib", "netdata-log").forEach(run::directory);
        return filled(NETDATA, run);
    }

    private static String filled(String text, Agents.Run run) {
        return text.replace("@SECONDS@", String.valueOf(run.seconds()))
                .replace("@DIRECTORY@", run.scratch().toString())
                .replace("@BOOTSTRAP@", run.bootstrap())
                .replace("@PORT@", String.valueOf(NETDATA_PORT));
    }
}
