package dev.glassbox.runtime.tokenizer;

import static dev.glassbox.runtime.Refusals.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerFileTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/tokenizer");
    private static final StrictJson JSON = StrictJson.standard();
    private static final TokenizerFile FILE = new TokenizerFile(ForeignFiles.standard());
    private static final CharacterTokenizer CHARACTERS =
            CharacterTokenizer.of("\n ROMEO: two spaces, \"quoted\" \\ 中é😀\t\u00A0");

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Tokenizer read = read(FILE.write(CHARACTERS));
        assertThat(((CharacterTokenizer) read).characters()).isEqualTo(CHARACTERS.characters());
    }

    /**
     * Ids and texts by Hugging Face's tokenizers: {@code src/test/python/tokenizer_reference.py}.
     */
    @Test
    void theReferenceReadsTheFileAndGivesTheSameIds() throws IOException {
        Path file = REFERENCE.resolve("characters.json");
        assertThat(FILE.write(CHARACTERS)).isEqualTo(Files.readString(file));
        Tokenizer tokenizer = FILE.read(file);
        List<String> lines = Files.readAllLines(REFERENCE.resolve("characters.ids.jsonl"));
        assertThat(lines).hasSizeGreaterThan(60);
        for (String line : lines) {
            JsonNode expected = JSON.readTree(line, "reference");
            List<Integer> ids = new ArrayList<>();
            expected.get("ids").forEach(id -> ids.add(id.asInt()));
            String text = expected.get("text").asText();
            assertThat(tokenizer.encode(text)).extracting(Token::id).isEqualTo(ids);
            assertThat(tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray()))
                    .isEqualTo(expected.get("decoded").asText());
        }
    }

    @ParameterizedTest(name = "{0} = {1} is named {2}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    normalizer           ; {"type":"Strip"}              ; normalizer Strip
                    normalizer           ; {"type":"Precompiled"}        ; normalizer Precompiled
                    pre_tokenizer        ; {"type":"Digits"}             ; pre_tokenizer Digits
                    post_processor       ; {"type":"Magic"}              ; post_processor Magic
                    decoder              ; {"type":"CTC"}                ; decoder CTC
                    model                ; {"type":"WordLevel","vocab":{"a":0}} ; model WordLevel
                    model.dropout        ; 0.1                           ; model.dropout
                    model.end_of_word_suffix ; "</w>"                    ; model.end_of_word_suffix
                    model.colour         ; 1                             ; model.colour
                    colour               ; 1                             ; tokenizer.colour
                    """)
    void aPartThatIsNotKnownIsRefusedByName(String key, String value, String part) {
        Problem problem = problemOf(() -> read(changed(key, value)));
        assertThat(problem.id()).isEqualTo("tokenizer.unknown-part");
        assertThat(problem.arguments()).containsEntry("part", part);
    }

    @ParameterizedTest(name = "{0} = {1} is {2} at {3}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    normalizer     ; {"type":"Prepend"}                 ; wrong-part      ; normalizer.prepend
                    normalizer     ; {"type":"Replace","pattern":{"Regex":"(a+)+$"},"content":""} ; unknown-part ; normalizer.pattern.Regex
                    normalizer     ; {"type":"Sequence","normalizers":[{"type":"NFC"},{"type":"Nmt"}]} ; unknown-part ; normalizer.normalizers[1] Nmt
                    normalizer     ; 5                                  ; unknown-part    ; normalizer
                    pre_tokenizer  ; {"type":"Split"}                   ; wrong-part      ; pre_tokenizer.pattern
                    pre_tokenizer  ; {"type":"Split","pattern":{"Regex":"(a+)+$"},"behavior":"Isolated","invert":false} ; unknown-pattern ; pre_tokenizer
                    pre_tokenizer  ; {"type":"ByteLevel","speed":2}     ; unknown-part    ; pre_tokenizer.speed
                    pre_tokenizer  ; {"type":"ByteLevel","use_regex":2} ; wrong-part      ; pre_tokenizer.use_regex
                    pre_tokenizer  ; {"type":"Metaspace","replacement":"__"} ; wrong-part ; pre_tokenizer.replacement
                    post_processor ; {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>"}},{"Sequence":{"id":"A"}}],"special_tokens":{}} ; wrong-part ; post_processor.special_tokens.<s>.ids
                    post_processor ; {"type":"TemplateProcessing","single":[],"special_tokens":{}} ; wrong-part ; post_processor.single
                    post_processor ; {"type":"BertProcessing","sep":["a",9999],"cls":["a",0]} ; wrong-part ; post_processor.sep[1]
                    added_tokens   ; [{"id":0,"content":"\\n","single_word":false,"lstrip":true,"rstrip":false,"normalized":false,"special":true}] ; unknown-part ; tokenizer.added_tokens[0].lstrip
                    added_tokens   ; [{"content":"<s>"}]                ; wrong-part      ; tokenizer.added_tokens[0].id
                    decoder        ; {"type":"Strip","content":" ","start":-5,"stop":0} ; wrong-part ; decoder.start
                    model.unk_token ; "<unk>"                           ; wrong-part      ; model.unk_token
                    model.merges   ; 5                                  ; wrong-part      ; model.merges
                    model.merges   ; [["a"]]                            ; wrong-part      ; model.merges[0]
                    model          ; {"type":"Unigram","unk_id":7,"vocab":[["a",-1.5]]} ; wrong-part ; model.unk_id
                    model          ; {"type":"Unigram","unk_id":0,"vocab":[["a","x"]]} ; wrong-part ; model.vocab[0]
                    model          ; {"type":"WordPiece","unk_token":"[UNK]","vocab":{"a":0},"max_input_chars_per_word":100} ; wrong-part ; model.unk_token
                    """)
    void aPartThatIsDamagedIsNamed(String key, String value, String id, String part) {
        Problem problem = problemOf(() -> read(changed(key, value)));
        assertThat(problem.id()).isEqualTo("tokenizer." + id);
        assertThat(problem.arguments()).containsEntry("part", part);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    null                 ; tokenizer.no-vocabulary
                    {}                   ; tokenizer.no-vocabulary
                    []                   ; tokenizer.no-vocabulary
                    {"a":0,"b":0}        ; tokenizer.vocabulary-id
                    {"a":1}              ; tokenizer.vocabulary-id
                    {"a":-1}             ; tokenizer.vocabulary-id
                    {"a":"0"}            ; tokenizer.vocabulary-id
                    {"a":0.0}            ; tokenizer.vocabulary-id
                    {"a":4294967296}     ; tokenizer.vocabulary-id
                    {"ab":0}             ; tokenizer.not-a-character
                    {"":0}               ; tokenizer.not-a-character
                    {"\\ud800":0}        ; tokenizer.half-character
                    {"\\ud83d\\ude00":0,"b\\udc00":1} ; tokenizer.half-character
                    {"a":0,"a":1}        ; json.duplicate-key
                    """)
    void aVocabularyThatIsNoneIsRefused(String vocabulary, String id) {
        String file = FILE.write(CHARACTERS);
        int from = file.indexOf("{", file.indexOf("\"vocab\""));
        int end = file.lastIndexOf("},", file.indexOf("\"merges\"")) + 1;
        String damaged = file.substring(0, from) + vocabulary + file.substring(end);
        assertThat(problemOf(() -> read(damaged)).id()).isEqualTo(id);
    }

    private static String changed(String key, String value) {
        ObjectNode file = (ObjectNode) JSON.readTree(FILE.write(CHARACTERS), "file");
        ObjectNode parent = key.startsWith("model.") ? (ObjectNode) file.get("model") : file;
        parent.set(key.substring(key.indexOf('.') + 1), JSON.readTree(value, "value"));
        return JSON.write(file);
    }

    private Tokenizer read(String text) throws IOException {
        return FILE.read(Files.writeString(folder.resolve(TokenizerFile.NAME), text));
    }
}
