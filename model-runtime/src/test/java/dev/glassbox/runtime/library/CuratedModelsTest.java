package dev.glassbox.runtime.library;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.ModelCatalog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CuratedModelsTest {
    private static final CuratedModels LIST = CuratedModels.bundled();

    /** The families that point 1 of the plan names; each is read by a provider once it is built. */
    private static final Set<String> FAMILIES =
            Set.of("gpt2", "gpt_neo", "gpt_neox", "llama", "qwen2", "qwen3", "bert");

    @Test
    void everyModelSaysWhatItIsInBothLanguagesAndWhereThatComesFrom() {
        assertThat(LIST.models()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(LIST.provenance()).containsKeys("checked", "figures");
        for (CuratedModel model : LIST.models()) {
            assertThat(model.goodFor()).as(model.id()).containsOnlyKeys("zh", "en");
            assertThat(model.goodFor().get("zh")).as(model.id()).endsWith("。");
            assertThat(model.goodFor().get("en")).as(model.id()).endsWith(".");
            assertThat(model.languages()).as(model.id()).isNotEmpty();
            assertThat(model.source().address()).as(model.id()).contains(model.id());
            assertThat(model.source().how()).as(model.id()).isNotBlank();
            assertThat(FAMILIES).as(model.id()).contains(model.architecture());
        }
    }

    @Test
    void idsAreWellFormedAndOnce() {
        Set<String> ids = new HashSet<>();
        for (CuratedModel model : LIST.models()) {
            assertThat(ids.add(model.id())).as(model.id()).isTrue();
            assertThat(model.hubId().path()).isEqualTo(model.id());
        }
    }

    /** Two, or four bytes a number, and at most a mask beside them: a slip of a digit shows. */
    @Test
    void sizesFitTheNumberOfParameters() {
        for (CuratedModel model : LIST.models()) {
            double bytes = (double) model.weightsBytes() / model.parameters();
            assertThat(bytes).as(model.id()).isBetween(1.9, 8.2);
        }
    }

    @Test
    void aNameAloneIsEnoughWhereItIsOfTheList() {
        assertThat(LIST.resolve("gpt2").path()).isEqualTo("openai-community/gpt2");
        assertThat(LIST.resolve("roneneldan/TinyStories-33M").revision()).isEqualTo("refs/pr/4");
        assertThat(LIST.resolve("roneneldan/TinyStories-33M@main").revision()).isEqualTo("main");
        assertThat(LIST.resolve("someone/else").revision()).isEqualTo("main");
        assertThat(problemOf(() -> LIST.resolve("else")).id()).isEqualTo("library.bad-id");
    }

    @Test
    void everyFamilyThatIsReadHasAnExample() {
        Set<String> read = ModelCatalog.bundled(Path.of("")).modelTypes();
        Set<String> listed = new HashSet<>();
        LIST.models().forEach(model -> listed.add(model.architecture()));
        read.retainAll(FAMILIES);
        assertThat(listed).containsAll(read);
    }
}
