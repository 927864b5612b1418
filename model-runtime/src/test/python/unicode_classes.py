"""Writes unicode-classes.txt: the class of every character as the reference tokenizers see it.

Asks tiktoken's regex engine (needs: tiktoken; tables of Unicode 16.0) and holds that the engine inside
Hugging Face tokenizers gives the same answer for every code point.

    python unicode_classes.py > ../../main/resources/dev/glassbox/runtime/tokenizer/unicode-classes.txt
"""

import tiktoken
from tokenizers import Regex, pre_tokenizers

CODE_POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
CLASSES = {
    "U": r"[\p{Lu}\p{Lt}]",
    "L": r"\p{Ll}",
    "O": r"[\p{Lm}\p{Lo}]",
    "M": r"\p{M}",
    "N": r"\p{N}",
    "S": r"\s",
}
BLOCK = 4096


def blocks():
    for i in range(0, len(CODE_POINTS), BLOCK):
        yield "".join(map(chr, CODE_POINTS[i : i + BLOCK]))


def seen_by_tiktoken(pattern):
    bytewise = {bytes([i]): i for i in range(256)}
    engine = tiktoken.Encoding("classes", pat_str=pattern, mergeable_ranks=bytewise, special_tokens={})
    return {ord(c) for block in blocks() for c in bytes(engine.encode_ordinary(block)).decode()}


def seen_by_tokenizers(pattern):
    remove = pre_tokenizers.Split(Regex(pattern), "removed")
    kept = {ord(c) for block in blocks() for piece, _ in remove.pre_tokenize_str(block) for c in piece}
    return set(CODE_POINTS) - kept


def main():
    letter_of = {}
    for letter, pattern in CLASSES.items():
        members = seen_by_tiktoken(pattern)
        differing = members ^ seen_by_tokenizers(pattern)
        assert not differing, (pattern, sorted(map(hex, differing))[:10])
        for c in members:
            assert c not in letter_of, hex(c)
            letter_of[c] = letter
    print("# Unicode 16.0 classes: U upper and title case, L lower case, O other letters, M marks,")
    print("# N numbers, S white space; every other character has none. Made by unicode_classes.py.")
    start = 0
    for c in range(1, 0x110001):
        if letter_of.get(c) != letter_of.get(start):
            if start in letter_of:
                print(f"{start:x} {c - 1:x} {letter_of[start]}")
            start = c


main()
