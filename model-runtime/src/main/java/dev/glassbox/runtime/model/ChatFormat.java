package dev.glassbox.runtime.model;

import dev.glassbox.runtime.model.ChatMessage.Role;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a family of models wants a conversation written down, up to where the model answers. */
interface ChatFormat {
    /**
     * What a rendering needs besides the turns.
     *
     * @param begin the name of the token that begins a text; empty where there is none
     * @param end the name of the token that ends one
     * @param today for formats that tell the model the date
     */
    record Setting(String begin, String end, LocalDate today) {}

    /**
     * The text, with special tokens by their names.
     *
     * @param turns the last one is a question
     */
    String render(List<ChatMessage> turns, Setting setting);

    /** The token after which an answer is over. */
    String turnEnd(Setting setting);

    /** Whether a conversation may begin with a system's turn. */
    boolean takesSystem();

    /**
     * ChatML: Qwen and many others.
     *
     * @param system what stands for a system's turn where there is none; null for nothing
     * @param hidesThoughts whether an earlier answer's thoughts, up to {@code </think>}, are left
     *     out
     */
    record ChatMl(@Nullable String system, boolean hidesThoughts) implements ChatFormat {
        private static final String THOUGHT_END = "</think>";

        @Override
        public String render(List<ChatMessage> turns, Setting setting) {
            StringBuilder text = new StringBuilder();
            if (system != null && !turns.get(0).is(Role.SYSTEM)) {
                add(text, Role.SYSTEM, system);
            }
            for (ChatMessage turn : turns) {
                boolean shortened = hidesThoughts && turn.is(Role.ASSISTANT);
                add(text, turn.role(), shortened ? spoken(turn.content()) : turn.content());
            }
            return text.append("<|im_start|>assistant\n").toString();
        }

        private static void add(StringBuilder text, Role role, String content) {
            text.append("<|im_start|>").append(role.word()).append('\n');
            text.append(content).append("<|im_end|>\n");
        }

        private static String spoken(String content) {
            int end = content.lastIndexOf(THOUGHT_END);
            return end < 0
                    ? content
                    : content.substring(end + THOUGHT_END.length()).replaceFirst("^\n+", "");
        }

        @Override
        public String turnEnd(Setting setting) {
            return "<|im_end|>";
        }

        @Override
        public boolean takesSystem() {
            return true;
        }
    }

    /**
     * Llama 3.
     *
     * @param date what the system's turn, which is then always there, says of the date: nothing,
     *     the day that Llama 3.1 fixed, or today
     */
    record LlamaTurns(Date date) implements ChatFormat {
        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH);

        enum Date {
            NONE,
            FIXED,
            TODAY
        }

        @Override
        public String render(List<ChatMessage> turns, Setting setting) {
            StringBuilder text = new StringBuilder(setting.begin());
            List<ChatMessage> rest = turns;
            if (date != Date.NONE) {
                boolean has = turns.get(0).is(Role.SYSTEM);
                String day = date == Date.FIXED ? "26 Jul 2024" : DAY.format(setting.today());
                add(
                        text,
                        Role.SYSTEM,
                        "Cutting Knowledge Date: December 2023\nToday Date: "
                                + day
                                + "\n\n"
                                + (has ? trimmed(turns.get(0).content()) : ""));
                rest = has ? turns.subList(1, turns.size()) : turns;
            }
            rest.forEach(turn -> add(text, turn.role(), trimmed(turn.content())));
            return text.append("<|start_header_id|>assistant<|end_header_id|>\n\n").toString();
        }

        private static void add(StringBuilder text, Role role, String content) {
            text.append("<|start_header_id|>").append(role.word()).append("<|end_header_id|>\n\n");
            text.append(content).append("<|eot_id|>");
        }

        @Override
        public String turnEnd(Setting setting) {
            return "<|eot_id|>";
        }

        @Override
        public boolean takesSystem() {
            return true;
        }
    }

    /**
     * Mistral: questions in brackets.
     *
     * @param open before a question
     * @param close after it
     * @param answer before an answer
     * @param after after an answer's end token
     * @param trims whether an answer loses the space around it
     * @param system where a system's turn is put
     */
    record Brackets(
            String open,
            String close,
            String answer,
            String after,
            boolean trims,
            Instructions system)
            implements ChatFormat {
        enum Instructions {
            REFUSED,
            IN_FIRST_QUESTION,
            IN_LAST_QUESTION
        }

        @Override
        public String render(List<ChatMessage> turns, Setting setting) {
            boolean has = turns.get(0).is(Role.SYSTEM);
            List<ChatMessage> rest = has ? turns.subList(1, turns.size()) : turns;
            int place = system == Instructions.IN_FIRST_QUESTION ? 0 : rest.size() - 1;
            StringBuilder text = new StringBuilder(setting.begin());
            for (int i = 0; i < rest.size(); i++) {
                String content = rest.get(i).content();
                if (rest.get(i).is(Role.ASSISTANT)) {
                    text.append(answer).append(trims ? trimmed(content) : content);
                    text.append(setting.end()).append(after);
                } else {
                    String before = has && i == place ? turns.get(0).content() + "\n\n" : "";
                    text.append(open).append(before).append(content).append(close);
                }
            }
            return text.toString();
        }

        @Override
        public String turnEnd(Setting setting) {
            return setting.end();
        }

        @Override
        public boolean takesSystem() {
            return system != Instructions.REFUSED;
        }
    }

    /** Without the space around it, as the templates' {@code trim}. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
