package dev.glassbox.app.i18n;

/**
 * One language the app can speak.
 *
 * @param tag its BCP 47 tag, which is also its folder's name: {@code zh}
 * @param name what it calls itself: {@code 中文}
 * @param cjkSpacing whether a narrow space goes between Chinese characters and Latin letters or
 *     digits
 */
public record Language(String tag, String name, boolean cjkSpacing) {}
