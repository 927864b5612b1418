package dev.glassbox.runtime.training.text;

import dev.glassbox.runtime.intake.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One text on its way in.
 *
 * @param name the file's
 * @param place what to call it in an error
 */
record Reading(String name, String place, List<Problem> notices) {
    Reading(String name, String place) {
        this(name, place, new ArrayList<>());
    }

    PlainText text(byte[] bytes, boolean table, Optional<String> column) {
        refuseOtherKinds(bytes);
        TextEncoding.Decoded decoded = Encodings.decode(bytes, place);
        if (decoded.encoding() != TextEncoding.UTF_8) {
            notice("text.read-as", "encoding", decoded.encoding().title());
        }
        refuseNul(decoded);
        String text = withLineFeeds(decoded.text());
        requireSome(text);
        String learnt = text;
        String title = name;
        List<String> columns = List.of();
        if (table) {
            CsvTable csv = CsvTable.read(text, place);
            columns = csv.columns();
            int chosen = column.map(wanted -> column(csv, wanted)).orElseGet(csv::wordiest);
            List<String> fields = csv.fields(chosen);
            notice("text.column", "column", columns.get(chosen), "rows", fields.size());
            learnt = String.join("\n", fields) + "\n";
            title = name + "#" + columns.get(chosen);
            requireSome(learnt);
        }
        return new PlainText(title, learnt, Sha256.of(bytes), decoded.encoding(), columns, notices);
    }

    void requireWholeCharacters(String text) {
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (Character.getType(point) == Character.SURROGATE) {
                throw Problem.input(
                                "text.half-character",
                                place,
                                "character",
                                text.codePointCount(0, at) + 1)
                        .asException();
            }
            at += Character.charCount(point);
        }
    }

    private void refuseOtherKinds(byte[] bytes) {
        if (bytes.length == 0) {
            throw Problem.input("text.empty", place).asException();
        }
        Optional<FileKind> kind = FileKind.of(bytes);
        if (kind.isPresent()) {
            throw Problem.input("text.other-kind", place, "kind", kind.get().title()).asException();
        }
    }

    /** Binary data are full of zeros, text has none; nor could a tokenizer's file show one. */
    private void refuseNul(TextEncoding.Decoded decoded) {
        int at = decoded.text().indexOf('\0');
        if (at >= 0) {
            throw Problem.input(
                            "text.binary",
                            place,
                            "character",
                            decoded.text().codePointCount(0, at) + 1)
                    .asException();
        }
    }

    private String withLineFeeds(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        long ends = text.chars().filter(c -> c == '\r').count();
        notice("text.line-ends", "count", ends);
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void requireSome(String text) {
        if (text.codePoints().allMatch(Reading::isUnseen)) {
            throw Problem.input("text.blank", place).asException();
        }
    }

    private int column(CsvTable csv, String wanted) {
        int column = csv.columns().indexOf(wanted);
        if (column < 0) {
            throw Problem.input(
                            "text.no-column",
                            place,
                            "column",
                            wanted,
                            "known",
                            String.join(", ", csv.columns()))
                    .asException();
        }
        return column;
    }

    private void notice(String id, Object... pairs) {
        notices.add(Problem.input(id, name, pairs));
    }

    /** White space in the widest sense: what leaves no ink. */
    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || type == Character.FORMAT
                || type == Character.CONTROL;
    }
}
