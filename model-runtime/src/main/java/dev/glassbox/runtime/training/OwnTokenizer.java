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
    Tokenizer tokenizer();

    /** What goes into the model's folder, content by name. */
    Map<String, String> files();

    /** One token a character of the text. */
    record OfCharacters(CharacterTokenizer tokenizer) implements OwnTokenizer {
        private static final String SETTINGS = "tokenizer_config.json";

        /**
         * Without this, transformers would build GPT-2's own tokenizer around the vocabulary, and
         * lose every space and every Chinese character on the way.
         */
        private static final String AS_IN_THE_FILE =
                "{\n  \"tokenizer_class\": \"PreTrainedTokenizerFast\",\n"
                        + "  \"clean_up_tokenization_spaces\": false\n}\n";

        @Override
        public Map<String, String> files() {
            return Map.of(
                    TokenizerFile.NAME,
                    new TokenizerFile(ForeignFiles.standard()).write(tokenizer),
                    SETTINGS,
                    AS_IN_THE_FILE);
        }
    }

    /** Byte pairs merged by their number in the training part. */
    record OfPairs(TrainedBpe trained, BytePairTokenizer tokenizer) implements OwnTokenizer {
        @Override
        public Map<String, String> files() {
            return Map.of(
                    BytePairFiles.VOCABULARY, trained.vocabJson(),
                    BytePairFiles.MERGES, trained.mergesText());
        }
    }
}
