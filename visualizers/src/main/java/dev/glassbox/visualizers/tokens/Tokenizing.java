package dev.glassbox.visualizers.tokens;

import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.tinytown.Language;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.TownText;
import dev.glassbox.runtime.tokenizer.OpenAiEncodings;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * How do these tokenizers cut this text?
 *
 * @param text what is cut
 * @param tokenizers one or two names
 * @param specials whether special tokens are read by their names
 * @param pair which two sentences of one meaning are cut besides
 */
record Tokenizing(String text, List<String> tokenizers, boolean specials, int pair)
        implements Question<Tokenizing.Answer> {
    private static final long PAIR_SEED = 1;

    Tokenizing {
        tokenizers = List.copyOf(tokenizers);
    }

    /**
     * The text as one tokenizer cuts it.
     *
     * @param name of the tokenizer
     * @param tokenizer to ask how a token was merged
     * @param cut the pieces
     * @param chinese the Chinese sentence of the pair
     * @param english the English one
     */
    record Side(String name, Tokenizer tokenizer, Cut cut, Cut chinese, Cut english) {}

    /**
     * @param models the tokenizers of models there are
     * @param encodings the published encodings there are
     * @param sides one a tokenizer
     * @param chinese a sentence of TinyTown
     * @param english the same in English
     */
    record Answer(
            List<String> models,
            List<String> encodings,
            List<Side> sides,
            String chinese,
            String english)
            implements QuestionAnswer {
        Answer {
            models = List.copyOf(models);
            encodings = List.copyOf(encodings);
            sides = List.copyOf(sides);
        }

        @Override
        public long bytes() {
            // an id, a span, a text and their objects
            return sides.stream().mapToLong(side -> 160L * side.cut().bits().size()).sum() + 1000;
        }
    }

    @Override
    public Answer answer(OpenModels models, Asking<Answer> asking) {
        TownText town = TinyTown.of(TownSize.FULL).text(PAIR_SEED, 0.5);
        String chinese = town.sentence(pair, Language.ZH).text();
        String english = town.sentence(pair, Language.EN).text();
        List<Side> sides = new ArrayList<>();
        for (String name : tokenizers) {
            asking.check();
            Tokenizer tokenizer = models.tokenizer(name);
            sides.add(
                    new Side(
                            name,
                            tokenizer,
                            Cut.of(tokenizer, text, specials),
                            Cut.of(tokenizer, chinese, false),
                            Cut.of(tokenizer, english, false)));
        }
        return new Answer(models.ids(), OpenAiEncodings.names(), sides, chinese, english);
    }
}
