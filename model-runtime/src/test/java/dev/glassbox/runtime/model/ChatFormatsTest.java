package dev.glassbox.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.TestModels;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.model.ChatMessage.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what transformers makes of the templates ({@code src/test/reference/dump_chat.py}). */
class ChatFormatsTest {
    private static final ChatFormat.Setting SETTING =
            new ChatFormat.Setting("<s>", "</s>", LocalDate.of(2024, 7, 26));

    @Test
    void everyKnownTemplateIsWrittenOutAsTransformersDoes() throws IOException {
        JsonNode reference = reference();
        int byShape = 0;
        for (JsonNode template : reference.get("templates")) {
            Optional<ChatFormat> format = ChatFormats.exact(template.get("sha256").asText());
            if (template.has("template")) {
                byShape++;
                assertThat(format).isEmpty();
                format = ChatFormats.of(template.get("template").asText());
            }
            assertThat(format).as("%s", template.get("name")).isPresent();
            for (int i = 0; i < reference.get("conversations").size(); i++) {
                List<ChatMessage> turns = turns(reference.get("conversations").get(i));
                String expected = template.get("texts").get(i).asText();
                boolean hasSystem = turns.get(0).is(Role.SYSTEM);
                assertThat(!hasSystem || format.get().takesSystem())
                        .as("%s", template.get("name"))
                        .isEqualTo(!expected.equals("refused"));
                if (!expected.equals("refused")) {
                    assertThat(format.get().render(turns, SETTING))
                            .as("%s", template.get("name"))
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(byShape).isEqualTo(4);
        assertThat(reference.get("templates")).hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{{ messages }}",
                "{% for message in messages %}{{ message['content'] }}{% endfor %}",
                // a word between the tags
                "{% for message in messages %} x {{'<|im_start|>' + message['role'] + '\\n' + "
                        + "message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}"
                        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
                // a line break that would be written
                "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
                        + "message['content'] + '<|im_end|>' + '\\n'}}\n{% endfor %}"
                        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
                // another end of turn
                "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + "
                        + "message['content'] + '<|end|>' + '\\n'}}{% endfor %}"
                        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
                "{% for",
                "{{ '",
                "{{}}{{}}"
            })
    void anythingElseIsNotKnown(String template) {
        assertThat(ChatFormats.of(template)).isEmpty();
    }

    private static List<ChatMessage> turns(JsonNode conversation) {
        List<ChatMessage> turns = new ArrayList<>();
        for (JsonNode turn : conversation) {
            Role role = Role.valueOf(turn.get("role").asText().toUpperCase(Locale.ROOT));
            turns.add(new ChatMessage(role, turn.get("content").asText()));
        }
        return turns;
    }

    private static JsonNode reference() throws IOException {
        return StrictJson.standard()
                .readTree(
                        Files.readString(TestModels.reference("chat").resolve("chat.json")),
                        "chat.json");
    }
}
