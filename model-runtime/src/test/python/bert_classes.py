"""Writes bert-classes.txt: what BERT's cleaning and cutting in Hugging Face tokenizers does with each
character. Needs: tokenizers.

    python bert_classes.py > ../../main/resources/dev/glassbox/runtime/tokenizer/bert-classes.txt
"""

from tokenizers import normalizers, pre_tokenizers

CLEAN = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=False)
IDEOGRAPHS = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=True, strip_accents=False, lowercase=False)
ACCENTS = normalizers.BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False)
CUT = pre_tokenizers.BertPreTokenizer()


def class_of(c):
    s = chr(c)
    found = ""
    cleaned = CLEAN.normalize_str(s)
    if cleaned == "":
        found += "R"
    elif cleaned == " ":
        found += "S"
    if IDEOGRAPHS.normalize_str(s) != s:
        found += "I"
    if ACCENTS.normalize_str("a" + s) == "a":
        found += "A"
    if len(CUT.pre_tokenize_str("a" + s + "b")) == 3:
        found += "P"
    assert len(found) < 2, (hex(c), found)
    return found


print("# R removed, S read as a space, I ideograph set apart, A accent, P punctuation. Made by bert_classes.py.")
start, current = 0, class_of(0)
for c in range(1, 0x110001):
    now = "" if 0xD800 <= c <= 0xDFFF or c == 0x110000 else class_of(c)
    if now != current:
        if current:
            print(f"{start:x} {c - 1:x} {current}")
        start, current = c, now
