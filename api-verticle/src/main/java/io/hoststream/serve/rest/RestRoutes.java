package io.hoststream.serve.rest;

import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthJson;
import io.hoststream.serve.contract.Contract;
import io.hoststream.serve.contract.Document;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.inventory.InventoryDesk;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.silence.SilenceDesk;
import io.hoststream.serve.view.LiveView;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Map;

/** The table of what answers which operation of the contract. */
public final class RestRoutes {

    /** Where the operations are that need a key. */
    public static final String BASE = "/api/v1";

    private RestRoutes() {}

    /** Binds what is about the server itself. */
    public static void bindServer(Bindings bindings, Health health, Build build) {
        bindings.bind("getLiveness", call -> Future.succeededFuture(HealthJson.live()))
                .reply("getReadiness", call -> Future.succeededFuture(readiness(health)))
                .reply("getHealth", call -> Future.succeededFuture(readiness(health)))
                .bind("getVersion", version(build))
                .elsewhere("openLive")
                .elsewhere("openEvents");
    }

    /** Binds the documents that say what is promised: the contract itself, and that of the live feed and the topics. */
    public static void bindContract(Bindings bindings, Contract contract) {
        bindings.reply("getContractYaml", yaml(contract.document()))
                .reply("getContractJson", json(contract.document()))
                .reply("getEventsYaml", yaml(contract.events()))
                .reply("getEventsJson", json(contract.events()));
    }

    private static Replier yaml(Document document) {
        Reply reply =
                new Reply(HttpResponseStatus.OK.code(), "application/yaml", Buffer.buffer(document.yaml()), Map.of());
        return new Tagged(call -> Future.succeededFuture(reply));
    }

    private static Replier json(Document document) {
        String text = document.tree().encode();
        return Tagged.json(call -> Future.succeededFuture(text));
    }

    /** Binds what is about hosts and metrics. */
    public static void bindMetrics(Bindings bindings, Vertx vertx, LiveView view, Past past) {
        ListOperations lists = new ListOperations(view);
        MetricOperations metrics = new MetricOperations(view);
        RangeOperation range = new RangeOperation(vertx, view, past);
        bindings.reply("listHosts", Tagged.json(new HostListOperation(view)))
                .bind("getHost", lists::host)
                .bind("getAccess", lists::access)
                .reply("listMetrics", Tagged.json(lists::metrics))
                .reply("getCatalogueMetric", Tagged.json(lists::metric))
                .bind("listLatest", new LatestOperation(view))
                .bind("getLatest", metrics::latest)
                .bind("getMetric", metrics::metric)
                .reply("getHostRange", range)
                .reply("getRange", range);
    }

    /** Binds what is about alerts and silences. */
    public static void bindAlerts(Bindings bindings, LiveView view, Clock clock, SilenceDesk desk) {
        AlertOperations alerts = new AlertOperations(view, clock);
        SilenceOperations silences = new SilenceOperations(view, desk);
        bindings.bind("listAlerts", alerts::open)
                .bind("listAlertHistory", new AlertHistoryOperation(view))
                .bind("getAlert", alerts::one)
                .bind("listSilences", silences::list)
                .bind("getSilence", silences::one)
                .reply("makeSilence", silences::make)
                .reply("endSilence", silences::end);
    }

    /** Binds what is about groups and the inventory. */
    public static void bindGroups(Bindings bindings, LiveView view, InventoryDesk desk) {
        GroupOperations groups = new GroupOperations(view, desk);
        bindings.bind("listGroups", groups::list)
                .bind("getGroup", groups::one)
                .bind("assignHost", groups::assign)
                .bind("releaseHost", groups::release)
                .reply("removeHost", groups::remove);
    }

    private static Reply readiness(Health health) {
        HttpResponseStatus status = health.ready() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
        return Reply.json(status.code(), HealthJson.ready(health));
    }

    /** What was learned of series. */
    public static void bindOutlooks(Bindings bindings, LiveView view, Outlooks outlooks) {
        OutlookOperations learned = new OutlookOperations(view, outlooks);
        bindings.bind("listForecasts", learned::forecasts).bind("listAnomalies", learned::anomalies);
    }

    private static Operation version(Build build) {
        String text = JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("version", build.version());
            json.writeStringField("commit", build.commit());
            json.writeEndObject();
        });
        return call -> Future.succeededFuture(text);
    }
}
