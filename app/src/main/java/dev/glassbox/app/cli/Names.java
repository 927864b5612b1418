package dev.glassbox.app.cli;

import dev.glassbox.app.cli.PromptArguments.Prompt;
import dev.glassbox.runtime.model.ModelDescription;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tokens are called; nothing where only ids were given. */
final class Names {
    private final @Nullable Tokenizer tokenizer;

    Names(@Nullable Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static Names of(Prompt prompt, ModelDescription description) {
        return new Names(prompt.named() ? description.tokenizer().orElse(null) : null);
    }

    @Nullable String of(int id) {
        return tokenizer == null ? null : tokenizer.tokenText(id);
    }

    /** For people: in quotation marks, or the id where it has no name. */
    String shown(int id) {
        String name = of(id);
        return name == null ? Integer.toString(id) : Quoted.text(name);
    }

    /** For JSON: all names, or null. */
    @Nullable List<String> all(int... ids) {
        Tokenizer known = tokenizer;
        return known == null ? null : Arrays.stream(ids).mapToObj(known::tokenText).toList();
    }

    /** For JSON: id and token. */
    Map<String, @Nullable Object> fields(int id) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("token", of(id));
        return fields;
    }
}
