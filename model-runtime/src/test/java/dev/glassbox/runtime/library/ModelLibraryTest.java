package dev.glassbox.runtime.library;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.FaultyHub.Fault;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.trace.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {
    private static final int SIZE = 300_000;
    private static final long MUCH = 1L << 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path root;
    private FaultyHub hub;
    private Library library;

    @BeforeEach
    void start() throws IOException {
        hub = new FaultyHub(SIZE);
        library = new Library(root);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anOfferSaysWhatWouldComeAndWritesNothing() throws IOException {
        hub.say(",\"safetensors\":{\"parameters\":{\"F32\":75000},\"total\":75000}");
        Offer offer = library.library().look(Library.ID, hub.endpoint(), Cancellation.NONE);
        assertThat(offer.commit()).isEqualTo(FaultyHub.COMMIT);
        assertThat(offer.licence()).isEqualTo("mit");
        assertThat(offer.parameters()).isEqualTo(75_000);
        assertThat(offer.memoryBytes()).isEqualTo(390_000);
        assertThat(offer.files().stream().map(HubFile::name))
                .containsExactly("config.json", "README.md", FaultyHub.BIG);
        assertThat(offer.missingBytes()).isEqualTo(offer.bytes()).isGreaterThan(SIZE);
        assertThat(library.files()).isEmpty();
    }

    @Test
    void fetchesThePinnedCommit() {
        library.fetch(hub);
        assertThat(hub.requests().subList(1, hub.requests().size()))
                .allMatch(path -> path.startsWith("/someone/small/resolve/" + FaultyHub.COMMIT));
    }

    @Test
    void goesOnWhereACancelledFetchStopped() throws IOException {
        AtomicBoolean cancelled = new AtomicBoolean();
        FetchListener half = (file, done, total) -> cancelled.set(done > total / 2);
        assertThatThrownBy(() -> library.fetch(hub, half, cancelled::get))
                .isInstanceOf(CancellationException.class);
        library.assertNothingInstalled(hub);
        assertThat(library.library().hasPart(Library.ID)).isTrue();

        hub.script(Fault.NONE);
        Offer offer = library.library().look(Library.ID, hub.endpoint(), Cancellation.NONE);
        assertThat(offer.missingBytes()).isLessThan(offer.bytes() / 2);
        library.library().fetch(offer, FetchListener.NONE, Cancellation.NONE);
        library.assertWhole(hub);
        assertThat(library.library().hasPart(Library.ID)).isFalse();
        assertThat(hub.requests()).anyMatch(request -> request.contains(FaultyHub.BIG + " from "));
        assertThat(hub.requests()).noneMatch(request -> request.contains("config.json"));
    }

    @Test
    void progressEndsWithEverything() {
        List<Long> done = new ArrayList<>();
        hub.script((reply, n) -> n == 1 && reply.half());
        library.fetch(
                hub,
                (file, here, total) -> {
                    assertThat(here).isBetween(0L, total);
                    done.add(here);
                },
                Cancellation.NONE);
        assertThat(done.get(done.size() - 1)).isGreaterThan(SIZE);
        assertThat(done).isSorted();
    }

    @Test
    void fetchingAgainAsksForNoFile() {
        Path first = library.fetch(hub);
        hub.script(Fault.NONE);
        assertThat(library.fetch(hub)).isEqualTo(first);
        assertThat(hub.requests()).hasSize(1);
    }

    @Test
    void anotherVersionIsNotLaidOverAnInstalledOne() throws IOException {
        Path folder = library.fetch(hub);
        Path note = folder.resolve("MODEL.json");
        Files.writeString(note, Files.readString(note).replace(FaultyHub.COMMIT, "f".repeat(40)));
        assertThat(problemOf(() -> library.fetch(hub)).id()).isEqualTo("library.other-version");
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        hub.script((reply, n) -> n == 1 && reply.header("Retry-After", "7").status(429));
        library.fetch(hub);
        assertThat(library.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void measuresATimeToRetryByTheServersOwnClock() {
        hub.script(
                (reply, n) ->
                        n == 1
                                && reply.header("Date", "Tue, 01 Jan 1980 00:00:00 GMT")
                                        .header("Retry-After", "Tue, 01 Jan 1980 00:00:30 GMT")
                                        .status(503));
        library.fetch(hub);
        // The server of the JDK writes its own date over ours: then the time lies in the past.
        assertThat(library.pauses()).hasSize(1);
        assertThat(library.pauses().get(0)).isIn(Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    @Test
    void pausesGrowWhereTheServerSaysNothing() {
        hub.script((reply, n) -> n > 0 && reply.status(500));
        assertThat(problemOf(() -> library.fetch(hub)).id()).isEqualTo("library.server-error");
        assertThat(library.pauses())
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8));
    }

    @Test
    void aModelOfPicklesIsRefusedByTheirName() {
        hub.files().remove(FaultyHub.BIG);
        Problem problem = problemOf(() -> library.fetch(hub));
        assertThat(problem.id()).isEqualTo("library.pickles-only");
        assertThat(problem.arguments()).containsEntry("file", "pytorch_model.bin");
    }

    @Test
    void aRepositoryWithoutConfigIsNoModel() {
        hub.files().remove("config.json");
        assertThat(problemOf(() -> library.fetch(hub)).id()).isEqualTo("library.no-config");
    }

    @Test
    void anArchitectureThatIsNotReadIsRefusedBeforeItsWeights() throws IOException {
        config("{\"model_type\":\"mamba\"}");
        assertThat(problemOf(() -> library.fetch(hub)).id())
                .isEqualTo("model.unsupported-architecture");
        assertThat(hub.requests()).noneMatch(path -> path.endsWith(FaultyHub.BIG));
        library.assertNothingInstalled(hub);
    }

    @Test
    void aGatedModelIsRefusedAtOnce() {
        hub.say(",\"gated\":\"manual\"");
        assertThat(problemOf(() -> library.fetch(hub)).id()).isEqualTo("library.gated");
    }

    @Test
    void aFileWithoutAChecksumIsNotFetched() {
        hub.script(
                (reply, n) ->
                        reply.isApi()
                                && reply.send(
                                        200,
                                        text(reply.truth())
                                                .replaceAll(
                                                        "\"(sha256|blobId)\":\"[^\"]*\"",
                                                        "\"$1\":\"\"")
                                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(problemOf(() -> library.fetch(hub)).id()).isEqualTo("library.no-checksum");
    }

    @Test
    void shardsComeWithTheirIndex() throws IOException {
        hub.files().remove(FaultyHub.BIG);
        shard("model-00001-of-00002.safetensors", 1);
        shard("model-00002-of-00002.safetensors", 2);
        index("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
        Path folder = library.fetch(hub);
        assertThat(folder.resolve("model-00002-of-00002.safetensors"))
                .hasBinaryContent(FaultyHub.bytes(SIZE, 2));
        assertThat(folder.resolve("model.safetensors.index.json")).exists();
    }

    @Test
    void aShardThatIsNotThereIsNoticedBeforeTheOthersCome() {
        hub.files().remove(FaultyHub.BIG);
        shard("model-00001-of-00002.safetensors", 1);
        index("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
        Problem problem = problemOf(() -> library.fetch(hub));
        assertThat(problem.id()).isEqualTo("library.shard-missing");
        assertThat(problem.arguments()).containsEntry("file", "model-00002-of-00002.safetensors");
        assertThat(hub.requests()).noneMatch(path -> path.endsWith("00001-of-00002.safetensors"));
    }

    @Test
    void tooLittleMemoryIsSaidWithBothFigures() {
        Library small = new Library(new QuickDisk(), root, 100_000, PATIENCE);
        Problem problem = problemOf(() -> small.fetch(hub));
        assertThat(problem.id()).isEqualTo("library.no-memory");
        assertThat(problem.arguments()).containsEntry("needed", "380.9 kB");
        assertThat(problem.arguments()).containsEntry("free", "97.7 kB");
        assertThat(hub.requests()).hasSize(1);
    }

    @Test
    void weightsInHalvesTakeTwiceTheirSize() throws IOException {
        config("{\"model_type\":\"gpt2\",\"torch_dtype\":\"bfloat16\"}");
        Library small = new Library(new QuickDisk(), root, 500_000, PATIENCE);
        assertThat(problemOf(() -> small.fetch(hub)).id()).isEqualTo("library.no-memory");
        assertThat(hub.requests()).noneMatch(path -> path.endsWith(FaultyHub.BIG));
    }

    @Test
    void tooLittleRoomIsSaidWithBothFiguresBeforeAnythingComes() {
        Library full = new Library(new QuickDisk(50 << 20), root, MUCH, PATIENCE);
        Problem problem = problemOf(() -> full.fetch(hub));
        assertThat(problem.id()).isEqualTo("store.no-room");
        assertThat(problem.arguments()).containsEntry("free", "50 MB");
        assertThat(hub.requests()).hasSize(1);
    }

    @Test
    void aDiskThatFillsUpLeavesNoModelAndTheFetchGoesOnLater() throws IOException {
        QuickDisk disk = new QuickDisk();
        Library library = new Library(disk, root, MUCH, PATIENCE);
        FetchListener filling = (file, done, total) -> disk.room(done > SIZE / 2 ? 10 : 1 << 30);
        assertThat(problemOf(() -> library.fetch(hub, filling, Cancellation.NONE)).id())
                .isEqualTo("store.full");
        library.assertNothingInstalled(hub);
        disk.room(MUCH);
        hub.script(Fault.NONE);
        library.fetch(hub);
        library.assertWhole(hub);
        assertThat(hub.requests()).anyMatch(request -> request.contains(" from "));
    }

    @Test
    void twoDoNotFetchTheSameModelAtOnce() {
        Library other = new Library(root);
        FetchListener second =
                (file, done, total) ->
                        assertThat(problemOf(() -> other.fetch(hub)).id())
                                .isEqualTo("library.busy");
        library.fetch(hub, second, Cancellation.NONE);
    }

    @Test
    void aHubThatIsNotThereIsSaid() {
        HubEndpoint gone = hub.endpoint();
        hub.close();
        Problem problem =
                problemOf(() -> library.library().look(Library.ID, gone, Cancellation.NONE));
        assertThat(problem.id()).isEqualTo("library.unreachable");
        assertThat(problem.place()).isEqualTo(gone.toString());
    }

    @Test
    void whatAnOlderVersionLeftIsRemoved() throws IOException {
        Path old = root.resolve(".partial/someone/small/" + "a".repeat(40));
        Files.createDirectories(old);
        Files.writeString(old.resolve("model.safetensors.part"), "old");
        library.fetch(hub);
        assertThat(old).doesNotExist();
    }

    @Test
    void removesAModelWholeAndNothingElse() throws IOException {
        library.fetch(hub);
        library.library().remove(FaultyHub.ID);
        assertThat(root.resolve(FaultyHub.ID)).doesNotExist();
        assertThat(library.files()).allMatch(file -> file.endsWith("lock"));
        for (String id : List.of("", "..", "../x", "someone", "/etc", FaultyHub.ID)) {
            assertThat(problemOf(() -> library.library().remove(id)).id())
                    .isEqualTo("library.not-installed");
        }
    }

    @Test
    void forgetsAPart() throws IOException {
        hub.script((reply, n) -> n > 0 && reply.status(404));
        problemOf(() -> library.fetch(hub));
        assertThat(library.library().hasPart(Library.ID)).isTrue();
        library.library().discardPart(Library.ID);
        assertThat(library.library().hasPart(Library.ID)).isFalse();
    }

    @Test
    void aTrainedModelOfTheLibraryIsNoOfferedOne() throws IOException {
        Path own = root.resolve("own");
        Files.createDirectories(own);
        Files.writeString(own.resolve("config.json"), "{}");
        assertThat(InstalledNote.in(own)).isEmpty();
        assertThat(new ModelCatalog(Map.of("installed", root), List.of()).ids())
                .containsExactly("own");
    }

    private void config(String json) {
        hub.files().put("config.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private void shard(String name, int seed) {
        hub.files().put(name, FaultyHub.bytes(SIZE, seed));
    }

    private void index(String... shards) {
        StringBuilder map = new StringBuilder();
        for (String shard : shards) {
            map.append(map.isEmpty() ? "" : ",").append("\"t" + shard + "\":\"" + shard + "\"");
        }
        hub.files()
                .put(
                        "model.safetensors.index.json",
                        ("{\"weight_map\":{" + map + "}}").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
