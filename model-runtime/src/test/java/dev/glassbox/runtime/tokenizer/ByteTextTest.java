package dev.glassbox.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteTextTest {
    @Test
    void showsCharactersAsTheyAreAndOtherBytesByNumber() {
        assertThat(ByteText.of(new byte[] {'a', (byte) 0xE5, (byte) 0xB0}))
                .isEqualTo("a<0xE5><0xB0>");
        assertThat(ByteText.of(new byte[] {(byte) 0x8F, (byte) 0xE5, (byte) 0xB0, (byte) 0x8F}))
                .isEqualTo("<0x8F>小");
        assertThat(ByteText.of(new byte[] {(byte) 0xFF, 'b', (byte) 0xC0, (byte) 0x80}))
                .isEqualTo("<0xFF>b<0xC0><0x80>");
    }

    @Test
    void printsBytesInTheAlphabetOfGpt2() {
        byte[] all = new byte[256];
        for (int b = 0; b < all.length; b++) {
            all[b] = (byte) b;
        }
        assertThat(ByteAlphabet.print(Utf8.bytes(" the\n小"))).isEqualTo("ĠtheĊå°ı");
        assertThat(ByteAlphabet.read(ByteAlphabet.print(all))).isEqualTo(all);
        assertThat(ByteAlphabet.read("a b")).isNull();
    }
}
