package dev.glassbox.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.lab.LabRun.Phase;
import dev.glassbox.app.lab.OwnTextState.Offer;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.TextSizes;
import dev.glassbox.runtime.training.text.TextReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A text of one's own from the paste to the library, on the app's own threads. */
@Timeout(600)
class OwnTextViewModelTest {
    private static final String POEM = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n";

    @TempDir private Path folder;
    private final LabBench bench = new LabBench();
    private LabViewModel lab;
    private OwnTextViewModel own;

    @BeforeEach
    void open() {
        lab = bench.lab(LabBench.state(LabBench.plan(""), 0), models());
        own = bench.ownText(lab, models());
        own.open();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Path models() {
        return folder.resolve("models");
    }

    private OwnTextState state() {
        return own.state().get();
    }

    private OwnTextState settled() throws InterruptedException {
        bench.await(
                () ->
                        state().phase() == OwnTextState.Phase.REFUSED
                                || state().phase() == OwnTextState.Phase.READY);
        return state();
    }

    private Offer offer() throws InterruptedException {
        return settled().offer().orElseThrow();
    }

    private OwnTextState pasted(String words) throws InterruptedException {
        own.paste(words);
        return settled();
    }

    private List<String> keptTexts() throws IOException {
        Path texts = folder.resolve("texts");
        if (!Files.isDirectory(texts)) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(texts)) {
            return there.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    @Test
    void aPastedTextIsTrainedSavedAndOpensAsAModelOfTheLibrary() throws Exception {
        String text = POEM.repeat(40);
        OwnTextState read = pasted(text);
        assertThat(read.read().orElseThrow().lines()).isEqualTo(160);
        assertThat(read.read().orElseThrow().languages()).containsExactly("zh");
        assertThat(read.read().orElseThrow().proposed()).isEqualTo("my-text");
        SizeAdvice advised = offer().chosen();
        assertThat(advised).isEqualTo(SizeAdvice.of(new TextReader().paste(text)));
        own.sizes(1, 2, 16, 16);
        settled();
        own.steps(20);
        settled();
        own.name("静夜思-1");
        bench.await(() -> state().pace().isPresent() && state().canBegin());
        assertThat(state().pace().orElseThrow()).isPositive();
        own.train();
        bench.await(lab, Phase.DONE);

        LabState now = lab.state().get();
        assertThat(now.own().open()).isFalse();
        LabPlan.OwnText planned = now.plan().text().orElseThrow();
        assertThat(planned.sizes()).contains(new TextSizes(1, 2, 16, 16));
        assertThat(now.plan().steps()).isEqualTo(20);
        assertThat(now.plan().settings())
                .containsEntry("max_lr", 3e-3)
                .containsEntry("batch", 12.0);
        assertThat(lab.run().get().about().vocabulary()).isEqualTo(20);
        assertThat(lab.run().get().log()).hasSize(2).allMatch(line -> line.trainLoss() > 0);
        assertThat(now.focus().prompt()).isEqualTo("床前明月光，");
        assertThat(own.nameFor(now.plan())).isEqualTo("静夜思-1");

        own.saver().save(lab.run().get().about().model(), own.nameFor(now.plan()));
        bench.await(() -> own.saver().state().get() instanceof ModelSaver.Done);
        Path saved = models().resolve("静夜思-1");
        assertThat(Files.readString(saved.resolve("README.md")))
                .contains("`pasted`", planned.source().sha256());
        try (Stream<Path> files = Files.walk(saved)) {
            assertThat(files.filter(path -> path.endsWith("pasted"))).as("no text in it").isEmpty();
        }
        ModelCatalog catalog =
                new ModelCatalog(
                        Map.of(ModelCatalog.INSTALLED, models()),
                        List::of,
                        ModelCatalog.providersOnClassPath());
        assertThat(catalog.ids()).contains("静夜思-1");
        try (LanguageModel model = catalog.open("静夜思-1")) {
            assertThat(model.config().nLayers()).isEqualTo(1);
            assertThat(model.config().dModel()).isEqualTo(16);
            assertThat(model.tokenizer().orElseThrow().encodeIds("明月")).hasSize(2);
        }
        own.saver().save(lab.run().get().about().model(), "静夜思-1");
        bench.await(() -> own.saver().state().get() instanceof ModelSaver.Failed);
        assertThat(((ModelSaver.Failed) own.saver().state().get()).problem().id())
                .isEqualTo("library.name-taken");
    }

    @Test
    void whatWasGivenIsThereAgainAfterAKill() throws Exception {
        pasted(POEM.repeat(30));
        own.sizes(1, 2, 24, 8);
        settled();
        StrictJson json = StrictJson.standard();
        LabState kept = bench.kept.get(bench.kept.size() - 1);
        String document = json.writeIndented(LabStateJson.write(json, kept));
        assertThat(document).doesNotContain("明月").hasSizeLessThan(2_000);

        LabState found = LabStateJson.read(json, json.readTree(document, "lab"), "lab");
        assertThat(found).isEqualTo(kept);
        LabViewModel again = bench.lab(found, models());
        OwnTextViewModel form = bench.ownText(again, models());
        form.wake();
        bench.await(() -> form.state().get().phase() == OwnTextState.Phase.READY);
        assertThat(form.state().get().read().orElseThrow().text().text())
                .isEqualTo(POEM.repeat(30));
        assertThat(form.state().get().offer().orElseThrow().chosen().sizes())
                .isEqualTo(new TextSizes(1, 2, 24, 8));
    }

    @Test
    void aTextThatNoRunLearntFromGoesWhenAnotherComes() throws Exception {
        pasted(POEM.repeat(30));
        String first = keptTexts().get(0);
        pasted(POEM.repeat(31));
        bench.await(() -> !Files.exists(folder.resolve("texts").resolve(first)));
        assertThat(keptTexts()).hasSize(1);
        own.sizes(1, 1, 8, 8);
        settled();
        own.steps(2);
        own.train(); // as soon as the last change is worked out
        bench.await(lab, Phase.DONE);
        own.open();
        own.clear();
        pasted(POEM.repeat(32));
        assertThat(keptTexts()).as("that of the run and the new one").hasSize(2);
    }

    @Test
    void aTableIsLearntByTheColumnThatIsChosen() throws Exception {
        StringBuilder table = new StringBuilder("编号,诗,note\n");
        for (int i = 0; i < 60; i++) {
            table.append(i).append(",床前明月光疑是地上霜举头望明月低头思故乡,ab\n");
        }
        Path file = folder.resolve("诗.csv");
        Files.write(file, table.toString().getBytes(Charset.forName("GB18030")));
        own.open(file);
        OwnTextState read = settled();
        assertThat(read.read().orElseThrow().source().column()).isEqualTo("诗");
        assertThat(read.read().orElseThrow().proposed()).isEqualTo("诗-诗");
        assertThat(read.read().orElseThrow().text().notices())
                .extracting(Problem::id)
                .contains("text.read-as", "text.column");
        Files.delete(file); // the lab has its own copy
        own.column("note");
        bench.await(() -> settledOn("note"));
        assertThat(state().read().orElseThrow().text().text()).startsWith("ab\nab\n");
        assertThat(offer().chosen().vocabulary()).isEqualTo(3);
    }

    private boolean settledOn(String column) {
        Optional<OwnTextState.Read> read = state().read();
        return state().phase() == OwnTextState.Phase.READY
                && read.filter(one -> one.source().column().equals(column)).isPresent();
    }

    @Test
    void bytePairsHaveAnAdvisedVocabularyAndOneOfOnesOwn() throws Exception {
        pasted("the cat sat on a mat and the dog sat on the cat. ".repeat(200));
        assertThat(offer().chosen().recipe().corpus().bpeVocab()).isZero();
        own.cut(own.advisedPairs());
        assertThat(offer().chosen().vocabulary()).isEqualTo(512);
        own.cut(300);
        assertThat(offer().chosen().vocabulary()).isEqualTo(300);
        assertThat(offer().refusal()).isEmpty();
        own.cut(100);
        assertThat(offer().refusal().map(Problem::id)).contains("bpe.vocabulary-size");
        assertThat(state().canBegin()).isFalse();
        own.cut(0);
        assertThat(offer().refusal()).isEmpty();
        assertThat(state().canBegin()).isTrue();
    }

    @Test
    void whatCannotBeLearntIsRefusedInTheRuntimesWords() throws Exception {
        assertThat(pasted("short").offer().orElseThrow().refusal().map(Problem::id))
                .contains("training.corpus-short");
        own.paste(new String(Character.toChars(0x4E00)) + "\uD800");
        assertThat(settled().unread().map(Problem::id)).contains("text.half-character");
        Path binary = folder.resolve("picture.txt");
        Files.write(binary, "\u0089PNG....".getBytes(StandardCharsets.ISO_8859_1));
        own.open(binary);
        assertThat(settled().unread().map(Problem::id)).contains("text.other-kind");
        assertThat(state().canBegin()).isFalse();
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        own.open(empty);
        assertThat(settled().unread().map(Problem::id)).contains("text.empty");
        StringBuilder rare = new StringBuilder();
        IntStream.range(0x20000, 0x20000 + 25_000).forEach(rare::appendCodePoint);
        pasted(rare.toString());
        own.cut(0);
        assertThat(offer().refusal().map(Problem::id)).contains("training.many-characters");
        own.paste("  \n ");
        assertThat(state().phase()).isEqualTo(OwnTextState.Phase.EMPTY);
        assertThat(state().canBegin()).isFalse();
    }

    @Test
    void numbersThatCannotBeAreSaidAndTheOnesBeforeStay() throws Exception {
        pasted(POEM.repeat(60));
        TextSizes advised = offer().chosen().sizes();
        own.sizes(2, 5, 64, 16);
        assertThat(offer().refusal().map(Problem::id)).contains("training.heads");
        assertThat(offer().chosen().sizes()).isEqualTo(advised);
        assertThat(state().canBegin()).isFalse();
        own.sizes(2, 4, 64, 16);
        assertThat(offer().refusal()).isEmpty();
        assertThat(offer().isAdvised()).isFalse();
        own.steps(0);
        assertThat(offer().refusal().map(Problem::id)).contains("training.size");
        own.advised();
        assertThat(offer().refusal()).isEmpty();
        assertThat(offer().isAdvised()).isTrue();
        own.name("a b");
        bench.await(() -> state().badName().isPresent());
        assertThat(state().badName().map(Problem::id)).contains("library.bad-name");
        assertThat(state().canBegin()).isFalse();
        own.name("a-b");
        bench.await(() -> state().badName().isEmpty());
        assertThat(state().canBegin()).isTrue();
    }
}
