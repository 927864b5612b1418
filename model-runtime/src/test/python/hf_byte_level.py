"""Writes the reference of BytePairFilesTest: a byte-level BPE that Hugging Face's trainer made of
bpe-text.txt, as vocab.json and merges.txt, and the ids that tokenizers gives for the nasty texts.

Needs: tokenizers.

    python hf_byte_level.py ../resources/reference/tokenizer
"""

import json
import sys
from pathlib import Path

from texts import NASTY
from tokenizers import Tokenizer, models, pre_tokenizers, trainers


def main():
    folder = Path(sys.argv[1])
    text = (folder / "bpe-text.txt").read_bytes().decode()
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    trainer = trainers.BpeTrainer(
        vocab_size=800,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([text], trainer)
    out = folder / "hf-byte-level"
    out.mkdir(exist_ok=True)
    tokenizer.model.save(str(out))
    # Read back as files alone, without the added token: ordinary text.
    plain = Tokenizer(models.BPE.from_file(str(out / "vocab.json"), str(out / "merges.txt")))
    plain.pre_tokenizer = tokenizer.pre_tokenizer
    ids = [plain.encode(t).ids for t in NASTY]
    (out / "ids.json").write_text(json.dumps({"texts": NASTY, "ids": ids}, separators=(",", ":"), indent=0))


main()
