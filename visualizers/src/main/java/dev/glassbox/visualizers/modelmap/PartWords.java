package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;

/** What is said of the map in sentences. */
final class PartWords {
    private PartWords() {}

    /** A part's name and what it does; marks stay in. */
    static String said(MapPart part, Texts texts) {
        String sentence =
                texts.text(
                        "modelmap.said",
                        "name",
                        texts.text(part.name()),
                        "words",
                        texts.text(part.words()));
        return part.opens().isEmpty() ? sentence : sentence + " " + texts.text("modelmap.opens");
    }

    /** What is not there, or is no number; empty where there is nothing to say. */
    static String notice(ModelMapFrame frame, Texts texts) {
        int broken = frame.numbers().broken();
        return frame.absent()
                .map(texts::text)
                .orElse(broken == 0 ? "" : texts.text("modelmap.nan", "count", broken));
    }
}
