// Receives callbacks: java -cp json.jar Handler.java
// It needs org.json: mvn dependency:copy -Dartifact=org.json:json:20260814 -Dmdep.stripVersion -DoutputDirectory=.

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.json.JSONException;
import org.json.JSONObject;

class Handler {
    static boolean isGenuine(byte[] body, String signature, byte[] secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(secret);
            digest.update(body);
            var expected = Base64.getEncoder().encode(digest.digest(secret));
            return secret.length > 0 && signature != null && MessageDigest.isEqual(expected, signature.getBytes());
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException(error);
        }
    }

    /** The status to respond with. */
    static int handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(2 << 20);
        try {
            var data = new JSONObject(new String(body, StandardCharsets.UTF_8)).getJSONObject("data");
            var payout = data.getJSONObject("attributes");
            var name = payout.getBoolean("test_mode") ? "TEST_SECRET" : "LIVE_SECRET";
            var secret = System.getenv().getOrDefault(name, "").getBytes();
            if (!isGenuine(body, exchange.getRequestHeaders().getFirst("X-Signature"), secret)) return 401;
            System.out.println(data.getString("id") + " " + payout.getString("status") + " " + payout.getLong("updated"));
            return 200;
        } catch (JSONException error) {
            return 400;
        }
    }

    public static void main(String[] args) throws IOException {
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(handle(exchange), -1);
            exchange.close();
        });
        server.start();
    }
}
