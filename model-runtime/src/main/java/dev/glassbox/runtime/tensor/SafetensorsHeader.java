package dev.glassbox.runtime.tensor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checked header of a safetensors file. What it holds is true of the bytes behind it: every
 * tensor lies inside the data, none overlaps another, nothing is left over, and each is as long as
 * its shape and type say.
 *
 * @param entries by position in the file
 * @param metadata the {@code __metadata__} of the header, by name
 */
record SafetensorsHeader(Map<String, TensorEntry> entries, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";

    /**
     * Parses and checks a header.
     *
     * @param bytes the header without its length prefix
     * @param dataLength how many bytes follow it in the file
     * @param place what to call the file in an error
     * @throws IntakeException if anything in it is not as the format demands
     */
    static SafetensorsHeader parse(byte[] bytes, long dataLength, String place, Limits limits) {
        if (bytes.length == 0 || bytes[0] != '{') {
            throw Problem.input("safetensors.not-a-header", place).asException();
        }
        return new Reader(place, limits).read(ForeignFiles.decode(bytes, place), dataLength);
    }

    /** One pass over the JSON; holds what was read so far. */
    private static final class Reader {
        private final String place;
        private final Limits limits;
        private final StrictJson json;
        private final List<TensorEntry> found = new ArrayList<>();
        private final Map<String, String> metadata = new TreeMap<>();

        Reader(String place, Limits limits) {
            this.place = place;
            this.limits = limits;
            this.json = StrictJson.within(limits);
        }

        SafetensorsHeader read(String text, long dataLength) {
            try (JsonParser parser = json.parser(text)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (name.equals(METADATA)) {
                        metadata(parser);
                    } else {
                        found.add(entry(name, parser));
                    }
                    if (found.size() > limits.tensors().count()) {
                        throw refuse("safetensors.too-many", "", "limit", limits.tensors().count());
                    }
                }
                if (parser.nextToken() != null) {
                    throw Problem.input("json.trailing", place).asException();
                }
            } catch (IOException e) {
                throw json.fault(e, place);
            }
            return checked(dataLength);
        }

        private void metadata(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refuse("safetensors.metadata", METADATA);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw refuse("safetensors.metadata", METADATA + "." + key);
                }
                metadata.put(key, parser.getText());
            }
        }

        private TensorEntry entry(String name, JsonParser parser) throws IOException {
            if (name.length() > limits.tensors().nameLength()) {
                throw refuse(
                        "safetensors.name-too-long",
                        name.substring(0, limits.tensors().nameLength() / 2),
                        "limit",
                        limits.tensors().nameLength());
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refuse("safetensors.entry", name);
            }
            DType dtype = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "dtype" -> dtype = dtype(name, parser);
                    case "shape" -> shape = numbers(name, parser, limits.tensors().rank());
                    case "data_offsets" -> offsets = numbers(name, parser, 2);
                    default -> throw refuse("safetensors.entry-key", name, "key", key);
                }
            }
            return entry(name, dtype, shape, offsets);
        }

        private TensorEntry entry(
                String name,
                @Nullable DType dtype,
                @Nullable List<Long> shape,
                @Nullable List<Long> offsets) {
            if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
                throw refuse("safetensors.entry", name);
            }
            List<Integer> axes = new ArrayList<>(shape.size());
            for (long length : shape) {
                if (length > Integer.MAX_VALUE) {
                    throw refuse("safetensors.axis-too-long", name, "length", length);
                }
                axes.add((int) length);
            }
            return new TensorEntry(name, dtype, axes, offsets.get(0), offsets.get(1));
        }

        private DType dtype(String name, JsonParser parser) throws IOException {
            String text = parser.getText();
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw refuse("safetensors.dtype", name, "dtype", text);
            }
            return DType.of(text)
                    .orElseThrow(() -> refuse("safetensors.dtype", name, "dtype", text));
        }

        private List<Long> numbers(String name, JsonParser parser, int limit) throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw refuse("safetensors.entry", name);
            }
            List<Long> numbers = new ArrayList<>(limit);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                boolean whole =
                        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                if (!whole || parser.getLongValue() < 0) {
                    throw refuse("safetensors.number", name, "value", parser.getText());
                }
                if (numbers.size() == limit) {
                    throw refuse("safetensors.too-many-axes", name, "limit", limit);
                }
                numbers.add(parser.getLongValue());
            }
            return numbers;
        }

        /** The format's promise: sorted by offset, the tensors tile the data exactly. */
        private SafetensorsHeader checked(long dataLength) {
            found.sort(
                    Comparator.comparingLong(TensorEntry::start)
                            .thenComparingLong(TensorEntry::end));
            Map<String, TensorEntry> entries = new LinkedHashMap<>();
            long position = 0;
            for (TensorEntry entry : found) {
                if (entry.start() != position || entry.end() < entry.start()) {
                    throw refuse(
                            "safetensors.offsets",
                            entry.name(),
                            "start",
                            entry.start(),
                            "end",
                            entry.end(),
                            "expected",
                            position);
                }
                checkLength(entry);
                position = entry.end();
                entries.put(entry.name(), entry);
            }
            if (position != dataLength) {
                throw Problem.input(
                                "safetensors.length",
                                place,
                                "stated",
                                position,
                                "present",
                                dataLength)
                        .asException();
            }
            return new SafetensorsHeader(
                    Collections.unmodifiableMap(entries), Collections.unmodifiableMap(metadata));
        }

        private void checkLength(TensorEntry entry) {
            long bits;
            try {
                bits = Math.multiplyExact(entry.size(), (long) entry.dtype().bits());
            } catch (ArithmeticException e) {
                throw refuse("safetensors.shape", entry.name(), "shape", entry.shape());
            }
            if (bits % Byte.SIZE != 0 || bits / Byte.SIZE != entry.end() - entry.start()) {
                throw refuse("safetensors.shape", entry.name(), "shape", entry.shape());
            }
        }

        private IntakeException refuse(String id, String tensor, Object... pairs) {
            Object[] named = new Object[pairs.length + 2];
            named[0] = "tensor";
            named[1] = tensor;
            System.arraycopy(pairs, 0, named, 2, pairs.length);
            return Problem.input(id, place, named).asException();
        }
    }
}
