// Takes callbacks with the JDK's HTTP server and org.json, for as long as it is let: java -cp json.jar Service.java
// It needs org.json: mvn dependency:copy -Dartifact=org.json:json:20260814 -Dmdep.stripVersion -DoutputDirectory=.

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.json.JSONException;
import org.json.JSONObject;

class Service {
    static final Map<String, String> ENV = System.getenv();
    static final JSONObject ORDER = new JSONObject(ENV.get("PAYOUTS_PAYOUT"));
    static final List<String> PAID = List.of("processed", "partially_processed");

    // #region take
    static long latest = 0;
    static boolean isSettled = false;

    /** Takes what is on the order, and later than what came before. Settles the order once. */
    static synchronized void take(JSONObject attributes) throws IOException {
        var reference = ORDER.getString("reference_id");
        if (!reference.equals(attributes.optString("reference_id")) || attributes.getLong("updated") <= latest) return;
        latest = attributes.getLong("updated");
        if (PAID.contains(attributes.getString("status")) && !isSettled) {
            isSettled = true;
            var line = new JSONObject(Map.of("reference_id", reference, "belief", "paid", "settled", true)) + "\n";
            var report = Path.of(ENV.get("PAYOUTS_REPORT"));
            Files.writeString(report, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
    // #endregion take

    // #region receive
    static boolean isSigned(byte[] body, String signature, String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(secret.getBytes());
            digest.update(body);
            var expected = Base64.getEncoder().encode(digest.digest(secret.getBytes()));
            return signature != null && MessageDigest.isEqual(expected, signature.getBytes());
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }

    /** The status to respond with. */
    static int receive(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(2 << 20);
        try {
            var document = new JSONObject(new String(body, StandardCharsets.UTF_8));
            var attributes = document.getJSONObject("data").getJSONObject("attributes");
            var isTest = attributes.getBoolean("test_mode");
            var secret = ENV.get(isTest ? "PAYOUTS_CALLBACK_SECRET" : "PAYOUTS_CALLBACK_SECRET_LIVE");
            if (!isSigned(body, exchange.getRequestHeaders().getFirst("X-Signature"), secret)) return 401;
            take(attributes);
            return 200;
        } catch (JSONException error) {
            return 400;
        }
    }
    // #endregion receive

    static JSONObject call(String method, String path, JSONObject body) throws Exception {
        var credentials = ENV.get("PAYOUTS_ACCOUNT_ID") + ":" + ENV.get("PAYOUTS_API_KEY");
        var request = HttpRequest.newBuilder(URI.create(ENV.get("PAYOUTS_BASE_URL") + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return new JSONObject(response.body()).getJSONObject("data");
    }

    public static void main(String[] args) throws Exception {
        var address = URI.create(ENV.get("PAYOUTS_CALLBACK_URL"));
        var server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(receive(exchange), -1);
            exchange.close();
        });
        server.start();
        var created = new JSONObject(Map.of("data", Map.of("type", "payout-invoice", "attributes", ORDER)));
        var path = "/payout-invoices/" + call("POST", "/payout-invoices", created).getString("id");
        call("POST", path + "/process", null);
        if ("1".equals(ENV.get("PAYOUTS_STAY"))) return;
        for (var look = 0; look < 20; look++) {
            if (PAID.contains(call("GET", path, null).getJSONObject("attributes").getString("status"))) System.exit(0);
            Thread.sleep(100);
        }
        System.exit(2);
    }
}
