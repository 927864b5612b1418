"""Texts that tokenizers stumble over. LONG is rebuilt by the same rules in LongTexts.java."""

NASTY = [
    "",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t\t x",
    "a",
    "Hello world",
    " Hello  world ",
    "Hello, world! 1234567890 3.14159 -1e-9",
    "It's we'll they've I'D YOU'RE 'tis 'S 'ſ 'Re rock'n'roll",
    "attention is all you need",
    "the quick brown fox jumps over the lazy dog",
    "trailing spaces   ",
    "   leading spaces",
    "a \n b\n\n  c \r\n\r\n d \n ",
    "tabs\tand\u000bvertical\u000cfeed\u0085next\u2028line\u2029para",
    "no-break\u00a0space, thin\u2009space, ideographic\u3000space, zero\u200bwidth",
    "注意力:谁在看谁",
    "床前明月光,疑是地上霜。举头望明月,低头思故乡。",
    "小明说:“Transformer 是什么?”他问 GPT-2,它有 1.5B 参数。",
    "混合 mixed 中文 and English 文字2026年11月21日",
    "繁體字與簡体字、日本語のテキスト、한국어 문장",
    "𠮷野家 𪚥 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "emoji 😀😃😄 and 👍🏽",
    "👩‍👩‍👧‍👦 family, 👨🏿‍🚀 astronaut, 🏳️‍🌈 flag, 🇨🇳🇫🇷",
    "é è ñ ü vs é è ñ ü",
    "Ą̊̈ Z̡̬a̗l̪g̻o̙",
    "İstanbul ıI ſS ßẞ ﬁﬂ Ǆǅǆ",
    "عربي ١٢٣ עברית हिन्दी ไทย မြန်မာ",
    "½ ² ³ Ⅷ ① 五 零",
    "def f(x):\n    return x ** 2  # 平方\n\n\nprint(f(3))\n",
    "for (int i = 0; i < n; i++) { sum += a[i]; }\n\t\t}\r\n",
    "<html><body class=\"x\">&nbsp;</body></html>",
    "https://example.org/a/b?c=d&e=f#g user@example.org",
    "/// ---- ==== **** ....!!!???",
    "snake_case camelCase PascalCase SCREAMING_CASE kebab-case HTTPServer XMLHttpRequest",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "<|endoftext|>",
    "<|endoftext|> is <|im_start|>ordinary<|im_end|> <s>text</s> [CLS] here [MASK]",
    "\u0000\u0001\u001f\u007f\u0080\u009f\u00ad\ufeff\ufffd\uffff",
    "\U0010ffff\U000f0000\ue000",
    "don’t ‘quote’ “double” – dash — em … ellipsis",
    "1 22 333 4444 55555 666666 1,234,567.89",
    "a.b.c...d!e?f;g:h",
    "x\u0301\u0301\u0301 \u0301y \u0903z",
    "ＡＢＣ１２３！？ fullwidth",
    "ABCdefGHI ABC中文DEF abcΣΑΣ",
]


def every_character():
    points = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
    return "".join("a" + chr(c) + "B" for c in points)


LONG = {
    "every character": every_character(),
    "letter": "a" * 100_000,
    "space": " " * 100_000,
    "lines then spaces": "\n" * 50_000 + " " * 50_000,
    "poem": "床前明月光,疑是地上霜。" * 8_334,
    "no break": "中" * 100_000,
    "mixed": "Hello 世界 👩‍👩‍👧 it's 3.14\n" * 4_000,
}
