package dev.glassbox.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ChatMessage.Role;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one model wants a conversation written down: its chat template, if that is one of those known
 * here. Immutable.
 */
public final class ChatTemplate {
    private static final String CONFIG = "tokenizer_config.json";
    private static final String OWN_FILE = "chat_template.jinja";
    private static final String KEY = "chat_template";

    private final String place;
    private final ChatFormat format;
    private final String begin;
    private final String end;

    private ChatTemplate(String place, ChatFormat format, String begin, String end) {
        this.place = place;
        this.format = format;
        this.begin = begin;
        this.end = end;
    }

    /** From {@code chat_template.jinja}, else from {@code tokenizer_config.json}. */
    static ChatTemplate read(Path folder) {
        ForeignFiles files = ForeignFiles.standard();
        int limit = files.limits().files().card();
        Path config = folder.resolve(CONFIG);
        JsonNode settings =
                Files.isRegularFile(config)
                        ? files.readTree(config, limit)
                        : files.json().readTree("{}", CONFIG);
        Path own = folder.resolve(OWN_FILE);
        String template =
                Files.isRegularFile(own) ? files.readText(own, limit) : template(settings);
        String id = ModelFolder.idOf(folder);
        if (template == null) {
            throw Problem.input("chat.no-template", id).asException();
        }
        ChatFormat format =
                ChatFormats.of(template)
                        .orElseThrow(
                                () -> Problem.input("chat.unknown-template", id).asException());
        return new ChatTemplate(
                id, format, name(settings.path("bos_token")), name(settings.path("eos_token")));
    }

    /**
     * The ids of a conversation, up to where the model answers.
     *
     * @param turns questions and answers in turn, the first and the last a question; before them
     *     may be a system's turn
     * @param today for models that are told the date
     * @throws dev.glassbox.runtime.intake.IntakeException if the turns are in another order, or one
     *     names a special token
     */
    public int[] encode(List<ChatMessage> turns, Tokenizer tokenizer, LocalDate today) {
        checkOrder(turns);
        for (ChatMessage turn : turns) {
            if (!tokenizer.encodeMarked(turn.content()).equals(tokenizer.encode(turn.content()))) {
                throw Problem.input("chat.special-in-message", place).asException();
            }
        }
        String text = format.render(turns, new ChatFormat.Setting(begin, end, today));
        return tokenizer.encodeMarked(text).stream().mapToInt(Token::id).toArray();
    }

    /** The token after which an answer is over; none if the tokenizer has no such token. */
    public Set<Integer> endIds(Tokenizer tokenizer) {
        String name = format.turnEnd(new ChatFormat.Setting(begin, end, LocalDate.EPOCH));
        List<Token> tokens = name.isEmpty() ? List.of() : tokenizer.encodeMarked(name);
        return tokens.size() == 1 ? Set.of(tokens.get(0).id()) : Set.of();
    }

    private void checkOrder(List<ChatMessage> turns) {
        boolean hasSystem = !turns.isEmpty() && turns.get(0).is(Role.SYSTEM);
        if (hasSystem && !format.takesSystem()) {
            throw Problem.input("chat.no-system", place).asException();
        }
        int first = hasSystem ? 1 : 0;
        boolean ordered = (turns.size() - first) % 2 == 1;
        for (int i = first; i < turns.size(); i++) {
            ordered &= turns.get(i).is((i - first) % 2 == 0 ? Role.USER : Role.ASSISTANT);
        }
        if (!ordered) {
            throw Problem.input("chat.order", place).asException();
        }
    }

    /** The template; of several the one named default. */
    private static @Nullable String template(JsonNode settings) {
        JsonNode template = settings.path(KEY);
        if (template.isArray()) {
            for (JsonNode one : template) {
                if (one.path("name").asText().equals("default")) {
                    template = one.path("template");
                }
            }
        }
        return template.isTextual() ? template.textValue() : null;
    }

    /** A token's name, which some files put into an object. */
    private static String name(JsonNode token) {
        JsonNode name = token.isObject() ? token.path("content") : token;
        return name.isTextual() ? name.textValue() : "";
    }
}
