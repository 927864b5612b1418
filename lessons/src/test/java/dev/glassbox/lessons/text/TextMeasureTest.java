package dev.glassbox.lessons.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMeasureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | false",
                "One two, three. | 3 | false",
                "The model’s query-key product is 3.5 (not 4). | 8 | false",
                "One two — three | 3 | false",
                "注意力。 | 4 | true",
                "把 Transformer 拆开看，好吗？ | 19 | true",
                "The word 注意 | 4 | false",
            })
    void englishIsCountedInWordsAndChineseInCharacters(
            String text, int count, boolean inCharacters) {
        assertEquals(new TextMeasure(count, inCharacters), TextMeasure.of(text));
    }
}
