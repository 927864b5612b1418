package dev.glassbox.lessons.parse;

/** The headings of the third level: the parts of a question. */
public final class SectionName {
    public static final String QUESTION = "question";
    public static final String EXPLANATION = "explanation";

    /** The text of the step itself, under its heading of the second level. */
    public static final String STEP = "";

    private SectionName() {}

    /** The section of one option. */
    public static String option(String id) {
        return "option " + id;
    }
}
