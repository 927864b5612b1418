"""Writes the verdicts of TokenizerVerdictsTest: damaged tokenizer.json files and what Hugging Face
tokenizers makes of each: refused, or the ids of three texts. Each is tried in a process of its own, since
some end the process. A case is a family's file and the changes to it, so that the table stays small.

Needs: tokenizers 0.22 or later.

    python hf_verdicts.py ../resources/reference/tokenizer [CASES]
"""

import copy
import gzip
import json
import os
import random
import select
import signal
import sys
from pathlib import Path

from tokenizers import Tokenizer

SEED = 20261122
SECONDS = 10
FAMILIES = ["gpt2", "neox", "llama3", "qwen2", "llama", "mistral", "prefixed", "bert", "bert_cased", "unigram", "unigram_bytes", "unknowns"]
TEXTS = ["Hi 小明  ab\n", "it's <s>[MASK] 12345 <|endoftext|>", "e\u0301 \u2581x \U0001F469\u200d\U0001F467 \u00e5"]
JUNK = [
    None, True, False, 0, 1, -1, 2, 1.5, 2**31, 2**40, "", " ", "x", "##", "\u2581", "<unk>", "[UNK]", "<s>", [], {}, [1], ["a", "b"],
    "first", "never", "always", "Isolated", "Removed", "MergedWithPrevious", "Left",
    {"String": ""}, {"String": " "}, {"Regex": "(a+)+$"}, {"Regex": "\\s+"}, {"type": "Sequence"},
    {"type": "NFC"}, {"type": "NFKC"}, {"type": "Lowercase"}, {"type": "StripAccents"}, {"type": "Nmt"},
    {"type": "Precompiled", "precompiled_charsmap": "AAAAAAAA"}, {"type": "Prepend", "prepend": "\u2581"},
    {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}, {"type": "Strip", "strip_left": True, "strip_right": False},
    {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
    {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
    {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": False, "use_regex": False},
    {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True},
    {"type": "Metaspace", "replacement": "_", "prepend_scheme": "never", "split": False},
    {"type": "Whitespace"}, {"type": "WhitespaceSplit"}, {"type": "BertPreTokenizer"}, {"type": "Digits", "individual_digits": True},
    {"type": "Punctuation", "behavior": "Isolated"}, {"type": "FixedLength", "length": 0}, {"type": "FixedLength", "length": 2},
    {"type": "Split", "pattern": {"Regex": "(a+)+$"}, "behavior": "Isolated", "invert": False},
    {"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithNext", "invert": False},
    {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<zz>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}], "pair": [], "special_tokens": {}},
    {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<t>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
     "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
     "special_tokens": {"<t>": {"id": "<t>", "ids": [3], "tokens": ["<t>"]}}},
    {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
    {"type": "Fuse"}, {"type": "ByteFallback"}, {"type": "WordPiece", "prefix": "##", "cleanup": True},
    {"type": "Strip", "content": " ", "start": 5, "stop": 5}, {"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": True},
]


def spots(node, path=()):
    """Paths of everything, but of long lists only every fortieth."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for i, (key, child) in enumerate(items):
        if len(node) > 50 and i % 40:
            continue
        yield path + (key,)
        yield from spots(child, path + (key,))


def change(tree, path, how):
    """how: ["remove"], ["set", value] or ["add", name, value]; False where the place is gone."""
    for key in path[:-1]:
        try:
            tree = tree[key]
        except (KeyError, IndexError, TypeError):
            return False
    try:
        if how[0] == "remove":
            del tree[path[-1]]
        elif how[0] == "set":
            tree[path[-1]]
            tree[path[-1]] = copy.deepcopy(how[1])
        else:
            tree[path[-1]][how[1]] = copy.deepcopy(how[2])
    except (KeyError, IndexError, TypeError):
        return False
    return True


def edit(rng, tree):
    places = list(spots(tree))
    if rng.random() < 0.5:
        places = [p for p in places if len(p) < 3 or (p[0] != "model" and len(p) < 6)]
    path = rng.choice(places)
    value = tree
    for key in path:
        value = value[key]
    kind = rng.randrange(10)
    if kind == 0:
        return path, ["remove"]
    if kind == 1 and isinstance(value, dict):
        return path, ["add", rng.choice(["speed", "type", "invert", "id"]), rng.choice(JUNK)]
    if kind < 5:
        if isinstance(value, bool):
            return path, ["set", not value]
        if isinstance(value, int):
            return path, ["set", value + rng.choice([-1, 1, 7, 2**20])]
        if isinstance(value, str):
            return path, ["set", rng.choice([value + "x", value[:-1], value * 2, value.upper()])]
    return path, ["set", rng.choice(JUNK)]


def answer(text):
    """What the reference says of one file; runs in a process of its own."""
    try:
        tokenizer = Tokenizer.from_str(text)
    except Exception:
        return {"v": "refused"}
    plain = [tokenizer.encode(t, add_special_tokens=False).ids for t in TEXTS]
    prompt = tokenizer.encode(TEXTS[0]).ids
    return {"v": "read", "ids": plain, "prompt": prompt}


def isolated(text):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            os.write(write, json.dumps(answer(text)).encode())
        except BaseException:  # the native part's panics are no ordinary exceptions
            os.write(write, b'{"v": "panicked"}')
        finally:
            os._exit(0)
    os.close(write)
    ready = select.select([read], [], [], SECONDS)[0]
    data = os.read(read, 1 << 20) if ready else None
    os.close(read)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return {"v": "hung"} if data is None else json.loads(data) if data else {"v": "died"}


def main(out, cases):
    rng = random.Random(SEED)
    files = {f: json.loads(Path(out, "families", f + ".json").read_text()) for f in FAMILIES}
    lines, verdicts = [], {}
    while len(lines) < cases:
        family = rng.choice(FAMILIES)
        tree = copy.deepcopy(files[family])
        edits = []
        for _ in range(rng.choice([1, 1, 1, 2])):
            path, how = edit(rng, tree)
            if change(tree, path, how):
                edits.append([list(path), how])
        case = {"f": family, "e": edits, **isolated(json.dumps(tree))}
        verdicts[case["v"]] = verdicts.get(case["v"], 0) + 1
        lines.append(json.dumps(case, ensure_ascii=False, separators=(",", ":")))
    whole = json.dumps({"texts": TEXTS}, ensure_ascii=False) + "\n" + "\n".join(lines) + "\n"
    Path(out, "verdicts.jsonl.gz").write_bytes(gzip.compress(whole.encode(), mtime=0))
    print(verdicts)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
