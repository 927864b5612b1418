package dev.glassbox.runtime.tensor;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One case for every way in which a header can lie. */
class SafetensorsHeaderTest {
    private static final Limits TIGHT =
            new Limits(
                    Limits.standard().json(),
                    Limits.standard().files(),
                    new Limits.Tensors(4096, 3, 4, 16),
                    10);

    @ParameterizedTest(name = "{0} with {1} bytes is {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    # header                                                     ; bytes ; problem                      ; tensor
                    ``                                                           ; 0 ; safetensors.not-a-header     ; -
                    []                                                           ; 0 ; safetensors.not-a-header     ; -
                    ` {}`                                                        ; 0 ; safetensors.not-a-header     ; -
                    {}x                                                          ; 0 ; json.syntax                  ; -
                    {}{}                                                         ; 0 ; json.trailing                ; -
                    {                                                            ; 0 ; json.syntax                  ; -
                    {}                                                           ; 1 ; safetensors.length           ; -
                    {"a":1}                                                      ; 0 ; safetensors.entry            ; a
                    {"a":{}}                                                     ; 0 ; safetensors.entry            ; a
                    {"a":{"dtype":"F32","shape":[1]}}                            ; 4 ; safetensors.entry            ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}         ; 4 ; safetensors.entry            ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}     ; 4 ; safetensors.too-many-axes    ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":{}}}          ; 4 ; safetensors.entry            ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}} ; 4 ; safetensors.entry-key        ; a
                    {"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}       ; 4 ; safetensors.dtype            ; a
                    {"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}          ; 4 ; safetensors.dtype            ; a
                    {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}      ; 4 ; safetensors.number           ; a
                    {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}     ; 4 ; safetensors.number           ; a
                    {"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}     ; 4 ; safetensors.number           ; a
                    {"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}     ; 4 ; safetensors.number           ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775808]}} ; 4 ; safetensors.number ; a
                    {"a":{"dtype":"F32","shape":[2147483648],"data_offsets":[0,4]}} ; 4 ; safetensors.axis-too-long ; a
                    {"a":{"dtype":"F32","shape":[1,1,1,1,1],"data_offsets":[0,4]}} ; 4 ; safetensors.too-many-axes  ; a
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}       ; 4 ; safetensors.shape            ; a
                    {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}} ; 4 ; safetensors.shape ; a
                    {"a":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}}        ; 1 ; safetensors.shape            ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}       ; 4 ; safetensors.offsets          ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}       ; 8 ; safetensors.offsets          ; a
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}       ; 8 ; safetensors.length           ; -
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}       ; 3 ; safetensors.length           ; -
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} ; 4 ; safetensors.offsets ; b
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}} ; 12 ; safetensors.offsets ; b
                    {"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}} ; 0 ; json.duplicate-key ; -
                    {"a":{"dtype":"F32","dtype":"F32","shape":[0],"data_offsets":[0,0]}} ; 0 ; json.duplicate-key   ; -
                    {"seventeen letters":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}} ; 0 ; safetensors.name-too-long ; seventee
                    {"__metadata__":[]}                                          ; 0 ; safetensors.metadata         ; __metadata__
                    {"__metadata__":{"a":1}}                                     ; 0 ; safetensors.metadata         ; __metadata__.a
                    {"__metadata__":{"a":null}}                                  ; 0 ; safetensors.metadata         ; __metadata__.a
                    """)
    void aLieIsRefusedByName(String header, long bytes, String id, String tensor) {
        Problem problem = problemOf(() -> parse(header, bytes));
        assertThat(problem.id()).isEqualTo(id);
        assertThat(problem.place()).startsWith("f");
        if (!tensor.equals("-")) {
            assertThat(problem.arguments()).containsEntry("tensor", tensor);
        }
    }

    @Test
    void moreTensorsThanTheLimitAreRefused() {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 4; i++) {
            header.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(i)
                    .append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        assertThat(problemOf(() -> parse(header + "}", 0)).id()).isEqualTo("safetensors.too-many");
    }

    @Test
    void theOrderOfTheFileIsTheOrderOfTheBytes() {
        SafetensorsHeader header =
                parse(
                        """
                        {"b":{"dtype":"BF16","shape":[2,1],"data_offsets":[4,8]},
                         "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},
                         "e":{"data_offsets":[4,4],"shape":[7,0],"dtype":"I64"},
                         "__metadata__":{"format":"pt"}}   \
                        """,
                        8);
        assertThat(header.entries().values())
                .containsExactly(
                        new TensorEntry("a", DType.F32, List.of(), 0, 4),
                        new TensorEntry("e", DType.I64, List.of(7, 0), 4, 4),
                        new TensorEntry("b", DType.BF16, List.of(2, 1), 4, 8));
        assertThat(header.metadata()).isEqualTo(Map.of("format", "pt"));
    }

    private static SafetensorsHeader parse(String header, long bytes) {
        return SafetensorsHeader.parse(header.getBytes(StandardCharsets.UTF_8), bytes, "f", TIGHT);
    }
}
