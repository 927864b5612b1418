package dev.glassbox.runtime.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glassbox.runtime.Mutants;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Damages safetensors files where it hurts: first the JSON tree of the header (types, shapes,
 * offsets, names), then its text, then the length prefix, then any byte.
 */
public final class SafetensorsMutator implements Mutants.Source {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        255,
        1 << 16,
        Integer.MAX_VALUE,
        1L << 31,
        1L << 32,
        1L << 53,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
    };
    private static final String[] WORDS = {
        "",
        "F32",
        "F16",
        "BF16",
        "U8",
        "F4",
        "I64",
        "f32",
        "__metadata__",
        "dtype",
        "shape",
        "data_offsets",
        "\u0000",
        "\uD800",
        "weight",
        "[",
        "1e9"
    };

    private final @Nullable ObjectNode soundHeader;
    private final byte[] soundData;

    /** Begins with small headers of its own making. */
    public SafetensorsMutator() {
        soundHeader = null;
        soundData = new byte[0];
    }

    /** Begins with a sound file. */
    public SafetensorsMutator(byte[] sound) throws IOException {
        int length = (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong();
        soundHeader = (ObjectNode) new ObjectMapper().readTree(sound, Long.BYTES, length);
        soundData = Arrays.copyOfRange(sound, Long.BYTES + length, sound.length);
    }

    /** A whole file: length prefix, header, data; mostly damaged, now and then sound. */
    @Override
    public byte[] next(Random random) {
        return new Damage(random).file(soundHeader, soundData);
    }

    /** The damage to one file. */
    private record Damage(Random random) {

        byte[] file(@Nullable ObjectNode sound, byte[] soundData) {
            ObjectNode header = sound == null ? soundHeader() : sound.deepCopy();
            byte[] data = sound == null ? new byte[dataLength(header)] : soundData;
            for (int i = random.nextInt(3); i > 0; i--) {
                mutateTree(header);
            }
            byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0) {
                text = mutateBytes(text);
            }
            long prefix = random.nextInt(8) == 0 ? number() : text.length;
            byte[] file =
                    ByteBuffer.allocate(Long.BYTES + text.length + data.length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(prefix)
                            .put(text)
                            .put(data)
                            .array();
            return random.nextInt(8) == 0 ? mutateBytes(file) : file;
        }

        private ObjectNode soundHeader() {
            ObjectNode header = NODES.objectNode();
            if (random.nextBoolean()) {
                header.putObject("__metadata__").put("format", "pt");
            }
            int at = 0;
            for (int i = random.nextInt(4); i >= 0; i--) {
                ObjectNode entry = header.putObject("layer." + i);
                int values = 1;
                ArrayNode shape = entry.put("dtype", "F32").putArray("shape");
                for (int axis = random.nextInt(4); axis > 0; axis--) {
                    int length = random.nextInt(4);
                    shape.add(length);
                    values *= length;
                }
                entry.putArray("data_offsets").add(at).add(at + values * Float.BYTES);
                at += values * Float.BYTES;
            }
            return header;
        }

        private static int dataLength(ObjectNode header) {
            int end = 0;
            for (JsonNode entry : header) {
                end = Math.max(end, entry.path("data_offsets").path(1).asInt());
            }
            return end;
        }

        /** Changes one node anywhere in the tree. */
        private void mutateTree(ObjectNode header) {
            List<JsonNode> parents = new ArrayList<>();
            collect(header, parents);
            JsonNode parent = parents.get(random.nextInt(parents.size()));
            if (parent instanceof ArrayNode array) {
                mutateArray(array);
            } else if (parent instanceof ObjectNode object) {
                mutateObject(object);
            }
        }

        private static void collect(JsonNode node, List<JsonNode> parents) {
            if (node.isContainerNode()) {
                parents.add(node);
                node.forEach(child -> collect(child, parents));
            }
        }

        private void mutateArray(ArrayNode array) {
            int index = array.isEmpty() ? 0 : random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.insert(index, value());
                case 1 -> array.remove(index);
                default -> {
                    if (!array.isEmpty()) {
                        array.set(index, value());
                    }
                }
            }
        }

        private void mutateObject(ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? word() : names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(word(), object.path(name).deepCopy());
                case 2 -> object.set("x".repeat(random.nextInt(600)), value());
                default -> object.set(name, value());
            }
        }

        private JsonNode value() {
            return switch (random.nextInt(8)) {
                case 0 -> NODES.nullNode();
                case 1 -> NODES.booleanNode(random.nextBoolean());
                case 2 -> NODES.textNode(word());
                case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
                case 4 -> NODES.numberNode(BigInteger.TWO.pow(random.nextInt(130)));
                case 5 -> nested(random.nextInt(80));
                default -> NODES.numberNode(number());
            };
        }

        private static JsonNode nested(int depth) {
            JsonNode node = NODES.arrayNode();
            for (int i = 0; i < depth; i++) {
                node = NODES.arrayNode().add(node);
            }
            return node;
        }

        private byte[] mutateBytes(byte[] bytes) {
            byte[] changed = bytes.clone();
            for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return random.nextInt(4) == 0
                    ? Arrays.copyOf(changed, random.nextInt(changed.length + 9))
                    : changed;
        }

        private long number() {
            return NUMBERS[random.nextInt(NUMBERS.length)] + random.nextInt(3) - 1;
        }

        private String word() {
            return WORDS[random.nextInt(WORDS.length)];
        }
    }
}
