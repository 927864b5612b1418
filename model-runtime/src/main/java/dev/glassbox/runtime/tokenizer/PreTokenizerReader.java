package dev.glassbox.runtime.tokenizer;

import dev.glassbox.runtime.intake.Problem;
import java.util.List;

/** Reads the {@code pre_tokenizer} of a {@code tokenizer.json} from a closed list of kinds. */
final class PreTokenizerReader {
    private PreTokenizerReader() {}

    /**
     * How pieces are made.
     *
     * @param byteLevel whether the vocabulary's names are in the printable alphabet of bytes
     */
    record Pieces(Cutting cutting, boolean byteLevel) {}

    static Pieces read(Part part) {
        if (part.isAbsent()) {
            return new Pieces(Cutting.NONE, false);
        }
        return switch (part.type()) {
            case "Sequence" -> sequence(part);
            case "ByteLevel" -> byteLevel(part);
            case "Split" -> new Pieces(split(part), false);
            case "Metaspace" -> new Pieces(metaspace(part), false);
            case "BertPreTokenizer" -> {
                part.only();
                yield new Pieces(Cuttings.BERT_WORDS, false);
            }
            default -> throw part.unknown();
        };
    }

    private static Pieces sequence(Part part) {
        Pieces all = new Pieces(Cutting.NONE, false);
        for (Part step : part.only("pretokenizers").children("pretokenizers")) {
            if (all.byteLevel) {
                // After this step a piece is bytes, which no other step can cut.
                throw step.unknown();
            }
            Pieces more = read(step);
            all = new Pieces(all.cutting.then(more.cutting), more.byteLevel);
        }
        return all;
    }

    private static Pieces byteLevel(Part part) {
        requireByteLevel(part);
        Cutting cutting =
                part.flag("add_prefix_space", true) ? Cuttings.PREFIX_SPACE : Cutting.NONE;
        boolean cuts = part.flag("use_regex", true);
        return new Pieces(cuts ? cutting.then(Cutting.by(new Gpt2Splitter())) : cutting, true);
    }

    private static Cutting split(Part part) {
        String expression =
                part.only("pattern", "behavior", "invert")
                        .child("pattern")
                        .only("Regex")
                        .text("Regex");
        Splitter splitter = SplitPatterns.find(expression);
        if (splitter == null) {
            throw Problem.input(
                            "tokenizer.unknown-pattern",
                            part.place(),
                            "part",
                            part.path(),
                            "pattern",
                            expression)
                    .asException();
        }
        // The known patterns cover every text: what they match, and what is not between, is all.
        String behaviour = part.text("behavior");
        boolean inverted = part.flag("invert", false);
        List<String> possible = inverted ? List.of("Removed", "Isolated") : List.of("Isolated");
        if (!possible.contains(behaviour)) {
            throw part.child("behavior").unknown();
        }
        return Cutting.by(splitter);
    }

    private static Cutting metaspace(Part part) {
        part.only("replacement", "prepend_scheme", "split", "add_prefix_space", "str_rep");
        return new Cuttings.Metaspace(
                part.mark("replacement"), prepend(part), part.flag("split", true));
    }

    /** Where the mark is put; older files only say whether. */
    static Cuttings.Prepend prepend(Part part) {
        boolean wanted = part.flag("add_prefix_space", true);
        if (part.child("prepend_scheme").isAbsent()) {
            return wanted ? Cuttings.Prepend.ALWAYS : Cuttings.Prepend.NEVER;
        }
        return switch (part.text("prepend_scheme")) {
            case "always" -> Cuttings.Prepend.ALWAYS;
            case "first" -> Cuttings.Prepend.FIRST;
            case "never" -> Cuttings.Prepend.NEVER;
            default -> throw part.child("prepend_scheme").unknown();
        };
    }

    /** Refuses what is no option of a byte-level part. */
    static void requireByteLevel(Part part) {
        part.only("add_prefix_space", "trim_offsets", "use_regex").requireFlags("use_regex");
        part.flag("add_prefix_space");
        part.flag("trim_offsets");
    }
}
