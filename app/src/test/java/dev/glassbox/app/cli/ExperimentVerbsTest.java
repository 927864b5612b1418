package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentVerbsTest {
    private static final String[] QUICK = {
        "--set", "modulus=7", "--set", "steps=20", "--set", "every=10"
    };

    @Test
    void listsWhatThereIsAndWhatMayBeSet() {
        JsonNode all = Called.with("", "experiments", "--json").json();
        List<String> codes = all.findValuesAsText("code");
        assertThat(codes).isSorted().contains("X05", "X12", "X13", "X27", "X28", "X35");
        JsonNode grokking = all.get(codes.indexOf("X13"));
        assertThat(grokking.get("id").asText()).isEqualTo("grokking");
        assertThat(grokking.get("title").get("zh").asText()).contains("顿悟");
        assertThat(grokking.get("title").get("en").asText()).contains("Grokking");
        assertThat(grokking.get("settings").get("weight_decay").asDouble()).isEqualTo(1);

        assertThat(Called.with("", "experiments", "--lang", "zh").out())
                .contains("X35  induction", "归纳头", "period=random steps=");
        assertThat(Called.with("", "experiments", "--lang", "en").out())
                .contains("In-context learning", "sentences=30,60,");
    }

    @Test
    void writesAnObjectForEachSnapshotAndTheResultLast() {
        Called called = run("X13", "--json");

        assertThat(called.code()).isEqualTo(Cli.DONE);
        assertThat(called.err()).isEmpty();
        List<JsonNode> lines = called.jsonLines();
        assertThat(lines).hasSize(4); // after 0, 10 and 20 updates, and the result
        assertThat(lines.get(2).get("step").asInt()).isEqualTo(20);
        assertThat(lines.get(2).get("control").get("test_accuracy").asDouble()).isBetween(0.0, 1.0);
        JsonNode result = lines.get(3);
        assertThat(result.get("control").get("grokked").isNull()).isTrue();
        boolean holds = true;
        for (JsonNode claim : result.get("claims")) {
            assertThat(claim.fieldNames())
                    .toIterable()
                    .contains("figure", "measured", "relation", "threshold", "holds");
            holds &= claim.get("holds").asBoolean();
        }
        assertThat(result.get("holds").asBoolean()).isEqualTo(holds);
        assertThat(run("grokking", "--json").out()).as("the same seed").isEqualTo(called.out());
        assertThat(run("grokking", "--json", "--seed", "2").out()).isNotEqualTo(called.out());
    }

    @Test
    void withoutJsonItSaysWhatHolds() {
        assertThat(run("grokking", "--lang", "en").out())
                .contains("step 20  decayed.train_accuracy ")
                .contains("control.best_test_accuracy = ")
                .contains("it must be < 0.6000, and is");
        assertThat(run("grokking", "--lang", "zh").out()).contains("decayed.delay = ", "要求>= 3");
    }

    @Test
    void whatCannotBeIsOneSentence() {
        refused("no experiment \"alchemy\"", "没有名为“alchemy”的实验", "alchemy");
        refused("no setting \"colour\"", "没有“colour”这项设置", "X13", "--set", "colour=red");
        refused("network, modulus,", "network, modulus,", "X13", "--set", "colour=red");
        refused("steps is from 0", "steps 应在 0", "X13", "--set", "steps=-1");
        refused("\"many\" cannot be the value of steps", "不能是“many”", "X13", "--set", "steps=many");
        refused("one of mlp, transformer", "mlp, transformer 之一", "X13", "--set", "network=x");
        refused("\"steps\" for --set", "--set", "X13", "--set", "steps");
        refused("EXPERIMENT", "EXPERIMENT");
    }

    private static void refused(String english, String chinese, String... words) {
        for (String language : List.of("en", "zh")) {
            String[] all = new String[words.length + 3];
            all[0] = "run";
            System.arraycopy(words, 0, all, 1, words.length);
            all[words.length + 1] = "--lang";
            all[words.length + 2] = language;
            Called called = Called.with("", all);
            assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
            assertThat(called.out()).isEmpty();
            assertThat(called.err().lines())
                    .singleElement()
                    .asString()
                    .contains(language.equals("en") ? english : chinese);
        }
    }

    private static Called run(String name, String... more) {
        String[] words = new String[2 + QUICK.length + more.length];
        words[0] = "run";
        words[1] = name;
        System.arraycopy(QUICK, 0, words, 2, QUICK.length);
        System.arraycopy(more, 0, words, 2 + QUICK.length, more.length);
        return Called.with("", words);
    }
}
