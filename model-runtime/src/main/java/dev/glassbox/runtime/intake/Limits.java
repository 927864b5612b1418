package dev.glassbox.runtime.intake;

/**
 * Every number that a foreign file may make us believe, by name. A number read from a file is held
 * against its limit here before it sizes anything.
 *
 * @param json the shape of any JSON document
 * @param files how long each kind of file may be
 * @param tensors what a safetensors header may declare
 * @param vocabulary the most entries of a tokenizer's vocabulary
 */
public record Limits(Json json, Files files, Tensors tensors, int vocabulary) {

    /**
     * @param depth how deeply objects and arrays may nest
     * @param numberLength the most characters of one number
     */
    public record Json(int depth, int numberLength) {}

    /**
     * Sizes in bytes.
     *
     * @param config a {@code config.json} or another small settings document
     * @param card a {@code MODEL.json}, which carries a loss curve
     * @param tokenizer a {@code tokenizer.json}
     * @param state a visualizer's state, a bookmark, a lesson's JSON
     * @param text a text file to train on or to look at
     */
    public record Files(int config, int card, int tokenizer, int state, int text) {}

    /**
     * @param headerBytes the length of the JSON header; the format itself allows 100 MB
     * @param count the number of tensors in one file
     * @param rank the number of axes of one tensor
     * @param nameLength the characters of a tensor's name
     */
    public record Tensors(int headerBytes, int count, int rank, int nameLength) {}

    private static final int KB = 1 << 10;
    private static final int MB = 1 << 20;

    private static final Limits STANDARD =
            new Limits(
                    new Json(64, 32),
                    new Files(MB, 4 * MB, 64 * MB, 4 * MB, 50 * MB),
                    new Tensors(16 * MB, 100_000, 8, KB / 2),
                    500_000);

    /** The limits the app runs with; tests may take tighter ones. */
    public static Limits standard() {
        return STANDARD;
    }
}
