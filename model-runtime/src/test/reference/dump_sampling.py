"""Writes what transformers' logits processors make of random logits, for dev.glassbox.runtime.sampling.

    python dump_sampling.py ../resources/reference

Made with torch 2.13.0 and transformers 5.18. The processors run on doubles, in the order in which GenerationMixin puts them;
presence and frequency penalty, which it lacks, are OpenAI's formula. Each case: a row of logits, a text, a configuration, the
kept ids and their probabilities.
"""

import json
import sys
from pathlib import Path

import torch
from transformers import (
    LogitsProcessorList,
    MinPLogitsWarper,
    NoRepeatNGramLogitsProcessor,
    RepetitionPenaltyLogitsProcessor,
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
    TypicalLogitsWarper,
)

VOCABULARY = 61
CONFIGS = [
    {},
    {"temperature": 0.3},
    {"temperature": 2.5},
    {"top_k": 1},
    {"top_k": 7},
    {"top_k": 1000},
    {"top_p": 0.0},
    {"top_p": 0.3},
    {"top_p": 0.9},
    {"top_p": 0.999},
    {"min_p": 0.02},
    {"min_p": 0.5},
    {"min_p": 1.0},
    {"typical_p": 0.05},
    {"typical_p": 0.5},
    {"typical_p": 0.95},
    {"repetition_penalty": 1.3},
    {"repetition_penalty": 0.7},
    {"presence_penalty": 0.8},
    {"frequency_penalty": 0.5},
    {"frequency_penalty": -0.5, "presence_penalty": 1.1},
    {"no_repeat_ngram_size": 1},
    {"no_repeat_ngram_size": 2},
    {"no_repeat_ngram_size": 3},
    {"no_repeat_ngram_size": 30},
    {"temperature": 0.7, "top_k": 20, "top_p": 0.8},
    {"temperature": 1.4, "top_p": 0.95, "min_p": 0.05},
    {"temperature": 0.9, "top_k": 30, "typical_p": 0.6},
    {"repetition_penalty": 1.2, "presence_penalty": 0.3, "frequency_penalty": 0.2, "no_repeat_ngram_size": 2,
     "temperature": 0.8, "top_k": 25, "top_p": 0.9, "min_p": 0.01, "typical_p": 0.9},
]


class Occurrences:
    def __init__(self, prompt, presence, frequency):
        self.prompt, self.presence, self.frequency = prompt, presence, frequency

    def __call__(self, ids, scores):
        count = torch.bincount(ids[0, self.prompt:], minlength=scores.shape[1]).double()
        return scores - self.presence * (count > 0) - self.frequency * count


def processors(config, prompt):
    made = LogitsProcessorList()
    if "repetition_penalty" in config:
        made.append(RepetitionPenaltyLogitsProcessor(config["repetition_penalty"]))
    made.append(Occurrences(prompt, config.get("presence_penalty", 0), config.get("frequency_penalty", 0)))
    for name, kind in [
        ("no_repeat_ngram_size", NoRepeatNGramLogitsProcessor), ("temperature", TemperatureLogitsWarper),
        ("top_k", TopKLogitsWarper), ("top_p", TopPLogitsWarper), ("min_p", MinPLogitsWarper),
        ("typical_p", TypicalLogitsWarper)]:
        if name in config:
            made.append(kind(config[name]))
    return made


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(20260102)
    rows, texts = [], []
    for scale in [0.0, 0.5, 1.0, 2.0, 4.0, 12.0]:
        logits = torch.randn(VOCABULARY, generator=generator) * scale
        if scale == 2.0:
            logits[10:20] = logits[10]  # equal candidates
        rows.append(logits)
        texts.append(torch.randint(0, 9, (24,), generator=generator))
    cases = []
    for row, (logits, text) in enumerate(zip(rows, texts)):
        for config in CONFIGS:
            if row == 0 and ("top_p" in config or "typical_p" in config):
                continue  # which of equal candidates stay is not defined there
            if row == 3 and "top_p" in config:
                continue
            scores = processors(config, 10)(text[None], logits[None].double())[0]
            kept = torch.isfinite(scores).nonzero()[:, 0]
            p = torch.softmax(scores, -1)[kept]
            cases.append({"row": row, "config": config, "kept": kept.tolist(), "p": [float(f"{x:.9g}") for x in p]})
    numbers = {"prompt": 10, "logits": [r.tolist() for r in rows], "texts": [t.tolist() for t in texts], "cases": cases}
    (folder / "sampling.json").write_text(json.dumps(numbers, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "sampling")
