package dev.glassbox.runtime.model;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.intake.UnknownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterventionSpecTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hook\":\"*hook_z\",\"op\":\"zero\",\"head\":[1],\"pos\":[-1,0]}",
                "{\"hook\":\"*hook_z\",\"op\":\"mean\"}",
                "{\"hook\":\"a\",\"op\":\"mean\",\"from\":\"t.safetensors\"}",
                "{\"hook\":\"a\",\"op\":\"replace\",\"value\":[0.5,-1.0]}",
                "{\"hook\":\"a\",\"op\":\"add\",\"from\":\"t\",\"from_hook\":\"b\",\"factor\":-2.0}",
                "{\"hook\":\"a\",\"op\":\"scale\",\"factor\":0.0}",
                "{\"hook\":\"a\",\"op\":\"freeze\"}",
                "{\"hook\":\"a\",\"op\":\"drop\",\"head\":[0,2]}",
                "{\"hook\":\"a\",\"op\":\"unmask\"}",
                "{\"hook\":\"a\",\"op\":\"unscale\"}"
            })
    void isWrittenAsItIsRead(String json) {
        StrictJson strict = StrictJson.standard();
        InterventionSpec spec =
                strict.read(json, "a state", InterventionSpec.class, UnknownKeys.REFUSED);
        assertThat(strict.write(spec)).isEqualTo(json);
        assertThat(
                        strict.read(
                                strict.toTree(spec),
                                "a state",
                                InterventionSpec.class,
                                UnknownKeys.REFUSED))
                .isEqualTo(spec);
    }

    @Test
    void oneNumberStandsForAListOfOne() throws IOException {
        List<InterventionSpec> specs =
                read("[{\"hook\":\"a\",\"op\":\"replace\",\"head\":2,\"pos\":-1,\"value\":3}]");
        assertThat(specs)
                .containsExactly(
                        new InterventionSpec(
                                "a",
                                InterventionSpec.Op.REPLACE,
                                List.of(2),
                                List.of(-1),
                                List.of(3f),
                                null,
                                null,
                                null));
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'op':'zero'} | json.missing-key | hook",
                "{'hook':'a'} | json.missing-key | op",
                "{'hook':'a','op':'remove'} | json.wrong-value | remove",
                "{'hook':'a','op':0} | json.wrong-value | 0",
                "{'hook':'a','op':'zero','layer':1} | json.unknown-key | layer",
                "{'hook':'a','op':'zero','op':'mean'} | json.duplicate-key | op",
                "{'hook':'a','op':'zero','head':-1} | intervention.head-negative | -1",
                "{'hook':'a','op':'zero','head':1.5} | json.wrong-value | head",
                "{'hook':'a','op':'zero','head':'1'} | json.wrong-kind | head",
                "{'hook':'a','op':'zero','head':[null]} | json.wrong-kind | head",
                "{'hook':'a','op':'zero','value':1} | intervention.key-unused | value",
                "{'hook':'a','op':'zero','factor':1} | intervention.key-unused | factor",
                "{'hook':'a','op':'zero','from':'x'} | intervention.key-unused | from",
                "{'hook':'a','op':'freeze','from_hook':'x'} | intervention.key-unused | from_hook",
                "{'hook':'a','op':'unmask','head':1} | intervention.key-unused | head",
                "{'hook':'a','op':'unscale','pos':1} | intervention.key-unused | pos",
                "{'hook':'a','op':'replace'} | intervention.value-or-from | replace",
                "{'hook':'a','op':'add','value':1,'from':'x'} | intervention.value-or-from | add",
                "{'hook':'a','op':'add','value':1e39} | intervention.not-finite | value",
                "{'hook':'a','op':'scale','factor':1e99} | intervention.not-finite | factor",
                "{'hook':'a','op':'scale'} | json.missing-key | factor",
                "null | json.wrong-kind | []",
            })
    void whatIsNotPossibleIsRefusedByNameAndLine(String entry, String id, String named) {
        String json = "[{\"hook\":\"a\",\"op\":\"zero\"},\n" + entry.replace('\'', '"') + "\n]";
        Problem problem = problemOf(() -> read(json));
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.arguments().values().toString()).contains(named);
        if (!entry.equals("null")) {
            assertThat(problem.place()).contains("changes.json:2:");
        }
    }

    @Test
    void anObjectIsNoList() {
        assertThat(problemOf(() -> read("{\"hook\":\"a\",\"op\":\"zero\"}")).id())
                .isEqualTo("json.wrong-kind");
    }

    private List<InterventionSpec> read(String json) throws IOException {
        return InterventionFile.read(Files.writeString(folder.resolve("changes.json"), json));
    }
}
