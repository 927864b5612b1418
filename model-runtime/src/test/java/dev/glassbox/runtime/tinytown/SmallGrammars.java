package dev.glassbox.runtime.tinytown;

/** Grammars small enough to list every sentence of. */
final class SmallGrammars {
    /**
     * Two patterns with agreement, a fact, an order, empty words, and sentences that two patterns
     * can make: {@code cat is big} is made by {@code plain} and by {@code same}.
     */
    static final String REDUCED =
            """
            {
              "languages": {
                "zh": {"end": "。", "separator": "", "joiner": "", "capital": false},
                "en": {"end": ".", "separator": " ", "joiner": " ", "capital": true}
              },
              "classes": {
                "animal": {
                  "forms": {"zh": ["word"], "en": ["word", "many"]},
                  "labelled": ["word", "many"],
                  "words": [
                    {"zh": ["猫"], "en": ["cat", "cats"]},
                    {"zh": ["大猫"], "en": ["ox", "oxen"]},
                    {"zh": ["象"], "en": ["elk", "elk"]}
                  ]
                },
                "number": {
                  "forms": {"zh": ["word"], "en": ["word", "form", "are"]},
                  "labelled": ["word"],
                  "words": [
                    {"zh": [""], "en": ["", "word", "is"]},
                    {"zh": ["两"], "en": ["two", "many", "are"]}
                  ]
                },
                "home": {
                  "forms": {"zh": ["word"], "en": ["word"]},
                  "labelled": ["word"],
                  "words": [
                    {"zh": ["家"], "en": ["home"]},
                    {"zh": ["山"], "en": ["hill"]}
                  ]
                }
              },
              "facts": {
                "lives": {
                  "of": "animal",
                  "is": "home",
                  "pairs": {"cat": "home", "ox": "hill", "elk": "hill"}
                }
              },
              "orders": {"size": {"of": "animal", "levels": [["cat"], ["ox", "elk"]]}},
              "patterns": {
                "plain": {
                  "slots": {"number": "number", "what": "animal"},
                  "rules": [],
                  "zh": "有 {number} {what} 大",
                  "en": "see {number} {what[number.form]} {number.are} big"
                },
                "same": {
                  "slots": {"what": "animal"},
                  "rules": [],
                  "zh": "有 {what} 大",
                  "en": "see {what} is big"
                },
                "lives": {
                  "slots": {"what": "animal", "where": "home"},
                  "rules": [{"rule": "lives", "from": "what", "to": "where"}],
                  "zh": "{where} 有 {what}",
                  "en": "{what.many} at {where}"
                },
                "larger": {
                  "slots": {"large": "animal", "small": "animal"},
                  "rules": [{"rule": "size", "from": "large", "to": "small"}],
                  "zh": "{large} 比 {small} 大",
                  "en": "{small} under {large}"
                },
                "other": {
                  "slots": {"one": "animal", "two": "animal"},
                  "rules": [{"rule": "different", "from": "one", "to": "two"}],
                  "zh": "{two} 和 {one}",
                  "en": "{one} , {two}"
                }
              }
            }
            """;

    private SmallGrammars() {}
}
