package dev.glassbox.visualizers.merges;

import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.tinytown.Language;
import dev.glassbox.runtime.tinytown.TinyTown;
import dev.glassbox.runtime.tinytown.TownSize;
import dev.glassbox.runtime.tinytown.TownText;
import dev.glassbox.runtime.tokenizer.BpeReplay;
import dev.glassbox.runtime.tokenizer.BpeSettings;
import dev.glassbox.runtime.tokenizer.BpeTrainer;
import dev.glassbox.runtime.tokenizer.BpeWatch;
import dev.glassbox.runtime.tokenizer.PairCount;
import dev.glassbox.runtime.tokenizer.TrainedBpe;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import dev.glassbox.visualizers.api.QuestionAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which merges does a byte-pair training make of this text, and what did it count at each? */
record Replaying(String text, int sentences, MergesState.Language language, int merges)
        implements Question<Replaying.Answer> {
    private static final int BYTES = 256;
    private static final int RANKED = 12;
    private static final long SEED = 5;

    /**
     * @param trained the merges and the tokenizers between them
     * @param rankings by step, the pairs that stood side by side most often before the next merge
     * @param chinese the corpus's Chinese lines, read or not
     * @param english its other lines
     * @param perChinese by step, tokens per character of the Chinese lines; NaN where there are
     *     none
     * @param perEnglish by step, the same of the others
     */
    record Answer(
            TrainedBpe trained,
            List<List<PairCount>> rankings,
            List<String> chinese,
            List<String> english,
            double[] perChinese,
            double[] perEnglish)
            implements QuestionAnswer {
        Answer {
            rankings = List.copyOf(rankings);
            chinese = List.copyOf(chinese);
            english = List.copyOf(english);
        }

        @Override
        public long bytes() {
            return 1000L * rankings.size();
        }
    }

    @Override
    public Answer answer(OpenModels models, Asking<Answer> asking) {
        List<String> chinese = new ArrayList<>();
        List<String> english = new ArrayList<>();
        if (text.isBlank()) {
            TownText town = TinyTown.of(TownSize.FULL).text(SEED, 0.5);
            for (int i = 0; i < sentences; i++) {
                chinese.add(town.sentence(i, Language.ZH).text());
                english.add(town.sentence(i, Language.EN).text());
            }
        } else {
            text.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> (isChinese(line) ? chinese : english).add(line));
        }
        List<String> read = new ArrayList<>();
        read.addAll(language == MergesState.Language.EN ? List.of() : chinese);
        read.addAll(language == MergesState.Language.ZH ? List.of() : english);
        String corpus = joined(read);
        TrainedBpe trained =
                new BpeTrainer()
                        .train(
                                corpus,
                                new BpeSettings(BYTES + merges, List.of()),
                                new BpeWatch() {
                                    @Override
                                    public boolean isCancelled() {
                                        return asking.isCancelled();
                                    }
                                });
        return replayed(trained, corpus, chinese, english, asking);
    }

    /** What the trainer saw at each step, counted anew. */
    private static Answer replayed(
            TrainedBpe trained,
            String corpus,
            List<String> chinese,
            List<String> english,
            Asking<Answer> asking) {
        BpeReplay read = new BpeReplay(corpus, trained);
        BpeReplay inChinese = new BpeReplay(joined(chinese), trained);
        BpeReplay inEnglish = new BpeReplay(joined(english), trained);
        int steps = trained.merges().size();
        List<List<PairCount>> rankings = new ArrayList<>();
        double[] perChinese = new double[steps + 1];
        double[] perEnglish = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            asking.check();
            rankings.add(read.ranking(RANKED));
            perChinese[step] = perCharacter(inChinese.tokens(), chinese);
            perEnglish[step] = perCharacter(inEnglish.tokens(), english);
            if (read.hasNext()) {
                read.advance();
                inChinese.advance();
                inEnglish.advance();
            }
        }
        return new Answer(trained, rankings, chinese, english, perChinese, perEnglish);
    }

    private static double perCharacter(long tokens, List<String> lines) {
        String text = joined(lines);
        return lines.isEmpty()
                ? Double.NaN
                : tokens / (double) text.codePointCount(0, text.length());
    }

    static String joined(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static boolean isChinese(String line) {
        return line.codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
