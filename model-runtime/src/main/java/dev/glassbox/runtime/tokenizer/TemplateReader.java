package dev.glassbox.runtime.tokenizer;

import java.util.ArrayList;
import java.util.List;

/** Reads the {@code post_processor} of a {@code tokenizer.json} from a closed list of kinds. */
final class TemplateReader {
    private final int vocabularySize;

    /**
     * @param vocabularySize ids are below it
     */
    TemplateReader(int vocabularySize) {
        this.vocabularySize = vocabularySize;
    }

    Template read(Part part) {
        if (part.isAbsent()) {
            return Template.NONE;
        }
        return switch (part.type()) {
            case "ByteLevel" -> {
                // It only trims the offsets that other tools report.
                PreTokenizerReader.requireByteLevel(part);
                yield Template.NONE;
            }
            case "TemplateProcessing" -> template(part.only("single", "pair", "special_tokens"));
            case "BertProcessing" -> around(part.only("sep", "cls"));
            case "RobertaProcessing" ->
                    around(part.only("sep", "cls", "trim_offsets", "add_prefix_space"));
            case "Sequence" -> sequence(part.only("processors").children("processors"));
            default -> throw part.unknown();
        };
    }

    /** Each step goes around what the one before it has made. */
    private Template sequence(List<Part> steps) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (Part step : steps) {
            Template template = read(step);
            before.addAll(0, template.before());
            after.addAll(template.after());
        }
        return new Template(before, after);
    }

    private Template template(Part part) {
        Part tokens = part.child("special_tokens");
        tokens.only(names(tokens));
        for (String name : names(tokens)) {
            Part token = tokens.child(name).only("id", "ids", "tokens");
            token.text("id");
            if (token.children("ids").size() != token.children("tokens").size()) {
                throw token.wrong();
            }
            token.children("tokens").forEach(TemplateReader::requireText);
        }
        Template single = pieces(part, "single", List.of("A"));
        pieces(part, "pair", List.of("A", "B")); // never used: one text at a time
        return single;
    }

    private static String[] names(Part tokens) {
        List<String> names = new ArrayList<>();
        tokens.node().fieldNames().forEachRemaining(names::add);
        return names.toArray(String[]::new);
    }

    /** What stands before and after the first text. */
    private Template pieces(Part part, String key, List<String> texts) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Part piece : part.children(key)) {
            if (piece.node().has("Sequence")) {
                seen.add(piece.only("Sequence").child("Sequence").only("id", "type_id").text("id"));
                piece.child("Sequence").number("type_id");
                continue;
            }
            Part special = piece.only("SpecialToken").child("SpecialToken").only("id", "type_id");
            for (Part id : part.child("special_tokens").child(special.text("id")).children("ids")) {
                (seen.isEmpty() ? before : after).add(checked(id));
            }
            special.number("type_id");
        }
        boolean each = seen.containsAll(texts) && texts.size() == seen.size();
        if (!each && !(key.equals("pair") && part.children(key).isEmpty())) {
            throw part.child(key).wrong();
        }
        return new Template(before, after);
    }

    private static void requireText(Part part) {
        if (!part.node().isTextual()) {
            throw part.wrong();
        }
    }

    private Template around(Part part) {
        return new Template(List.of(secondOf(part, "cls")), List.of(secondOf(part, "sep")));
    }

    private int secondOf(Part part, String key) {
        List<Part> pair = part.children(key);
        if (pair.size() != 2) {
            throw part.child(key).wrong();
        }
        return checked(pair.get(1));
    }

    private int checked(Part id) {
        boolean known =
                id.node().isInt()
                        && id.node().intValue() >= 0
                        && id.node().intValue() < vocabularySize;
        if (!known) {
            throw id.wrong();
        }
        return id.node().intValue();
    }
}
