package dev.glassbox.runtime.model;

/**
 * One turn of a conversation.
 *
 * @param role who speaks
 * @param content what is said
 */
public record ChatMessage(Role role, String content) {

    /** Who speaks, by the names that every template uses. */
    public enum Role {
        SYSTEM("system"),
        USER("user"),
        ASSISTANT("assistant");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A question. */
    public static ChatMessage user(String content) {
        return new ChatMessage(Role.USER, content);
    }

    boolean is(Role other) {
        return role == other;
    }
}
