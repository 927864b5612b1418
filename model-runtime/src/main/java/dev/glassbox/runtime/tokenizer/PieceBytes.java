package dev.glassbox.runtime.tokenizer;

/** Finds for the UTF-8 bytes of a piece which bytes of the input they came from. */
final class PieceBytes {
    private final SourcedText piece;

    /** For every byte, the index of its character's first char; at the end the piece's length. */
    private final int[] charOfByte;

    PieceBytes(SourcedText piece) {
        this.piece = piece;
        String text = piece.text();
        IntList chars = new IntList(text.length() + 1);
        for (int i = 0; i < text.length(); i = Scan.next(text, i)) {
            for (int n = Utf8.length(text.codePointAt(i)); n > 0; n--) {
                chars.add(i);
            }
        }
        chars.add(text.length());
        charOfByte = chars.toArray();
    }

    /** Whether a range of bytes is made of whole characters. */
    boolean isWhole(int from, int to) {
        return startsCharacter(from) && startsCharacter(to);
    }

    /**
     * Where a range of bytes, not empty, came from. A part of a character that is as long as its
     * source came from the same part of it; of another it came from the whole.
     */
    ByteSpan source(int from, int to) {
        int firstChar = charOfByte[from];
        int lastChar = charOfByte[to - 1];
        String text = piece.text();
        ByteSpan span = piece.source(firstChar, Scan.next(text, lastChar));
        int start = span.start();
        int end = span.end();
        if (!startsCharacter(from) && isUnchanged(firstChar)) {
            start += from - firstByte(from);
        }
        if (!startsCharacter(to) && isUnchanged(lastChar)) {
            int length = Utf8.length(text.codePointAt(lastChar));
            end -= firstByte(to) + length - to;
        }
        return new ByteSpan(start, end);
    }

    private boolean isUnchanged(int charIndex) {
        String text = piece.text();
        return piece.source(charIndex, Scan.next(text, charIndex)).length()
                == Utf8.length(text.codePointAt(charIndex));
    }

    private boolean startsCharacter(int at) {
        return at == 0 || charOfByte[at] != charOfByte[at - 1];
    }

    private int firstByte(int at) {
        int first = at;
        while (!startsCharacter(first)) {
            first--;
        }
        return first;
    }
}
