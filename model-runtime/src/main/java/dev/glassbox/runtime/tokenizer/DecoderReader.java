package dev.glassbox.runtime.tokenizer;

import java.util.List;

/** Reads the {@code decoder} of a {@code tokenizer.json} from a closed list of kinds. */
final class DecoderReader {
    private DecoderReader() {}

    static Decoding read(Part part) {
        if (part.isAbsent()) {
            return Decoding.SPACED;
        }
        return switch (part.type()) {
            case "ByteLevel" -> {
                PreTokenizerReader.requireByteLevel(part);
                yield new Decoding.ByteLevel();
            }
            case "ByteFallback" -> {
                part.only();
                yield new Decoding.Bytes();
            }
            case "Fuse" -> {
                part.only();
                yield new Decoding.Fuse();
            }
            case "Replace" -> replace(part.only("pattern", "content"));
            case "Strip" -> strip(part.only("content", "start", "stop"));
            case "Metaspace" -> metaspace(part);
            case "WordPiece" ->
                    new Decoding.WordPiece(
                            part.only("prefix", "cleanup").text("prefix"),
                            part.flag("cleanup", true));
            case "Sequence" -> sequence(part.only("decoders").children("decoders"));
            default -> throw part.unknown();
        };
    }

    private static Decoding sequence(List<Part> steps) {
        Decoding all = (tokens, bad) -> tokens;
        for (Part step : steps) {
            if (step.isAbsent()) {
                throw step.wrong();
            }
            all = all.then(read(step));
        }
        return all;
    }

    private static Decoding replace(Part part) {
        String pattern = part.child("pattern").only("String").text("String");
        if (pattern.isEmpty()) {
            throw part.child("pattern").wrong();
        }
        return new Decoding.Replace(pattern, part.text("content"));
    }

    private static Decoding strip(Part part) {
        return new Decoding.Strip(part.mark("content"), part.number("start"), part.number("stop"));
    }

    private static Decoding metaspace(Part part) {
        part.only("replacement", "prepend_scheme", "split", "add_prefix_space", "str_rep");
        part.requireFlags("split");
        boolean prepended = PreTokenizerReader.prepend(part) != Cuttings.Prepend.NEVER;
        return new Decoding.Metaspace(part.mark("replacement"), prepended);
    }
}
