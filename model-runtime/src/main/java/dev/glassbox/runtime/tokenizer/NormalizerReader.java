package dev.glassbox.runtime.tokenizer;

import java.text.Normalizer;
import java.util.Map;
import java.util.function.Function;

/** Reads the {@code normalizer} of a {@code tokenizer.json} from a closed list of kinds. */
final class NormalizerReader {
    private static final Map<String, Function<Part, Normalizing>> KINDS =
            Map.of(
                    "NFC", part -> new UnicodeForm(Normalizer.Form.NFC),
                    "NFD", part -> new UnicodeForm(Normalizer.Form.NFD),
                    "NFKC", part -> new UnicodeForm(Normalizer.Form.NFKC),
                    "NFKD", part -> new UnicodeForm(Normalizer.Form.NFKD),
                    "Lowercase", part -> BertCharacters.LOWER_CASE,
                    "Prepend", part -> new Prepending(part.only("prepend").text("prepend")),
                    "Replace", NormalizerReader::replace,
                    "BertNormalizer", NormalizerReader::bert,
                    "Sequence", NormalizerReader::sequence);

    private NormalizerReader() {}

    static Normalizing read(Part part) {
        if (part.isAbsent()) {
            return Normalizing.NONE;
        }
        Function<Part, Normalizing> kind = KINDS.get(part.type());
        if (kind == null) {
            throw part.unknown();
        }
        return kind.apply(part);
    }

    private static Normalizing sequence(Part part) {
        Normalizing all = Normalizing.NONE;
        for (Part step : part.only("normalizers").children("normalizers")) {
            all = all.then(read(step));
        }
        return all;
    }

    private static Normalizing replace(Part part) {
        String pattern =
                part.only("pattern", "content").child("pattern").only("String").text("String");
        if (pattern.isEmpty()) {
            throw part.child("pattern").wrong();
        }
        return new Replacing(pattern, part.text("content"));
    }

    private static Normalizing bert(Part part) {
        part.only("clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
        boolean lowerCase = part.flag("lowercase", true);
        Normalizing all = Normalizing.NONE;
        if (part.flag("clean_text", true)) {
            all = all.then(BertCharacters.CLEAN);
        }
        if (part.flag("handle_chinese_chars", true)) {
            all = all.then(BertCharacters.SPACED_IDEOGRAPHS);
        }
        if (part.flag("strip_accents", lowerCase)) {
            all = all.then(BertCharacters.WITHOUT_ACCENTS);
        }
        return lowerCase ? all.then(BertCharacters.LOWER_CASE) : all;
    }
}
