package dev.glassbox.runtime.tinytown;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Every sentence of the small town, listed from the prototype's own words and patterns. */
final class SmallTownSentences {
    static final String[] ANIMALS = {
        "猫", "狗", "鸟", "鱼", "马", "cat", "dog", "bird", "fish", "horse"
    };
    static final String[] PLACES = {
        "家", "公园", "学校", "河边", "山上", "home", "the park", "school", "the river", "the hill"
    };
    static final String[] VERBS = {"吃", "看", "找", "买", "eats", "sees", "finds", "buys"};
    static final String[] FOODS = {
        "苹果", "米饭", "面包", "牛奶", "茶", "an apple", "rice", "bread", "milk", "tea"
    };
    static final String[] ADJECTIVES = {
        "红", "白", "黑", "小", "大", "red", "white", "black", "small", "big"
    };
    static final String[] NAMES = {"小明", "小红", "老王", "李华", "Tom", "Amy", "Bob", "Eve"};
    static final String[] TIMES = {
        "今天", "昨天", "早上", "晚上", "today", "yesterday", "in the morning", "at night"
    };

    /** All of them, without what follows a sentence. */
    static final Set<String> ALL = all();

    private static final TreeSet<String> SORTED = new TreeSet<>(ALL);

    private SmallTownSentences() {}

    /** Whether some sentence begins so. */
    static boolean isBeginning(String text) {
        String next = SORTED.ceiling(text);
        return next != null && next.startsWith(text);
    }

    private static Set<String> all() {
        Set<String> all = new HashSet<>();
        for (int language = 0; language < 2; language++) {
            addAll(all, language == 0);
        }
        return all;
    }

    private static void addAll(Set<String> all, boolean zh) {
        for (String c : half(ADJECTIVES, zh)) {
            for (String a : half(ANIMALS, zh)) {
                for (String p : half(PLACES, zh)) {
                    all.add(
                            zh
                                    ? c + a + "在" + p + "。"
                                    : "the " + c + " " + a + " is at " + p + ".");
                    for (String n : half(NAMES, zh)) {
                        all.add(
                                zh
                                        ? n + "和" + c + a + "去" + p + "。"
                                        : n + " and the " + c + " " + a + " go to " + p + ".");
                    }
                }
                for (String n : half(NAMES, zh)) {
                    addMeals(all, zh, n, c, a);
                }
            }
        }
    }

    private static void addMeals(Set<String> all, boolean zh, String n, String c, String a) {
        for (String t : half(TIMES, zh)) {
            for (String v : half(VERBS, zh)) {
                for (String f : half(FOODS, zh)) {
                    all.add(
                            zh
                                    ? t + n + "的" + c + a + v + f + "。"
                                    : t + " the " + c + " " + a + " of " + n + " " + v + " " + f
                                            + ".");
                    for (String p : half(PLACES, zh)) {
                        all.add(
                                zh
                                        ? n + t + "在" + p + v + f + "。"
                                        : n + " " + v + " " + f + " at " + p + " " + t + ".");
                    }
                }
            }
        }
    }

    private static String[] half(String[] words, boolean first) {
        int middle = words.length / 2;
        return java.util.Arrays.copyOfRange(
                words, first ? 0 : middle, first ? middle : words.length);
    }
}
