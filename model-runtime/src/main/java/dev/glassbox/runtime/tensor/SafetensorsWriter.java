package dev.glassbox.runtime.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes tensors in the safetensors format, as float32 or float16: names sorted, header padded with
 * spaces so that the data start at a multiple of 8. Equal tensors and metadata give equal bytes.
 */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final int CHUNK_VALUES = 1 << 18;

    private SafetensorsWriter() {}

    /**
     * Writes a whole file to a stream and leaves the stream open.
     *
     * @param tensors by name; axis names are not part of the format and are not kept
     * @param metadata goes into the header's {@code __metadata__}; may be empty
     */
    public static void write(
            Map<String, Tensor> tensors, Map<String, String> metadata, OutputStream out)
            throws IOException {
        write(DType.F32, tensors, metadata, out);
    }

    /** As {@link #write}, each number rounded to half precision: half the bytes. */
    public static void writeHalf(
            Map<String, Tensor> tensors, Map<String, String> metadata, OutputStream out)
            throws IOException {
        write(DType.F16, tensors, metadata, out);
    }

    private static void write(
            DType type, Map<String, Tensor> tensors, Map<String, String> metadata, OutputStream out)
            throws IOException {
        Map<String, Tensor> sorted = new TreeMap<>(tensors);
        byte[] header = header(type, sorted, new TreeMap<>(metadata));
        ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(prefix.putLong(header.length).array());
        out.write(header);
        for (Tensor tensor : sorted.values()) {
            writeValues(type, tensor.values(), out);
        }
    }

    private static byte[] header(
            DType type, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart("__metadata__");
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long start = 0;
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                long end = start + (long) entry.getValue().size() * bytes(type);
                json.writeObjectFieldStart(entry.getKey());
                json.writeStringField("dtype", type.name());
                writeEntry(json, entry.getValue().shape(), start, end);
                start = end;
            }
            json.writeEndObject();
        }
        int length = bytes.size();
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] header = Arrays.copyOf(bytes.toByteArray(), padded);
        Arrays.fill(header, length, padded, (byte) ' ');
        return header;
    }

    private static void writeEntry(JsonGenerator json, int[] shape, long start, long end)
            throws IOException {
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(start);
        json.writeNumber(end);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static int bytes(DType type) {
        return type.bits() / Byte.SIZE;
    }

    private static void writeValues(DType type, float[] values, OutputStream out)
            throws IOException {
        int width = bytes(type);
        ByteBuffer chunk =
                ByteBuffer.allocate(Math.min(values.length, CHUNK_VALUES) * width)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK_VALUES) {
            int count = Math.min(CHUNK_VALUES, values.length - from);
            if (type == DType.F16) {
                for (int i = 0; i < count; i++) {
                    chunk.putShort(i * width, Floats.toHalf(values[from + i]));
                }
            } else {
                chunk.asFloatBuffer().put(values, from, count);
            }
            out.write(chunk.array(), 0, count * width);
        }
    }
}
