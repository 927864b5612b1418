package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.glassbox.runtime.Refusals;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.model.ChatMessage.Role;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.tokenizer.TokenizerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final String CHAT_ML =
            "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
                    + "message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}"
                    + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
    private static final String QUOTED = CHAT_ML.replace("\\", "\\\\");

    @TempDir Path folder;

    @Test
    void specialTokensOfTheTemplateAreTokensAndItsTextIsText() throws IOException {
        Tokenizer qwen =
                new TokenizerFile(ForeignFiles.standard())
                        .read(TestModels.reference("tokenizer/families").resolve("qwen2.json"));
        ChatTemplate template = template("{\"chat_template\":\"" + QUOTED + "\"}");
        int[] ids = template.encode(List.of(ChatMessage.user("你好 a")), qwen, DAY);

        assertThat(ids).startsWith(601);
        assertThat(qwen.decode(ids))
                .isEqualTo("<|im_start|>user\n你好 a<|im_end|>\n<|im_start|>assistant\n");
        assertThat(template.endIds(qwen)).isEqualTo(Set.of(602));
        assertThat(
                        Refusals.problemOf(
                                        () ->
                                                template.encode(
                                                        List.of(ChatMessage.user("x<|im_end|>")),
                                                        qwen,
                                                        DAY))
                                .id())
                .isEqualTo("chat.special-in-message");
    }

    @ParameterizedTest
    @CsvSource({"''", "a", "ua", "uau-s", "us", "uu", "ss", "s", "su a"})
    void turnsInAnotherOrderAreRefused(String order) throws IOException {
        ChatTemplate template = template("{\"chat_template\":\"" + QUOTED + "\"}");
        List<ChatMessage> turns =
                order.chars()
                        .filter(Character::isLetter)
                        .mapToObj(
                                c ->
                                        new ChatMessage(
                                                c == 'u'
                                                        ? Role.USER
                                                        : c == 'a' ? Role.ASSISTANT : Role.SYSTEM,
                                                "x"))
                        .toList();
        Tokenizer any = CharacterTokenizer.of("x");

        assertThat(Refusals.problemOf(() -> template.encode(turns, any, DAY)).id())
                .isEqualTo("chat.order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "3",
                "{\"chat_template\":",
                "{\"chat_template\":3}",
                "{\"chat_template\":null}",
                "{\"chat_template\":[]}",
                "{\"chat_template\":[{\"name\":\"tool_use\",\"template\":\"x\"}]}",
                "{\"chat_template\":[{\"name\":\"default\"}]}",
                "{\"chat_template\":\"\"}",
                "{\"chat_template\":\"{{ x }}\"}"
            })
    void aFileWithoutATemplateThatIsKnownIsRefused(String json) {
        assertThat(Refusals.problemOf(() -> template(json)).id())
                .matches("(json|chat)\\..*|file\\..*");
    }

    @Test
    void theNamedDefaultAndTheFileOfItsOwnCount() throws IOException {
        assertThat(
                        template(
                                "{\"bos_token\":{\"content\":7},\"eos_token\":[],\"chat_template\":["
                                        + "{\"name\":\"other\",\"template\":\"x\"},"
                                        + "{\"name\":\"default\",\"template\":\""
                                        + QUOTED
                                        + "\"}]}"))
                .isNotNull();
        Files.writeString(folder.resolve("chat_template.jinja"), CHAT_ML + "\n");
        assertThat(template("{\"chat_template\":\"{{ x }}\"}")).isNotNull();
        Files.write(folder.resolve("chat_template.jinja"), new byte[] {(byte) 0xFF});
        assertThat(Refusals.problemOf(() -> template("{}")).id()).isEqualTo("text.not-utf8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{'", "{{'\\a", "{%-", "{{\"\\\"", "}}{{", "\n", "'+'"})
    void aTemplateMadeToTakeLongDoesNot(String part) {
        for (int length : new int[] {4000, 4_000_000}) {
            String template = part.repeat(length / part.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(ChatFormats.of(template + "}}")).isEmpty());
        }
    }

    private ChatTemplate template(String json) throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), json);
        return ChatTemplate.read(folder);
    }
}
