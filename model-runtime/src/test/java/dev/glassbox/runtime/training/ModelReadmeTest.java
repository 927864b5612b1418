package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.model.ModelFolder;
import dev.glassbox.runtime.nn.gpt2.Gpt2Provider;
import dev.glassbox.runtime.tokenizer.TokenizerFile;
import dev.glassbox.runtime.trace.Cancellation;
import dev.glassbox.runtime.training.TinyRuns.Ear;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReadmeTest {
    @Test
    void saysInBothLanguagesWhatTheModelIs(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("my `own` 文.txt"),
                        "the cat and the dog sat on a mat, then 猫和狗走了。\n".repeat(60));
        PlainText text = new TextReader().read(file);
        Recipe recipe = TinyRuns.recipe().withSteps(20).forText(text, 0);
        Corpus corpus = Corpus.of(recipe, text);
        Path out = folder.resolve("out");
        TrainingMetrics last =
                new Trainer(recipe, 5, corpus, out).start(new Ear(), Cancellation.NONE);

        String card = Files.readString(out.resolve("README.md"));
        assertThat(card)
                .startsWith(
                        "---\nlicense: cc0-1.0\nlanguage:\n- en\n- zh\nlibrary_name: transformers\n"
                                + "pipeline_tag: text-generation\ntags:\n- glassbox\n- gpt2\n"
                                + "- character-level\n---\n")
                .contains("`my own 文.txt`", text.sha256(), "seed 5", "种子 5")
                .contains(String.format(Locale.ROOT, "%.4f", last.valLoss()))
                .contains(
                        String.format(
                                Locale.ROOT, "%.4f", Math.log(corpus.tokenizer().vocabularySize())))
                .contains("AutoModelForCausalLM.from_pretrained(\"FOLDER\")", "torchrun")
                .contains("## What it cannot do", "## 它做不到什么")
                .doesNotContain(folder.toString())
                .doesNotContainPattern("\\{\\w+}");

        JsonNode note = new ObjectMapper().readTree(out.resolve(ModelFolder.NOTE).toFile());
        try (var model = new Gpt2Provider().open(out, "test")) {
            assertThat(model.card().parameters()).isEqualTo(note.get("parameters").asLong());
        }
        // one layer, d_model 16: 9 d of biases in the block's projections, 3 d in its norms
        assertThat(note.get("stored").asLong() - note.get("parameters").asLong())
                .isEqualTo((9 + 3) * 16);
        assertThat(note.get("recipe").get("corpus").get("file").asText())
                .isEqualTo("my `own` 文.txt");
    }

    @Test
    void bytePairsAreKeptInEveryFormAndComeBack(@TempDir Path folder) throws IOException {
        PlainText text =
                new TextReader().paste("the cat and the dog sat on a mat, 猫和狗走了。\n".repeat(60));
        Recipe recipe = TinyRuns.recipe().withSteps(10).forText(text, 300);
        Corpus corpus = Corpus.of(recipe, text);
        Path out = folder.resolve("out");
        new Trainer(recipe, 5, corpus, out).start(new Ear(), Cancellation.NONE);

        assertThat(out.resolve("vocab.json")).exists();
        assertThat(out.resolve("merges.txt")).exists();
        assertThat(out.resolve("tokenizer_config.json")).exists();
        assertThat(Files.readString(out.resolve("README.md")))
                .contains("- byte-level-bpe", "`pasted`");
        String words = "the dog  sat\n\t狗走 😀 I'll";
        var read = new TokenizerFile(ForeignFiles.standard()).read(out.resolve(TokenizerFile.NAME));
        assertThat(read.encodeIds(words)).isEqualTo(corpus.tokenizer().encodeIds(words));
        assertThat(read.decode(read.encodeIds(words))).isEqualTo(words);
    }
}
