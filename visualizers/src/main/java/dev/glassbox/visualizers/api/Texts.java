package dev.glassbox.visualizers.api;

/**
 * The strings of the language in use. Keys that do not exist are a programming error and fail a
 * test, not a user.
 */
public interface Texts {
    /** The message in the language in use, its named places filled. */
    String text(Message message);

    /** {@link #text(Message)} of a key with alternating names and values. */
    default String text(String key, Object... pairs) {
        return text(Message.of(key, pairs));
    }

    /** The BCP 47 tag of the language in use: {@code zh} or {@code en}. */
    String language();
}
