package dev.glassbox.runtime.training;

import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.tokenizer.BytePairFiles;
import dev.glassbox.runtime.tokenizer.BytePairTokenizer;
import dev.glassbox.runtime.tokenizer.CharacterTokenizer;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.tokenizer.TokenizerFile;
import dev.glassbox.runtime.tokenizer.TrainedBpe;
import java.util.Map;

/** A tokenizer made from a corpus, and how it is kept beside the model. */
sealed interface OwnTokenizer {
    /**
     * Says that {@code tokenizer.json} is all there is to it. Without it transformers 5 takes a
     * GPT-2 to have OpenAI's way of cutting, and loses the spaces of a character model.
     */
    String CONFIG = "tokenizer_config.json";

    /** The content of {@link #CONFIG}. */
    String AS_IT_IS =
            """
            {
              "tokenizer_class": "PreTrainedTokenizerFast",
              "clean_up_tokenization_spaces": false
            }
            """;

    Tokenizer tokenizer();

    /** What goes into the model's folder, content by name. */
    Map<String, String> files();

    /** One token a character of the text. */
    record OfCharacters(CharacterTokenizer tokenizer) implements OwnTokenizer {
        @Override
        public Map<String, String> files() {
            return Map.of(
                    TokenizerFile.NAME,
                    new TokenizerFile(ForeignFiles.standard()).write(tokenizer),
                    CONFIG,
                    AS_IT_IS);
        }
    }

    /** Byte pairs merged by their number in the training part. */
    record OfPairs(TrainedBpe trained, BytePairTokenizer tokenizer) implements OwnTokenizer {
        @Override
        public Map<String, String> files() {
            return Map.of(
                    BytePairFiles.VOCABULARY,
                    trained.vocabJson(),
                    BytePairFiles.MERGES,
                    trained.mergesText(),
                    TokenizerFile.NAME,
                    trained.tokenizerJson(),
                    CONFIG,
                    AS_IT_IS);
        }
    }
}
