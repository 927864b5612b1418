package dev.glassbox.runtime.tokenizer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** One step from tokens' names back to text ("decoder"). */
interface Decoding {
    /** The names as they are, with a space between them, where a file names no decoder. */
    Decoding SPACED = (tokens, bad) -> List.of(String.join(" ", tokens));

    /** How bytes that are no text are written. */
    enum BadBytes {
        /** As U+FFFD, like every decoder of the field. */
        REPLACED,
        /** Each as {@code <0xE4>}. */
        SHOWN
    }

    /** The texts of tokens in order; fewer than the tokens where some have been joined. */
    List<String> apply(List<String> tokens, BadBytes bad);

    /** The text of one token that is shown alone, away from where a text begins or ends. */
    default String alone(String token) {
        return String.join("", apply(List.of(token), BadBytes.SHOWN));
    }

    /** This step, then another. */
    default Decoding then(Decoding next) {
        Decoding first = this;
        return new Decoding() {
            @Override
            public List<String> apply(List<String> tokens, BadBytes bad) {
                return next.apply(first.apply(tokens, bad), bad);
            }

            @Override
            public String alone(String token) {
                return next.alone(first.alone(token));
            }
        };
    }

    /** Names in the printable alphabet of bytes. */
    final class ByteLevel implements Decoding {
        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BytePairFiles.bytes(tokens).forEach(bytes::writeBytes);
            byte[] all = bytes.toByteArray();
            return List.of(bad == BadBytes.SHOWN ? ByteText.of(all) : Utf8.text(all));
        }

        @Override
        public String alone(String token) {
            return ByteText.of(BytePairFiles.bytes(List.of(token)).get(0));
        }
    }

    /** Names such as {@code <0xE4>} stand for a byte; bytes that are no text become U+FFFD each. */
    final class Bytes implements Decoding {
        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            List<String> texts = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String token : tokens) {
                int value = ByteFallback.valueOf(token);
                if (value >= 0) {
                    bytes.write(value);
                } else {
                    flush(bytes, bad, texts);
                    texts.add(token);
                }
            }
            flush(bytes, bad, texts);
            return texts;
        }

        private static void flush(ByteArrayOutputStream bytes, BadBytes bad, List<String> texts) {
            if (bytes.size() > 0) {
                texts.add(
                        bad == BadBytes.SHOWN
                                ? ByteText.of(bytes.toByteArray())
                                : replaced(bytes.toByteArray()));
                bytes.reset();
            }
        }

        private static String replaced(byte[] bytes) {
            String text = Utf8.wholeText(bytes);
            return text == null ? "\uFFFD".repeat(bytes.length) : text;
        }

        @Override
        public String alone(String token) {
            int value = ByteFallback.valueOf(token);
            return value < 0 ? token : ByteText.of(new byte[] {(byte) value});
        }
    }

    /** Everything in one text. */
    final class Fuse implements Decoding {
        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            return List.of(String.join("", tokens));
        }
    }

    /** Replaces a text in every token. */
    record Replace(String pattern, String content) implements Decoding {
        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            return tokens.stream().map(token -> token.replace(pattern, content)).toList();
        }
    }

    /** Takes away up to so many of a character at the start and at the end of every text. */
    record Strip(char content, int start, int stop) implements Decoding {
        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            return tokens.stream().map(this::stripped).toList();
        }

        @Override
        public String alone(String token) {
            return token;
        }

        private String stripped(String token) {
            int from = 0;
            while (from < start && from < token.length() && token.charAt(from) == content) {
                from++;
            }
            int to = token.length();
            while (token.length() - to < stop && to > from && token.charAt(to - 1) == content) {
                to--;
            }
            return token.substring(from, to);
        }
    }

    /** The mark is a space, but not at the start of the text if one was put there. */
    record Metaspace(char mark, boolean prepended) implements Decoding {
        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            List<String> texts = new ArrayList<>(tokens.size());
            for (String token : tokens) {
                boolean first = prepended && texts.isEmpty();
                texts.add(token.replace(String.valueOf(mark), first ? "" : " "));
            }
            return texts;
        }

        @Override
        public String alone(String token) {
            return token.replace(mark, ' ');
        }
    }

    /** Tokens that do not begin with the prefix begin a word; tidies English punctuation. */
    record WordPiece(String prefix, boolean cleanup) implements Decoding {
        private static final String[][] TIDY = {
            {" .", "."},
            {" ?", "?"},
            {" !", "!"},
            {" ,", ","},
            {" ' ", "'"},
            {" n't", "n't"},
            {" 'm", "'m"},
            {" do not", " don't"},
            {" 's", "'s"},
            {" 've", "'ve"},
            {" 're", "'re"},
        };

        @Override
        public List<String> apply(List<String> tokens, BadBytes bad) {
            List<String> texts = new ArrayList<>(tokens.size());
            for (String token : tokens) {
                String text = token;
                if (!texts.isEmpty()) {
                    text =
                            token.startsWith(prefix)
                                    ? token.substring(prefix.length())
                                    : " " + token;
                }
                texts.add(cleanup ? tidied(text) : text);
            }
            return texts;
        }

        @Override
        public String alone(String token) {
            return token;
        }

        private static String tidied(String text) {
            String tidied = text;
            for (String[] pair : TIDY) {
                tidied = tidied.replace(pair[0], pair[1]);
            }
            return tidied;
        }
    }
}
