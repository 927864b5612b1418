"""Writes the reference of PipelineTokenizerTest: for each family a small tokenizer.json, trained on
bpe-text.txt and put together as that family's is, and what Hugging Face tokenizers makes of the nasty
texts with it: ordinary ids, ids with special tokens recognised, ids of a prompt, decoded text.

Needs: tokenizers, transformers (which says how its families are put together).

    python hf_families.py ../resources/reference/tokenizer
"""

import json
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import transformers
from texts import NASTY
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SIZE = 600
LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
TEKKEN = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*"
    r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
MARKED = [
    "<s>hi</s>",
    "a<|endoftext|>b <|endoftext|>",
    " [CLS] x[SEP]y [MASK]",
    "<|im_start|>user\n小明<|im_end|>\n<tool_call>{}</tool_call>",
    "two  three   four    spaces",
    "",
]


def trained(text, tokenizer, trainer):
    tokenizer.train_from_iterator([text], trainer)
    return tokenizer


def byte_level_parts(text, split):
    bare = Tokenizer(models.BPE())
    bare.pre_tokenizer = split
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trained(text, bare, trainers.BpeTrainer(vocab_size=SIZE, initial_alphabet=alphabet, show_progress=False))
    model = json.loads(bare.to_str())["model"]
    return model["vocab"], [tuple(m) for m in model["merges"]]


def split_on(pattern):
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def gpt2(text):
    vocab, merges = byte_level_parts(text, pre_tokenizers.ByteLevel(add_prefix_space=False))
    return transformers.GPT2Tokenizer(vocab=vocab, merges=merges)._tokenizer


def neox(text):
    vocab, merges = byte_level_parts(text, pre_tokenizers.ByteLevel(add_prefix_space=False))
    tokenizer = transformers.GPTNeoXTokenizer(vocab=vocab, merges=merges)._tokenizer
    tokenizer.add_tokens([AddedToken(" " * n, normalized=True) for n in range(4, 1, -1)])
    return tokenizer


def qwen2(text):
    vocab, merges = byte_level_parts(text, split_on(LLAMA3.replace("{1,3}", "")))
    tokenizer = transformers.Qwen2Tokenizer(vocab=vocab, merges=merges)._tokenizer
    tokenizer.add_special_tokens(["<|im_start|>", "<|im_end|>"])
    tokenizer.add_tokens([AddedToken(t, normalized=False) for t in ("<tool_call>", "</tool_call>")])
    return tokenizer


def llama3(text):
    vocab, merges = byte_level_parts(text, split_on(LLAMA3))
    # A token that no merge makes, to show that whole pieces are taken first.
    vocab[" Shakespeare".replace(" ", "\u0120")] = len(vocab)
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges, ignore_merges=True))
    tokenizer.pre_tokenizer = split_on(LLAMA3)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(["<|begin_of_text|>", "<|endoftext|>"])
    begin = tokenizer.token_to_id("<|begin_of_text|>")
    template = processors.TemplateProcessing("<|begin_of_text|> $A", None, [("<|begin_of_text|>", begin)])
    tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False), template])
    return tokenizer


def tekken(text):
    vocab, merges = byte_level_parts(text, split_on(TEKKEN))
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    tokenizer.pre_tokenizer = split_on(TEKKEN)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def prefixed(text):
    vocab, merges = byte_level_parts(text, pre_tokenizers.ByteLevel(add_prefix_space=True))
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def llama_parts(text):
    bare = Tokenizer(models.BPE(unk_token="<unk>"))
    bare.pre_tokenizer = pre_tokenizers.Metaspace(split=True)
    specials = ["<unk>", "<s>", "</s>"] + [f"<0x{b:02X}>" for b in range(256)]
    trained(
        text, bare, trainers.BpeTrainer(vocab_size=SIZE, special_tokens=specials, limit_alphabet=80, show_progress=False)
    )
    model = json.loads(bare.to_str())["model"]
    return model["vocab"], [tuple(m) for m in model["merges"]]


def llama(text):
    vocab, merges = llama_parts(text)
    tokenizer = transformers.LlamaTokenizer(vocab=vocab, merges=merges)._tokenizer
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A", None, [("<s>", 1)])
    return tokenizer


def mistral(text):
    vocab, merges = llama_parts(text)
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A", None, [("<s>", 1)])
    tokenizer.add_special_tokens(["<unk>", "<s>", "</s>"])
    return tokenizer


def unknowns(text):
    """As mistral, but without byte tokens: unknown characters are joined."""
    vocab, merges = llama_parts(text)
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges, unk_token="<unk>", fuse_unk=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def bert(text, lowercase=True):
    bare = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    bare.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    bare.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trained(
        text,
        bare,
        trainers.WordPieceTrainer(vocab_size=SIZE, special_tokens=specials, limit_alphabet=150, show_progress=False),
    )
    vocab = json.loads(bare.to_str())["model"]["vocab"]
    return transformers.BertTokenizer(vocab=vocab, do_lower_case=lowercase)._tokenizer


def bert_cased(text):
    return bert(text, lowercase=False)


def unigram(text, byte_fallback=False):
    bare = Tokenizer(models.Unigram())
    bare.pre_tokenizer = pre_tokenizers.Metaspace()
    trained(
        text, bare, trainers.UnigramTrainer(vocab_size=400, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False)
    )
    vocab = [tuple(v) for v in json.loads(bare.to_str())["model"]["vocab"]][:400]
    if byte_fallback:
        vocab += [(f"<0x{b:02X}>", -20.0) for b in range(256)]
    tokenizer = Tokenizer(models.Unigram(vocab, unk_id=0, byte_fallback=byte_fallback))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def unigram_bytes(text):
    return unigram(text, byte_fallback=True)


FAMILIES = [gpt2, neox, qwen2, llama3, tekken, prefixed, llama, mistral, unknowns, bert, bert_cased, unigram, unigram_bytes]


def main():
    folder = Path(sys.argv[1])
    text = (folder / "bpe-text.txt").read_bytes().decode()
    out = folder / "families"
    out.mkdir(exist_ok=True)
    (out / "texts.json").write_text(json.dumps({"nasty": NASTY, "marked": MARKED}, separators=(",", ":")))
    for family in FAMILIES:
        tokenizer = family(text)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        name = family.__name__
        file = json.loads(tokenizer.to_str())
        (out / f"{name}.json").write_text(json.dumps(file, ensure_ascii=False, separators=(",", ":")))
        tokenizer.encode_special_tokens = True
        ordinary = [tokenizer.encode(t, add_special_tokens=False).ids for t in NASTY]
        prompt = [tokenizer.encode(t).ids for t in MARKED]
        decoded = [tokenizer.decode(ids, skip_special_tokens=False) for ids in ordinary]
        tokenizer.encode_special_tokens = False
        marked = [tokenizer.encode(t, add_special_tokens=False).ids for t in MARKED]
        reference = {"ordinary": ordinary, "decoded": decoded, "marked": marked, "prompt": prompt}
        (out / f"{name}-ids.json").write_text(json.dumps(reference, separators=(",", ":")))


main()
