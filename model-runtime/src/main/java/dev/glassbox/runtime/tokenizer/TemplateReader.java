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
                part.only("add_prefix_space", "trim_offsets", "use_regex");
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
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        int texts = 0;
        for (Part item : part.children("single")) {
            if (item.node().has("Sequence")) {
                texts++;
                continue;
            }
            String name = item.only("SpecialToken").child("SpecialToken").text("id");
            Part ids = part.child("special_tokens").child(name);
            for (Part id : ids.children("ids")) {
                (texts == 0 ? before : after).add(checked(id));
            }
        }
        if (texts != 1) {
            throw part.child("single").wrong();
        }
        return new Template(before, after);
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
