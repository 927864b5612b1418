package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Asks a hub, follows where it may send us, and waits no longer than it is told. Sends nothing of
 * the user: no token, no cookie.
 */
final class HubClient {
    private static final long SLICE_MILLIS = 50;

    private final HubEndpoint endpoint;
    private final Redirects redirects;
    private final HttpClient http;
    private final Patience patience;

    HubClient(HubEndpoint endpoint, Patience patience) {
        this(endpoint, patience, InetAddress::getAllByName);
    }

    HubClient(HubEndpoint endpoint, Patience patience, Addresses.Lookup lookup) {
        this.endpoint = endpoint;
        this.patience = patience;
        redirects = new Redirects(endpoint, lookup);
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience.connect())
                        .build();
    }

    HubEndpoint endpoint() {
        return endpoint;
    }

    /**
     * Asks for a path of the hub.
     *
     * @param from the first byte wanted
     * @throws HubTrouble if there is no answer, or the server sends us where we may not go
     * @throws CancellationException if cancelled
     */
    Answer get(String path, long from, Pace pace) throws HubTrouble {
        URI uri = endpoint.resolve(path);
        for (int hops = 0; ; hops++) {
            HttpResponse<Inflow> response = send(uri, from, pace);
            if (!Redirects.is(response.statusCode())) {
                return new Answer(
                        response.statusCode(),
                        response.headers(),
                        new BodyStream(response.body(), pace));
            }
            response.body().close();
            if (hops == Redirects.MOST) {
                throw HubTrouble.lasting(failure("library.redirect-loop"));
            }
            uri = redirects.follow(uri, response.headers().firstValue("location"));
        }
    }

    private HttpResponse<Inflow> send(URI uri, long from, Pace pace) throws HubTrouble {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(patience.answer())
                        .header("User-Agent", "Glassbox")
                        .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        CompletableFuture<HttpResponse<Inflow>> sent =
                http.sendAsync(request.build(), headers -> new Inflow());
        try {
            return await(sent, pace);
        } catch (ExecutionException e) {
            throw trouble(e.getCause());
        } catch (Pace.TooSlow e) {
            throw HubTrouble.lasting(failure("library.out-of-time"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            sent.cancel(true);
        }
    }

    private static HttpResponse<Inflow> await(
            CompletableFuture<HttpResponse<Inflow>> sent, Pace pace)
            throws ExecutionException, InterruptedException, Pace.TooSlow {
        while (true) {
            try {
                return sent.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                pace.cancellation().check();
                if (pace.isOver()) {
                    throw new Pace.TooSlow("total");
                }
            }
        }
    }

    private HubTrouble trouble(@org.jspecify.annotations.Nullable Throwable why) {
        if (why instanceof HttpConnectTimeoutException || why instanceof ConnectException) {
            return HubTrouble.passing(failure("library.unreachable"));
        }
        if (why instanceof HttpTimeoutException) {
            return HubTrouble.passing(failure("library.no-answer"));
        }
        if (why instanceof SSLException) {
            return HubTrouble.lasting(failure("library.not-secure"));
        }
        if (why instanceof IOException) {
            return HubTrouble.passing(failure("library.broken-off"));
        }
        return HubTrouble.lasting(failure("library.unreachable"));
    }

    private Problem failure(String id) {
        return Problem.failure(id, endpoint.toString());
    }
}
