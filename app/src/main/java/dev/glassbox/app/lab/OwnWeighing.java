package dev.glassbox.app.lab;

import dev.glassbox.app.lab.OwnTextState.Offer;
import dev.glassbox.app.lab.OwnTextState.Read;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.OwnModels;
import dev.glassbox.runtime.tokenizer.BpeSettings;
import dev.glassbox.runtime.training.Corpus;
import dev.glassbox.runtime.training.Recipe;
import dev.glassbox.runtime.training.SizeAdvice;
import dev.glassbox.runtime.training.text.PlainText;
import dev.glassbox.runtime.training.text.TextLanguages;
import dev.glassbox.runtime.training.text.TextLevels;
import dev.glassbox.runtime.training.text.TextReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is worked out of a text before it is trained on; on threads that may take their time. */
final class OwnWeighing {
    /** The recipe for texts. */
    private static final String RECIPE = "text-char";

    /** Up to so many characters byte pairs are learnt to see whether enough tokens come of it. */
    private static final int TRIED = 300_000;

    private static final int NAMES_TRIED = 99;

    private OwnWeighing() {}

    /** What is said of a text that was taken in. */
    static Read read(LabTexts.Kept kept, OwnModels models, String pastedName) {
        PlainText text = kept.text();
        return new Read(
                text,
                kept.source(),
                text.text().lines().count(),
                TextLanguages.of(text.text()),
                TextLevels.of(text),
                proposed(kept.source(), models, pastedName));
    }

    /** The sizes that are chosen or advised, and whether a training can begin with them. */
    static Offer offer(PlainText text, OwnDraft draft) {
        SizeAdvice advised =
                draft.bpeVocab().isEmpty()
                        ? SizeAdvice.of(text)
                        : SizeAdvice.of(text, draft.bpeVocab().getAsInt());
        int vocabulary = advised.recipe().corpus().bpeVocab();
        SizeAdvice chosen = advised;
        if (draft.sizes().isPresent() || draft.steps().isPresent()) {
            chosen =
                    SizeAdvice.of(
                            text,
                            vocabulary,
                            draft.sizes().orElse(advised.sizes()),
                            draft.steps().orElse(advised.recipe().schedule().steps()));
        }
        return new Offer(advised, chosen, refusal(text, chosen, vocabulary));
    }

    /**
     * The plan that trains what was chosen.
     *
     * @param before gives the seed and what is broken
     */
    static LabPlan plan(TextSource source, SizeAdvice chosen, LabPlan before) {
        Recipe recipe = chosen.recipe();
        SortedMap<String, Double> settings = new TreeMap<>();
        settings.put("batch", (double) recipe.schedule().batch());
        settings.put("dropout", recipe.dropout());
        settings.put("max_lr", recipe.optimizer().maxLr());
        settings.put("min_lr", recipe.optimizer().minLr());
        return new LabPlan(
                RECIPE,
                Optional.of(
                        new LabPlan.OwnText(
                                source, recipe.corpus().bpeVocab(), Optional.of(chosen.sizes()))),
                before.seed(),
                recipe.schedule().steps(),
                before.beside(),
                settings);
    }

    private static Optional<Problem> refusal(PlainText text, SizeAdvice chosen, int vocabulary) {
        try {
            if (vocabulary != 0) {
                new BpeSettings(vocabulary, List.of());
            }
            if (vocabulary == 0 || text.text().length() <= TRIED) {
                Corpus.of(chosen.recipe(), text);
            }
            return Optional.empty();
        } catch (IntakeException e) {
            return Optional.of(e.problem());
        }
    }

    /** A name that is free, made of the text's. */
    private static String proposed(TextSource source, OwnModels models, String pastedName) {
        String name = plainName(source, pastedName);
        for (int number = 1; number <= NAMES_TRIED; number++) {
            String tried = number == 1 ? name : name + "-" + number;
            try {
                models.requireFree(tried);
                return tried;
            } catch (IntakeException e) {
                // taken, or a name that Windows keeps for itself: the next one
            }
        }
        return name;
    }

    /** A text's name as far as it can be a model's. */
    static String plainName(TextSource source, String pastedName) {
        String plain = source.title().replaceFirst("\\.(txt|md|csv|text)(?=#|$)", "");
        String letters =
                (source.file().equals(TextReader.PASTED) ? pastedName : plain)
                        .replaceAll("[^A-Za-z0-9\\p{IsHan}]+", "-")
                        .replaceAll("^-+|-+$", "");
        int room = OwnModels.LONGEST_NAME - 3; // for a number
        int length = letters.codePointCount(0, letters.length());
        String cut = letters.substring(0, letters.offsetByCodePoints(0, Math.min(room, length)));
        return cut.isEmpty() ? pastedName : cut;
    }
}
