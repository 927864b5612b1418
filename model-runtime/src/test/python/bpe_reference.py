"""A slow byte-pair trainer that follows the rule to the letter, as the reference of BpeTrainerTest.

Recounts every pair before every merge: highest count first, of equal counts the greater pair of byte
strings; special tokens cut the text before GPT-2's pattern does; 256 bytes + specials + merges = N.
Needs: regex.

    python bpe_reference.py TEXT N [SPECIAL...]     one merge a line: count, left and right in hex
"""

import sys
from collections import Counter

import regex

GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"


def pieces(text, specials):
    chunks = [text]
    if specials:
        longest_first = sorted(specials, key=len, reverse=True)
        chunks = regex.split("|".join(map(regex.escape, longest_first)), text)
    for chunk in chunks:
        yield from regex.findall(GPT2, chunk)


def merged(word, pair):
    out, i = [], 0
    while i < len(word):
        if word[i : i + 2] == pair:
            out.append(pair[0] + pair[1])
            i += 2
        else:
            out.append(word[i])
            i += 1
    return tuple(out)


def train(text, size, specials):
    counts = Counter(pieces(text, specials))
    words = Counter({tuple(bytes([b]) for b in p.encode()): n for p, n in counts.items()})
    for _ in range(size - 256 - len(specials)):
        pairs = Counter()
        for word, n in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += n
        if not pairs:
            return
        best = max(pairs, key=lambda p: (pairs[p], p))
        yield pairs[best], best
        words = Counter({merged(word, best): n for word, n in words.items()})


if __name__ == "__main__":
    content = open(sys.argv[1], encoding="utf-8", newline="").read()
    for count, (left, right) in train(content, int(sys.argv[2]), sys.argv[3:]):
        print(count, left.hex(), right.hex())
