package dev.glassbox.lessons.parse;

/**
 * What a course folder may ask of the machine. Each number is checked before anything is sized by
 * it.
 *
 * @param jsonBytes the largest JSON file
 * @param markdownBytes the largest Markdown file
 * @param jsonDepth how deep objects and lists may stand in each other
 * @param textDepth how deep lists and stressed words may stand in each other
 * @param lessons the most lesson folders a course may have
 */
public record Limits(int jsonBytes, int markdownBytes, int jsonDepth, int textDepth, int lessons) {
    public static final Limits STANDARD = new Limits(4 << 20, 1 << 20, 64, 8, 5_000);
}
