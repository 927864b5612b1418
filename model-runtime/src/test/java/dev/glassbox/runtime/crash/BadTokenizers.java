package dev.glassbox.runtime.crash;

import dev.glassbox.runtime.crash.Calls.Answer;
import dev.glassbox.runtime.model.ModelCatalog;
import dev.glassbox.runtime.tokenizer.OpenAiEncodings;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The tokenizer files that end a process with the native tokenizers, and others. */
final class BadTokenizers {
    private static final String BYTES =
            "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":true}";
    private static final String TEXT = "a".repeat(32) + "b";

    private final Calls calls;
    private final Path folder;

    BadTokenizers(Calls calls, Path work) throws IOException {
        this.calls = calls;
        this.folder = Files.createDirectories(work.resolve("tokenizer"));
    }

    void files() throws IOException {
        file(Answer.DONE, "sound", whole("null", BYTES, "null", BYTES));
        refused(
                "template without its token",
                whole(
                        "null",
                        BYTES,
                        "{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"<s>\",\"type_id\":0}},{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}],\"pair\":[],\"special_tokens\":{}}",
                        BYTES));
        refused(
                "fixed length 0",
                whole("null", "{\"type\":\"FixedLength\",\"length\":0}", "null", BYTES));
        refused(
                "bad charsmap",
                whole(
                        "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"AAAA\"}",
                        BYTES,
                        "null",
                        BYTES));
        file(
                Answer.DONE,
                "strip 5",
                whole(
                        "null",
                        BYTES,
                        "null",
                        "{\"type\":\"Sequence\",\"decoders\":["
                                + BYTES
                                + ",{\"type\":\"Strip\",\"content\":\"a\",\"start\":5,\"stop\":5}]}"));
        refused(
                "strip of minus 5",
                whole(
                        "null",
                        BYTES,
                        "null",
                        "{\"type\":\"Strip\",\"content\":\"a\",\"start\":-5,\"stop\":0}"));
        refused(
                "backtracking pattern",
                whole(
                        "null",
                        "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"(a+)+$\"},\"behavior\":\"Isolated\",\"invert\":false}",
                        "null",
                        BYTES));
        refused(
                "backtracking replacement",
                whole(
                        "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"(a|b)*\"},\"content\":\"\"}",
                        BYTES,
                        "null",
                        BYTES));
        refused("deep", "[".repeat(100_000));
        refused("a null byte", "\u0000");
        refused(
                "ids of 2^31",
                whole("null", BYTES, "null", BYTES).replace("\"b\":1", "\"b\":2147483648"));
        refused(
                "ids with a hole",
                whole("null", BYTES, "null", BYTES)
                        .replace("\"merges\":[[\"a\",\"b\"]]", "\"merges\":[[\"a\",\"zz\"]]"));
        refused(
                "another model",
                whole("null", BYTES, "null", BYTES).replace("\"BPE\"", "\"WordLevel\""));
        refused("an empty file", "");
    }

    void texts() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), whole("null", BYTES, "null", BYTES));
        Tokenizer tokenizer = open();
        calls.refused("a character without a token", () -> tokenizer.encode("小"));
        calls.refused("an id beyond the vocabulary", () -> tokenizer.decode(new int[] {3}));
        calls.refused("an id of minus one", () -> tokenizer.decode(new int[] {-1}));
        calls.refused("the least id", () -> tokenizer.tokenText(Integer.MIN_VALUE));
        calls.expect(
                Answer.DONE, "a million letters", () -> tokenizer.encode("a".repeat(1_000_000)));
        calls.refused("an encoding that is not there", () -> OpenAiEncodings.open("../r50k_base"));
        calls.expect(
                Answer.DONE,
                "unpaired surrogates",
                () -> OpenAiEncodings.open("r50k_base").encode("\uD800\uDC00\uDC00\uD800"));
    }

    private void refused(String name, String text) throws IOException {
        file(Answer.REFUSED, name, text);
    }

    private void file(Answer expected, String name, String text) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), text);
        calls.expect(
                expected,
                "tokenizer: " + name,
                () -> {
                    Tokenizer tokenizer = open();
                    tokenizer.decode(tokenizer.encodeIds(TEXT));
                });
    }

    private Tokenizer open() {
        return new ModelCatalog(Map.of(), ModelCatalog.providersOnClassPath())
                .tokenizer(folder.toString());
    }

    private static String whole(String normalizer, String pieces, String after, String decoder) {
        return """
               {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":%s,
               "pre_tokenizer":%s,"post_processor":%s,"decoder":%s,
               "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,
               "end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,
               "vocab":{"a":0,"b":1,"ab":2},"merges":[["a","b"]]}}
               """
                .formatted(normalizer, pieces, after, decoder);
    }
}
