// Pays with the JDK's HTTP client and org.json: java -cp json.jar Pay.java
// It needs org.json: mvn dependency:copy -Dartifact=org.json:json:20260814 -Dmdep.stripVersion -DoutputDirectory=.

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

class Pay {
    static final Map<String, String> ENV = System.getenv();
    static final JSONObject ORDER = new JSONObject(ENV.get("PAYOUTS_PAYOUT"));
    static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The status is 0 if there was no response, or none that could be read. */
    record Response(int status, Object data) {}

    /** What a search found, and whether it is certain that there is nothing. */
    record Found(JSONObject payout, boolean isAbsent) {}

    /** A payout, or else the exit code: 2 if nobody knows, 3 if there is none. */
    record Created(JSONObject payout, int belief) {}

    // #region call
    static Response call(String method, String path, JSONObject body) throws InterruptedException {
        var credentials = ENV.get("PAYOUTS_ACCOUNT_ID") + ":" + ENV.get("PAYOUTS_API_KEY");
        var request = HttpRequest.newBuilder(URI.create(ENV.get("PAYOUTS_BASE_URL") + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
        try {
            // The timeout of a request ends where the body begins. This one doesn't.
            var timeout = Long.parseLong(ENV.get("PAYOUTS_TIMEOUT_MS"));
            var response = HTTP.sendAsync(request, BodyHandlers.ofString()).get(timeout, TimeUnit.MILLISECONDS);
            var data = new JSONObject(response.body()).opt("data");
            Thread.sleep(1000 * response.headers().firstValueAsLong("Retry-After").orElse(0));
            return new Response(response.statusCode(), data);
        } catch (ExecutionException | TimeoutException | JSONException error) {
            return new Response(0, null);
        }
    }
    // #endregion call

    static JSONObject payoutIn(Object data) {
        return data instanceof JSONObject payout && payout.optJSONObject("attributes") != null ? payout : null;
    }

    static String attribute(JSONObject payout, String name) {
        return payout.getJSONObject("attributes").optString(name);
    }

    // #region own
    static boolean isOwn(JSONObject payout) {
        var wanted = ORDER.getDouble("amount");
        return Math.abs(payout.getJSONObject("attributes").optDouble("amount", wanted) - wanted) < 0.5;
    }
    // #endregion own

    // #region find
    static Found find() throws InterruptedException {
        var reference = ORDER.getString("reference_id");
        var query = "filter%5Breference_id%5D=" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        var response = call("GET", "/payout-invoices?" + query, null);
        if (response.status == 404) return new Found(null, true);
        if (response.status != 200) return new Found(null, false);
        var list = response.data instanceof JSONArray several ? several : new JSONArray().put(response.data);
        for (var item : list) {
            var payout = payoutIn(item);
            if (payout != null && attribute(payout, "reference_id").strip().equals(reference)) return new Found(payout, false);
        }
        return new Found(null, true);
    }
    // #endregion find

    // #region create
    static Created create() throws InterruptedException {
        var body = new JSONObject(Map.of("data", Map.of("type", "payout-invoice", "attributes", ORDER)));
        var isOpen = false;
        for (var round = 0; round < 4; round++) {
            var response = call("POST", "/payout-invoices", body);
            var shown = payoutIn(response.data);
            if (List.of(200, 201, 202, 409).contains(response.status) && shown != null) {
                return isOwn(shown) ? new Created(shown, 0) : new Created(null, isOpen ? 2 : 3);
            }
            if (List.of(401, 403, 405, 422).contains(response.status) && !isOpen) return new Created(null, 3);
            isOpen = true;
            var absences = 0;
            for (var look = 0; look < 5 && absences < 2; look++) {
                Thread.sleep(150);
                var found = find();
                if (found.payout != null) return isOwn(found.payout) ? new Created(found.payout, 0) : new Created(null, 2);
                if (found.isAbsent) absences++;
            }
            if (absences < 2) return new Created(null, 2);
        }
        return new Created(null, 2);
    }
    // #endregion create

    // #region claim
    /** Says, once and for all processes, that processing is asked for. */
    static boolean claim() {
        try {
            Files.createFile(Path.of(ENV.get("PAYOUTS_STATE"), "processing"));
            return true;
        } catch (IOException error) {
            return false;
        }
    }
    // #endregion claim

    static int pay() throws InterruptedException {
        var created = create();
        var payout = created.payout;
        if (payout == null) return created.belief;
        var path = "/payout-invoices/" + payout.getString("id");
        // #region process
        if (attribute(payout, "status").equals("created") && claim()) {
            call("POST", path + "/process", null);
        }
        // #endregion process
        // #region wait
        for (int failures = 0, look = 0; look < 20; look++) {
            Thread.sleep(100);
            var response = call("GET", path, null);
            var shown = response.status == 200 ? payoutIn(response.data) : null;
            var status = shown == null ? "" : attribute(shown, "status");
            if (List.of("processed", "partially_processed").contains(status)) return 0;
            failures = List.of("process_failed", "expired", "terminated").contains(status) ? failures + 1 : 0;
            if (failures == 3) return 3;
        }
        return 2;
        // #endregion wait
    }

    public static void main(String[] args) throws InterruptedException {
        System.exit(pay());
    }
}
