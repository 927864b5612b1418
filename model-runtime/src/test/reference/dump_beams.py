"""Writes what transformers' beam search finds with the tiny models of dump_gpt2.py, for dev.glassbox.runtime.sampling.

    python dump_beams.py ../resources/reference

Made with torch 2.13.0 and transformers 5.18. Each case: a model, a prompt, settings, and every returned line with its score, the
best first.
"""

import json
import sys
from pathlib import Path

import torch
from transformers import GPT2LMHeadModel

PROMPTS = [[7, 3, 3], [19, 0, 11, 5, 22]]
SETTINGS = [
    {"beams": 1, "new": 6},
    {"beams": 2, "new": 5},
    {"beams": 4, "new": 7},
    {"beams": 5, "new": 100},
    {"beams": 3, "new": 7, "eos": [4]},
    {"beams": 3, "new": 7, "eos": [4, 9, 13]},
    {"beams": 3, "new": 7, "eos": [4, 9, 13], "early_stopping": True},
    {"beams": 4, "new": 7, "eos": list(range(0, 23, 2)), "length_penalty": 0.0},
    {"beams": 4, "new": 7, "eos": list(range(0, 23, 3)), "length_penalty": 2.0},
    {"beams": 4, "new": 7, "eos": list(range(0, 23, 3)), "length_penalty": -1.0},
    {"beams": 3, "new": 7, "repetition_penalty": 1.5, "no_repeat_ngram_size": 2},
]


def main(root):
    cases = []
    for name in ["gpt2-gelu-new", "gpt2-relu"]:
        model = GPT2LMHeadModel.from_pretrained(root / name).eval()
        for prompt in PROMPTS:
            for settings in SETTINGS:
                new = min(settings["new"], model.config.n_positions - len(prompt))
                rules = {k: v for k, v in settings.items() if k not in ("beams", "new", "eos")}
                with torch.no_grad():
                    out = model.generate(
                        torch.tensor([prompt]), attention_mask=torch.ones(1, len(prompt)),
                        num_beams=settings["beams"], num_return_sequences=settings["beams"], max_new_tokens=new,
                        eos_token_id=settings.get("eos"), pad_token_id=0, do_sample=False,
                        return_dict_in_generate=True, output_scores=True, **rules)
                lines = []
                for row, ids in enumerate(out.sequences.tolist()):
                    if settings["beams"] == 1:  # greedy search has no scores: one line's log-probabilities
                        logp = torch.stack(out.scores)[:, 0].log_softmax(-1)
                        score = sum(logp[i, t].item() for i, t in enumerate(ids[len(prompt):])) / (len(ids) - len(prompt))
                    else:
                        score = out.sequences_scores[row].item()
                    end = [i for i, t in enumerate(ids[len(prompt):]) if t in settings.get("eos", [])]
                    if end:
                        ids = ids[:len(prompt) + end[0] + 1]  # what follows is padding
                    lines.append({"ids": ids, "score": round(score, 7)})
                cases.append({"model": name, "prompt": prompt, **settings, "lines": lines})
    (root / "sampling" / "beams.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
