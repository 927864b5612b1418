package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyTownVerbTest {
    @TempDir Path folder = Path.of("set by JUnit");

    @Test
    void writesSentencesALineThatItFindsValid() throws IOException {
        Called written = call("--sentences", "300", "--lang-mix", "0.3");
        assertThat(written.err()).isEmpty();
        assertThat(written.out().lines()).hasSize(300);
        assertThat(written.out().lines().filter(line -> line.endsWith("。")).count())
                .isBetween(50L, 130L);
        Path text = Files.writeString(folder.resolve("town.txt"), written.out());

        JsonNode checked = call("--check", text.toString(), "--json").json();

        assertThat(checked.get("sentences").asInt()).isEqualTo(300);
        assertThat(checked.get("valid_share").asDouble()).isEqualTo(1);
        assertThat(checked.get("true_share").asDouble()).isEqualTo(1);
        assertThat(checked.get("claims").asInt()).isGreaterThan(50);
        assertThat(checked.get("first_faults")).isEmpty();
    }

    @Test
    void theSeedDecides() {
        String once = call("--sentences", "5", "--seed", "3").out();
        assertThat(call("--sentences", "5", "--seed", "3").out()).isEqualTo(once);
        assertThat(call("--sentences", "5", "--seed", "4").out()).isNotEqualTo(once);
        assertThat(call("--sentences", "0").out()).isEmpty();
    }

    @Test
    void writesPairs() {
        List<String> lines = call("--sentences", "3", "--pairs").out().lines().toList();
        List<JsonNode> sentences = call("--sentences", "3", "--json").jsonLines();

        assertThat(lines).hasSize(3);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .isEqualTo(
                            sentences.get(i).get("zh").asText()
                                    + "\t"
                                    + sentences.get(i).get("en").asText());
        }
    }

    @Test
    void tellsTheFloor() {
        JsonNode floor = call("--size", "small", "--json").json();

        double nats = floor.get("nats_per_sentence").asDouble();
        assertThat(nats).isCloseTo(8.93141, within(1e-5));
        assertThat(floor.get("nats_per_character").asDouble()).isCloseTo(0.39237, within(1e-5));
        assertThat(floor.get("nats_per_character_on_lines").asDouble())
                .isCloseTo(
                        nats / (floor.get("characters_per_sentence").asDouble() + 0.5),
                        within(1e-9));
        assertThat(floor.get("nats_per_word").asDouble()).isCloseTo(nats / 7.375, within(1e-9));
        assertThat(floor.get("nats_per_character_in_window").asDouble()).isBetween(0.39238, 0.45);
        assertThat(call("--size", "small", "--lang", "en").out())
                .contains("0.3924 nats per character, sentences one behind the other");
        assertThat(call("--size", "small", "--lang", "zh").out()).contains("每字符0.3924奈特（句子首尾相接）");
    }

    @Test
    void saysWhereATextLeavesTheLanguage() throws IOException {
        Path text =
                Files.writeString(
                        folder.resolve("text.txt"),
                        "鲸鱼住在森林里。\nThere are two red books in the park. My father see two cute cats.\n");

        JsonNode checked = call("--check", text.toString(), "--json").json();
        assertThat(checked.get("sentences").asInt()).isEqualTo(3);
        assertThat(checked.get("valid").asInt()).isEqualTo(2);
        assertThat(checked.get("claims").asInt()).isEqualTo(1);
        assertThat(checked.get("true_claims").asInt()).isZero();
        JsonNode fault = checked.get("first_faults").get(0);
        assertThat(fault.get("line").asInt()).isEqualTo(2);
        assertThat(fault.get("column").asInt()).isEqualTo(51);
        assertThat(fault.get("read").asText()).isEqualTo("My father see");
        assertThat(fault.get("expected").asText()).isEqualTo("s");

        assertThat(call("--check", text.toString(), "--lang", "en").out())
                .contains("Line 2, column 51: \"My father see two cute cats.\" is no sentence")
                .contains("2 of 3 sentences are valid: 0.6667")
                .contains("0 of 1 claims are true: 0.0000");
        assertThat(call("--check", text.toString(), "--lang", "zh").out())
                .contains("第2行第51列")
                .contains("3个句子中有2个合乎语法：0.6667");
    }

    @Test
    void whatCannotBeIsOneSentence() throws IOException {
        refused("\"huge\" for --size", "不能是“huge”", "--size", "huge");
        refused("\"-1\" for --sentences", "不能是“-1”", "--sentences", "-1");
        refused("share of Chinese sentences of 1.5", "比例不能是1.5", "--lang-mix", "1.5");
        refused("does not exist", "不存在", "--check", folder.resolve("none").toString());
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        refused("is empty; give a text", "是空的", "--check", empty.toString());
        refused("not both", "不能同时给", "--check", "x", "--sentences", "3");
    }

    private static void refused(String english, String chinese, String... words) {
        for (String language : List.of("en", "zh")) {
            String[] all = new String[words.length + 2];
            System.arraycopy(words, 0, all, 0, words.length);
            all[words.length] = "--lang";
            all[words.length + 1] = language;
            Called called = call(all);
            assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.out()).isEmpty();
            assertThat(called.err().lines())
                    .singleElement()
                    .asString()
                    .contains(language.equals("en") ? english : chinese);
        }
    }

    private static Called call(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "tinytown";
        System.arraycopy(words, 0, all, 1, words.length);
        return Called.with("", all);
    }
}
