package dev.glassbox.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Widening of stored numbers to float32. Every F16 and BF16 value is exactly a float32. */
final class Floats {
    private Floats() {}

    /**
     * Moves values until the source is empty.
     *
     * @param source little-endian, a whole number of values
     */
    static void widen(DType dtype, ByteBuffer source, FloatBuffer target) {
        switch (dtype) {
            case F32 -> {
                target.put(source.asFloatBuffer());
                source.position(source.limit());
            }
            case F16 -> {
                while (source.hasRemaining()) {
                    target.put(fromHalf(source.getShort()));
                }
            }
            case BF16 -> {
                while (source.hasRemaining()) {
                    target.put(fromBrain(source.getShort()));
                }
            }
            default -> throw new IllegalArgumentException(dtype + " is not read as float32");
        }
    }

    /** A bfloat16 is the upper half of a float32. */
    static float fromBrain(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /** IEEE 754 binary16: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. */
    static float fromHalf(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >>> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            // Zero or subnormal: fraction times 2^-24, exact in float32.
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /**
     * The nearest half-precision number, ties to even as IEEE 754 rounds; beyond the largest,
     * 65504, infinity.
     */
    static short toHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (size >= 65_520) { // half way from the largest to what would come next
            return (short) (sign | 0x7c00);
        }
        if (size < 0x1p-14f) { // too small for a leading one: steps of 2^-24
            return (short) (sign | (int) Math.rint(size * 0x1p24));
        }
        int rounded = (bits & 0x7fffffff) + 0xfff + (bits >>> 13 & 1);
        return (short) (sign | (rounded >>> 13) - (112 << 10));
    }
}
