"""What Hugging Face's tokenizers make of a tokenizer.json that this project wrote.

    python tokenizer_reference.py ../resources/reference/tokenizer

Reads characters.json (written by TokenizerFile; TokenizerFileTest holds that it still writes exactly
that) and writes characters.ids.jsonl: texts with their ids and the decoded text. Needs tokenizers.
"""

import json
import random
import sys
from pathlib import Path

from tokenizers import Tokenizer

SEED = 20261121

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    tokenizer = Tokenizer.from_file(str(folder / "characters.json"))
    known = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().get)
    rng = random.Random(SEED)
    texts = ["", "ROMEO:", "  two  spaces\n\n", "中é😀", known[0] * 50]
    texts += ["".join(rng.choices(known, k=rng.randint(1, 60))) for _ in range(60)]
    lines = []
    for text in texts:
        ids = tokenizer.encode(text).ids
        lines.append(json.dumps({"text": text, "ids": ids, "decoded": tokenizer.decode(ids)}))
    (folder / "characters.ids.jsonl").write_text("\n".join(lines) + "\n")
