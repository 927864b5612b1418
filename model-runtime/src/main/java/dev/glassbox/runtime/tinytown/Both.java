package dev.glassbox.runtime.tinytown;

import java.util.function.Function;

/** One thing in each of the two languages. */
record Both<T>(T zh, T en) {
    Both {
        if (zh == null || en == null) {
            throw new IllegalArgumentException(zh == null ? "zh is missing" : "en is missing");
        }
    }

    /** Made language by language. */
    static <T> Both<T> of(Function<Language, T> maker) {
        return new Both<>(maker.apply(Language.ZH), maker.apply(Language.EN));
    }

    T in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
