package dev.glassbox.runtime.tensor;

import java.util.Optional;

/**
 * The number types of the safetensors format. All are understood when a file is checked; {@link
 * #readable} ones can be read.
 */
public enum DType {
    F4(4),
    F6_E2M3(6),
    F6_E3M2(6),
    BOOL(8),
    U8(8),
    I8(8),
    F8_E5M2(8),
    F8_E4M3(8),
    F8_E8M0(8),
    I16(16),
    U16(16),
    F16(16),
    BF16(16),
    I32(32),
    U32(32),
    F32(32),
    C64(64),
    F64(64),
    I64(64),
    U64(64);

    private final int bits;

    DType(int bits) {
        this.bits = bits;
    }

    /** The size of one value. */
    public int bits() {
        return bits;
    }

    /** Whether every value is exactly a float32, so that it can be read as one. */
    public boolean readable() {
        return this == F32 || this == F16 || this == BF16;
    }

    /** The type of that name in a header, if there is one. */
    static Optional<DType> of(String name) {
        for (DType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
