package dev.glassbox.runtime.library;

import static dev.glassbox.runtime.library.Case.refused;
import static dev.glassbox.runtime.library.Case.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.library.FaultyHub.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a hub does, the right bytes come or a sentence says what is wrong, and a later attempt
 * at a good hub brings the model.
 */
class HubFaultsTest {

    /** Less than a piece of the network, more than one, and more than our own pieces. */
    private static final List<Integer> SIZES = List.of(700, 50_000, 700_000);

    private static final Fault HALF = (reply, n) -> n == 1 && reply.half();

    @TempDir private Path root;

    static Stream<Arguments> faultsAndSizes() {
        return Stream.of(breaks(), ranges(), bodies(), statuses(), redirects(), listings())
                .flatMap(List::stream)
                .flatMap(fault -> SIZES.stream().map(size -> Arguments.of(fault, size)));
    }

    @ParameterizedTest(name = "{0}, {1} bytes")
    @MethodSource("faultsAndSizes")
    void bringsTheRightBytesOrASentence(Case given, int size) throws IOException {
        Library library = given.slow() ? Library.impatient(root) : new Library(root);
        try (FaultyHub hub = new FaultyHub(size)) {
            hub.script(given.fault());
            try {
                library.fetch(hub);
                assertThat(given.problems()).as("what should have been said").isEmpty();
                library.assertWhole(hub);
                return;
            } catch (IntakeException e) {
                assertThat(given.problems()).contains(e.problem().id());
            }
            library.assertNothingInstalled(hub);
            hub.script(Fault.NONE);
            Library patient = new Library(root);
            patient.fetch(hub);
            patient.assertWhole(hub);
        }
    }

    @Test
    void thereAreAsManyFaultsAsPromised() {
        assertThat(faultsAndSizes().count()).isGreaterThanOrEqualTo(40 * 3);
        assertThat(faultsAndSizes().map(a -> a.get()[0].toString() + a.get()[1]))
                .doesNotHaveDuplicates();
    }

    // Request 0 is the listing, request 1 the first of the big file.

    private static List<Case> breaks() {
        return List.of(
                right("none", Fault.NONE),
                right("breaks off in the middle once", HALF),
                right("breaks off in the middle always", files((reply, n) -> reply.half())),
                right("breaks off after a byte", (reply, n) -> n == 1 && reply.part(1)),
                right(
                        "breaks off before the last byte",
                        (reply, n) -> n == 1 && reply.part(reply.truth().length - 1)),
                refused(
                        "breaks off at once, always",
                        files((reply, n) -> reply.part(0)),
                        "library.broken-off",
                        "library.broken-off-file"),
                right("stalls in the middle once", (reply, n) -> n == 1 && reply.stall())
                        .impatiently(),
                refused(
                                "stalls after a byte, always",
                                files((reply, n) -> reply.part(1) && sleep()),
                                "library.stalled")
                        .impatiently(),
                refused("drips", files((reply, n) -> reply.drip()), "library.stalled")
                        .impatiently(),
                refused("does not answer", files((reply, n) -> sleep()), "library.no-answer")
                        .impatiently());
    }

    private static List<Case> ranges() {
        return List.of(
                right("200 for a range", rest((reply, n) -> reply.send(200, reply.truth()))),
                right(
                        "206 from another byte",
                        rest((reply, n) -> moved(reply, reply.from() - 1, 0))),
                right("206 of another length", rest((reply, n) -> moved(reply, reply.from(), 7))),
                right(
                        "206 that does not say which",
                        rest((reply, n) -> reply.etag("a").send(206, reply.rest()))),
                right("206 of another version", rest((reply, n) -> version(reply, "b"))),
                right("206 of no version", rest((reply, n) -> unversioned(reply))),
                refused(
                        "206 for all",
                        files((reply, n) -> version(reply, "a")),
                        "library.broken-off-file"),
                right("416 for a range", rest((reply, n) -> reply.status(416))),
                refused(
                        "416 for all",
                        files((reply, n) -> reply.status(416)),
                        "library.unexpected-status"),
                right("gzip for a range", rest((reply, n) -> reply.packed(reply.rest()))),
                refused("changed between two requests", changed(), "library.wrong-bytes"));
    }

    private static List<Case> bodies() {
        return List.of(
                right("gzip", files((reply, n) -> reply.packed(reply.truth()))),
                refused(
                        "gzip that is none",
                        files(
                                (reply, n) ->
                                        reply.header("Content-Encoding", "gzip")
                                                .send(200, reply.truth())),
                        "library.broken-off-file"),
                refused(
                        "gzip of too much",
                        files((reply, n) -> reply.packed(twice(reply.truth()))),
                        "library.wrong-size"),
                refused(
                        "states and sends too little",
                        files((reply, n) -> reply.send(200, new byte[reply.truth().length - 1])),
                        "library.wrong-size"),
                refused(
                        "states too much",
                        files(
                                (reply, n) ->
                                        reply.send(
                                                200,
                                                reply.truth().length + 9L,
                                                reply.truth(),
                                                reply.truth().length)),
                        "library.wrong-size"),
                refused(
                        "too little, unstated",
                        files((reply, n) -> reply.chunked(200, new byte[reply.truth().length - 1])),
                        "library.broken-off-file"),
                refused(
                        "too much, unstated",
                        files((reply, n) -> reply.chunked(200, twice(reply.truth()))),
                        "library.wrong-size"),
                refused("no end", files((reply, n) -> reply.endless()), "library.wrong-size"),
                refused(
                        "right size, wrong bytes",
                        files((reply, n) -> reply.etag("a").send(200, reply.wrong())),
                        "library.wrong-bytes"),
                right(
                        "right size, wrong bytes once",
                        (reply, n) -> n == 1 && reply.etag("a").send(200, reply.wrong())),
                right(
                        "wrong bytes under the right version, then a break",
                        (reply, n) ->
                                n == 1
                                        && reply.etag("a")
                                                .send(
                                                        200,
                                                        reply.truth().length,
                                                        reply.wrong(),
                                                        reply.truth().length / 2)),
                refused("a page", files((reply, n) -> reply.page()), "library.page"),
                refused(
                        "an empty file",
                        files((reply, n) -> reply.send(200, new byte[0])),
                        "library.wrong-size",
                        "library.broken-off-file"));
    }

    private static List<Case> statuses() {
        return List.of(
                refused("401", files((reply, n) -> reply.status(401)), "library.private"),
                refused("403", files((reply, n) -> reply.status(403)), "library.forbidden"),
                refused("404", files((reply, n) -> reply.status(404)), "library.file-gone"),
                refused("410", files((reply, n) -> reply.status(410)), "library.file-gone"),
                right("429 twice", files((reply, n) -> n < 3 && tooMany(reply, "7"))),
                refused("429", files((reply, n) -> tooMany(reply, "7")), "library.too-many"),
                refused(
                        "429 until tomorrow",
                        files((reply, n) -> tooMany(reply, "86400")),
                        "library.too-many"),
                right("500 once", (reply, n) -> n == 1 && reply.status(500)),
                refused("500", files((reply, n) -> reply.status(500)), "library.server-error"),
                refused("503", files((reply, n) -> reply.status(503)), "library.server-error"),
                refused("418", files((reply, n) -> reply.status(418)), "library.unexpected-status"),
                refused(
                        "204",
                        files((reply, n) -> reply.send(204, new byte[0])),
                        "library.unexpected-status"));
    }

    private static List<Case> redirects() {
        return List.of(
                right("sent on once", hops(1)),
                right("sent on five times", hops(5)),
                refused("sent on six times", hops(6), "library.redirect-loop"),
                refused(
                        "sent in circles",
                        files((reply, n) -> reply.redirect(reply.path())),
                        "library.redirect-loop"),
                to("file:///etc/passwd"),
                to("http://example.com/file"),
                to("http://127.0.0.1:1/file"),
                to("https://127.0.0.1/file"),
                to("https://10.1.2.3/file"),
                to("https://[::1]/file"),
                to("https://169.254.169.254/latest"),
                to("ftp://example.com/file"),
                to("::::"),
                to(""));
    }

    private static List<Case> listings() {
        return List.of(
                refused("listing 401", api((reply, n) -> reply.status(401)), "library.private"),
                refused(
                        "listing gated",
                        api((reply, n) -> reply.header("X-Error-Code", "GatedRepo").status(403)),
                        "library.gated"),
                refused("listing 404", api((reply, n) -> reply.status(404)), "library.not-found"),
                refused(
                        "no revision",
                        api(
                                (reply, n) ->
                                        reply.header("X-Error-Code", "RevisionNotFound")
                                                .status(404)),
                        "library.no-revision"),
                right("listing 500 once", api((reply, n) -> reply.status(500)).times(1)),
                refused(
                        "listing 500",
                        api((reply, n) -> reply.status(500)),
                        "library.server-error"),
                refused("listing 511", api((reply, n) -> reply.status(511)), "library.page"),
                refused("listing page", api((reply, n) -> reply.page()), "library.page"),
                refused(
                        "listing cut",
                        api((reply, n) -> reply.send(200, half(reply.truth()))),
                        "library.not-a-hub"),
                refused(
                        "listing of another kind",
                        api((reply, n) -> reply.send(200, "[1]".getBytes(StandardCharsets.UTF_8))),
                        "library.not-a-hub"),
                refused(
                        "listing breaks off",
                        api((reply, n) -> reply.half()),
                        "library.broken-off"),
                refused("listing does not come", api((reply, n) -> sleep()), "library.no-answer")
                        .impatiently(),
                right("listing gzip", api((reply, n) -> reply.packed(reply.truth()))),
                refused("listing no end", api((reply, n) -> reply.endless()), "library.not-a-hub"),
                refused("listing drips", api((reply, n) -> reply.drip()), "library.no-answer")
                        .impatiently());
    }

    private static Case to(String location) {
        return refused(
                "sent to '" + location + "'",
                files((reply, n) -> reply.redirect(location)),
                "library.redirect-refused");
    }

    /** Half of it, then the rest as given. */
    private static Fault rest(Fault given) {
        return given.forRanges(HALF);
    }

    /** Version a breaks off in the middle; from then on there is only version b. */
    private static Fault changed() {
        return (reply, n) ->
                n == 1 ? reply.half() : n > 1 && reply.etag("b").send(200, reply.wrong());
    }

    /** Sent on so many times within the hub, then the file. */
    private static Fault hops(int most) {
        return files((reply, n) -> n >= 1 && n <= most && reply.redirect(reply.path()));
    }

    private static Fault files(Fault given) {
        return (reply, n) -> !reply.isApi() && given.answer(reply, n);
    }

    private static Fault api(Fault given) {
        return (reply, n) -> reply.isApi() && given.answer(reply, n);
    }

    private static boolean moved(Reply reply, int from, int longer) throws IOException {
        int total = reply.truth().length + longer;
        return reply.etag("a").range(from, total).send(206, reply.rest());
    }

    private static boolean version(Reply reply, String etag) throws IOException {
        return reply.etag(etag).range(reply.from(), reply.truth().length).send(206, reply.rest());
    }

    private static boolean unversioned(Reply reply) throws IOException {
        return reply.range(reply.from(), reply.truth().length).send(206, reply.rest());
    }

    private static boolean tooMany(Reply reply, String seconds) throws IOException {
        return reply.header("Retry-After", seconds).status(429);
    }

    private static boolean sleep() throws InterruptedException {
        Thread.sleep(20_000);
        return true;
    }

    private static byte[] twice(byte[] bytes) {
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        return twice;
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
