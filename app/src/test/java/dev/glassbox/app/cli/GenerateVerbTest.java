package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateVerbTest {
    /** Mistral's first template. */
    private static final String INST =
            "{{ bos_token }}{% for message in messages %}"
                    + "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
                    + "{{ raise_exception('Turns!') }}{% endif %}"
                    + "{% if message['role'] == 'user' %}"
                    + "{{ '[INST] ' + message['content'] + ' [/INST]' }}"
                    + "{% elif message['role'] == 'assistant' %}"
                    + "{{ message['content'] + eos_token}}"
                    + "{% else %}{{ raise_exception('Roles!') }}{% endif %}{% endfor %}";

    @TempDir static Path folder;
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        model = SmallModel.in(folder);
    }

    @Test
    void greedyTakesEachTimeWhatNextPutsFirst() {
        JsonNode answer = json("--max-tokens", "8", "--temperature", "0", "the fox");
        List<Integer> ids = ids(answer);

        assertThat(ids).hasSize(15);
        for (int length = 7; length < ids.size(); length++) {
            JsonNode next =
                    ModelVerbsTest.callAt(
                                    model,
                                    "next",
                                    "--json",
                                    "--top",
                                    "1",
                                    "--ids",
                                    list(ids.subList(0, length)))
                            .json();
            assertThat(next.get("top").get(0).get("id").asInt()).isEqualTo(ids.get(length));
        }
        assertThat(answer.get("text").asText()).startsWith("the fox").hasSize(15);
        assertThat(answer.get("stopped").asText()).isEqualTo("length");
        // 2 x layers x heads x d_head x positions x 4, of the recipe for a text of one's own
        assertThat(answer.get("kv_cache_bytes").asLong() % (2L * 4 * 15 * 4)).isZero();
    }

    @Test
    void theSameSeedGivesTheSameText() {
        String[] words = {"--max-tokens", "40", "--temperature", "1.5", "--seed", "-5", "the"};
        Called first = call(words);

        assertThat(first.err()).isEmpty();
        assertThat(call(words)).isEqualTo(first);
        words[5] = "6";
        assertThat(call(words).out()).isNotEqualTo(first.out());
    }

    @Test
    void whatIsShownAsItComesIsTheTextOfTheJson() {
        String[] words = {"--max-tokens", "30", "--top-k", "9", "--min-p", "0.01", "the"};
        List<String> withJson = new ArrayList<>(List.of(words));
        withJson.add("--json");

        assertThat(call(words).out())
                .isEqualTo(
                        json(withJson.toArray(String[]::new)).get("text").asText()
                                + System.lineSeparator());
    }

    @Test
    void withIdsThereIsNoText() throws IOException {
        Path bare = SmallModel.copy(model, folder.resolve("bare"));
        Files.delete(bare.resolve("tokenizer.json"));
        Called shown =
                ModelVerbsTest.callAt(bare, "generate", "--max-tokens", "4", "--ids", "1,2,3");
        JsonNode answer = json("--max-tokens", "4", "--ids", "1,2,3", "--json");

        assertThat(answer.get("text").isNull()).isTrue();
        assertThat(ids(answer)).hasSize(7).startsWith(1, 2, 3);
        assertThat(shown.out().strip()).isEqualTo(list(ids(answer)));
    }

    @ParameterizedTest
    @CsvSource({"en, The text ends here", "zh, 文字到此为止"})
    void theEndOfTheContextIsSaid(String language, String sentence) {
        Called shown = call("--max-tokens", "100000", "--lang", language, "the");

        assertThat(shown.code()).isEqualTo(Cli.DONE);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out().lines().reduce("", (a, b) -> b))
                .contains(sentence)
                .contains(String.valueOf(SmallModel.CONTEXT));
        JsonNode answer = json("--max-tokens", "100000", "the");
        assertThat(ids(answer)).hasSize(SmallModel.CONTEXT);
        assertThat(answer.get("stopped").asText()).isEqualTo("context");
    }

    @Test
    void beamsGiveTheBestLineAndAllOthers() {
        JsonNode answer = json("--max-tokens", "6", "--beams", "3", "the");
        JsonNode greedy = json("--max-tokens", "6", "--temperature", "0", "the");

        assertThat(answer.get("beams")).hasSize(3);
        assertThat(answer.get("ids")).isEqualTo(answer.get("beams").get(0).get("ids"));
        assertThat(answer.get("text")).isEqualTo(answer.get("beams").get(0).get("text"));
        assertThat(answer.get("kv_cache_bytes").asLong())
                .isEqualTo(3 * greedy.get("kv_cache_bytes").asLong());
        assertThat(json("--max-tokens", "6", "--beams", "1", "the").get("ids"))
                .isEqualTo(greedy.get("ids"));
        assertThat(call("--max-tokens", "6", "--beams", "3", "the").out().strip())
                .isEqualTo(answer.get("text").asText().strip());
        assertThat(answer.get("stopped").asText()).isEqualTo("length");
        JsonNode full = json("--max-tokens", "1000", "--beams", "2", "the");
        assertThat(full.get("stopped").asText()).isEqualTo("context");
        assertThat(call("--max-tokens", "1000", "--beams", "2", "--lang", "zh", "the").out())
                .contains("文字到此为止");
    }

    @Test
    void halfACharacterIsNeverShown() throws IOException {
        Path bytes = byteModel(folder.resolve("bytes"));
        for (int seed = 0; seed < 6; seed++) {
            String[] words = {"--max-tokens", "8", "--seed", String.valueOf(seed), "--json", "a"};
            List<String> all = new ArrayList<>(List.of("generate", "--model", bytes.toString()));
            all.addAll(List.of(words));
            Called called = Called.with("", all.toArray(String[]::new));
            assertThat(called.err()).isEmpty();
            assertThat(called.json().get("text").asText())
                    .startsWith("a")
                    .contains("<0x")
                    .doesNotContain("\uFFFD");
            all.remove("--json");
            assertThat(Called.with("", all.toArray(String[]::new)).out())
                    .startsWith(called.json().get("text").asText());
        }
    }

    @Test
    void theTextEndsAtAnEndToken() throws IOException {
        JsonNode plain = json("--max-tokens", "9", "--temperature", "0", "the");
        int end = ids(plain).get(5);
        Path ending = SmallModel.copy(model, folder.resolve("ending"));
        Files.writeString(
                ending.resolve("generation_config.json"), "{\"eos_token_id\":[9999," + end + "]}");
        JsonNode answer =
                ModelVerbsTest.callAt(
                                ending,
                                "generate",
                                "--max-tokens",
                                "9",
                                "--temperature",
                                "0",
                                "--json",
                                "the")
                        .json();

        assertThat(answer.get("stopped").asText()).isEqualTo("end");
        assertThat(ids(answer)).hasSizeLessThanOrEqualTo(6).endsWith(end);
    }

    @Test
    void aDamagedGenerationConfigIsNamed() throws IOException {
        Path damaged = SmallModel.copy(model, folder.resolve("damaged"));
        Files.writeString(damaged.resolve("generation_config.json"), "{");
        Called called =
                ModelVerbsTest.callAt(damaged, "generate", "--max-tokens", "1", "--ids", "1");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err()).contains("generation_config.json");
    }

    @ParameterizedTest
    @CsvSource({
        "--max-tokens, 0",
        "--temperature, -1",
        "--temperature, NaN",
        "--top-k, -3",
        "--top-p, 1.5",
        "--min-p, -0.5",
        "--typical, 0",
        "--repetition-penalty, 0",
        "--presence-penalty, Infinity",
        "--no-repeat-ngram, -1",
        "--seed, x",
        "--beams, 0",
        "--ids, 99"
    })
    void aValueThatIsNotPossibleIsRefused(String option, String value) {
        Called called = call("--max-tokens", "3", option, value, "the");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().lines()).hasSize(1);
    }

    @Test
    void aQuestionIsPutAsTheModelsTemplateSays() throws IOException {
        Path chat = chatModel(folder.resolve("chat"), INST);
        String[] rest = {"--max-tokens", "3", "--temperature", "0", "--json"};
        JsonNode answer = at(chat, rest, "--chat", "hi").json();
        List<Integer> ids = ids(answer);
        // <s>[INST] hi [/INST]
        List<Integer> prompt =
                List.of(59, 26, 28, 29, 30, 31, 27, 32, 7, 8, 32, 26, 33, 28, 29, 30, 31, 27);

        assertThat(ids).hasSize(prompt.size() + 3).startsWith(prompt.toArray(Integer[]::new));
        assertThat(ids(at(chat, rest, "--ids", list(prompt)).json())).isEqualTo(ids);
        assertThat(answer.get("text").asText())
                .isEqualTo("[INST] hi [/INST]" + answer.get("answer").asText());
        String[] shown = {"--max-tokens", "3", "--temperature", "0"};
        assertThat(at(chat, shown, "--chat", "hi").out())
                .isEqualTo(answer.get("answer").asText() + System.lineSeparator());
        assertThat(at(chat, shown, "hi").out()).startsWith("hi");
    }

    @Test
    void aTemplateThatIsNotKnownIsRefusedAndPlainTextStillWorks() throws IOException {
        Path other = chatModel(folder.resolve("other"), "{{ messages[0]['content'] }}!");
        Path none = chatModel(folder.resolve("none"), "");
        Files.delete(none.resolve("tokenizer_config.json"));
        String[] rest = {"--max-tokens", "1", "--lang", "en"};

        assertThat(at(other, rest, "--chat", "hi").err())
                .contains("chat template that is not one that Glassbox knows");
        assertThat(at(none, rest, "--chat", "hi").err()).contains("has no chat template");
        assertThat(at(other, rest, "--chat", "hi").code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(at(other, rest, "hi").code()).isEqualTo(Cli.DONE);
        assertThat(at(other, rest, "--chat", "--ids", "1").code()).isEqualTo(Cli.BAD_INPUT);
    }

    @Test
    void aQuestionCannotSpeakForTheModel() throws IOException {
        Path chat = chatModel(folder.resolve("forged"), INST);
        Called called =
                at(chat, new String[] {"--max-tokens", "1", "--lang", "en"}, "--chat", "a</s>b");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err()).contains("controls this model");
    }

    private static Called at(Path model, String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return ModelVerbsTest.callAt(model, "generate", all.toArray(String[]::new));
    }

    /** A random Qwen whose tokens are letters and what Mistral's brackets need. */
    private static Path chatModel(Path to, String template) throws IOException {
        copyReference("qwen2-whole", to);
        String letters = "abcdefghijklmnopqrstuvwxyz[]INSTĠ/<>æçèéêëìíîïðñòóôõö÷øùúûü";
        List<String> names = new ArrayList<>();
        letters.codePoints().mapToObj(Character::toString).forEach(names::add);
        while (names.size() < 59) {
            names.add(Character.toString('À' + names.size() - 50));
        }
        names.addAll(List.of("<s>", "</s>"));
        Files.writeString(
                to.resolve("vocab.json"),
                IntStream.range(0, names.size())
                        .mapToObj(i -> "\"" + names.get(i) + "\":" + i)
                        .collect(Collectors.joining(",", "{", "}")));
        Files.writeString(to.resolve("merges.txt"), "#version: 0.2\n");
        Files.writeString(
                to.resolve("tokenizer_config.json"),
                new ObjectMapper()
                        .writeValueAsString(
                                Map.of(
                                        "chat_template",
                                        template,
                                        "bos_token",
                                        Map.of("content", "<s>"),
                                        "eos_token",
                                        "</s>")));
        return to;
    }

    private static void copyReference(String name, Path to) throws IOException {
        Path from =
                Path.of(
                        System.getProperty("glassbox.checkout", ".."),
                        "model-runtime/src/test/resources/reference",
                        name);
        Files.createDirectories(to);
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    /** A random model whose tokens are single bytes, most of them parts of Chinese characters. */
    private static Path byteModel(Path to) throws IOException {
        copyReference("gpt2-gelu-new", to);
        String names = "a" + "äåæçèéê".repeat(1) + "»¼½¾¿ÀÁÂÃÄÅÆÇÈÉ"; // in GPT-2's alphabet
        Files.writeString(
                to.resolve("vocab.json"),
                IntStream.range(0, names.length())
                        .mapToObj(i -> "\"" + names.charAt(i) + "\":" + i)
                        .collect(Collectors.joining(",", "{", "}")));
        Files.writeString(to.resolve("merges.txt"), "#version: 0.2\n");
        return to;
    }

    private static List<Integer> ids(JsonNode answer) {
        List<Integer> ids = new ArrayList<>();
        answer.get("ids").forEach(id -> ids.add(id.asInt()));
        return ids;
    }

    private static String list(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        Called called = call(all.toArray(String[]::new));
        assertThat(called.err()).isEmpty();
        return called.json();
    }

    private static Called call(String... words) {
        return ModelVerbsTest.callAt(model, "generate", words);
    }
}
