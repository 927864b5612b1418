"""Writes the ids that tiktoken gives for the nasty texts, as the reference of OpenAiEncodingsTest.

The tables come from a jtokkit jar (tiktoken would fetch them); each is held against the sha256 that
tiktoken itself expects. Needs: tiktoken.

    python openai_reference.py JTOKKIT.jar > ../resources/reference/tokenizer/openai.json
"""

import base64
import hashlib
import json
import sys
import zipfile
from unittest.mock import patch

import tiktoken
import tiktoken_ext.openai_public as published
from texts import LONG, NASTY


def main():
    with zipfile.ZipFile(sys.argv[1]) as jar:
        files = {n.rsplit("/", 1)[-1]: jar.read(n) for n in jar.namelist() if n.endswith(".tiktoken")}

    def table(url, expected_hash):
        data = files[url.rsplit("/", 1)[-1]]
        assert hashlib.sha256(data).hexdigest() == expected_hash
        return {base64.b64decode(t): int(i) for t, i in (line.split() for line in data.splitlines())}

    out = {"texts": NASTY, "long": list(LONG)}
    for name in ("r50k_base", "cl100k_base", "o200k_base"):
        with patch.object(published, "load_tiktoken_bpe", table):
            encoding = tiktoken.Encoding(**getattr(published, name)())
        ids = [encoding.encode_ordinary(text) for text in NASTY]
        digests = {}
        for title, text in LONG.items():
            long_ids = encoding.encode_ordinary(text)
            joined = ",".join(map(str, long_ids)).encode()
            digests[title] = [len(long_ids), hashlib.sha256(joined).hexdigest()]
        out[name] = {"ids": ids, "long": digests}
    json.dump(out, sys.stdout, ensure_ascii=True, indent=0, separators=(",", ":"))


main()
