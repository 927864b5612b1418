package dev.glassbox.runtime.tinytown;

/** The two languages of the town. */
public enum Language {
    ZH("zh"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As in the name of a language's folder. */
    public String tag() {
        return tag;
    }
}
