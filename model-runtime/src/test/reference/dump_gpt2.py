"""Writes the reference numbers that the tests of dev.glassbox.runtime.nn.gpt2 and .training compare with.

    python dump_gpt2.py ../resources/reference

Made with torch 2.13.0 and transformers 5.18. Each folder holds a tiny random model in the Hugging Face layout and
`reference.safetensors` with what transformers computes from it.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import GPT2Config, GPT2LMHeadModel

IDS = [7, 3, 3, 19, 0, 11, 5, 22, 1]


def tiny(**options):
    config = GPT2Config(
        vocab_size=23, n_positions=12, n_embd=12, n_layer=2, n_head=3, bos_token_id=None, eos_token_id=None,
        attn_pdrop=0.0, embd_pdrop=0.0, resid_pdrop=0.0, **options)
    config._attn_implementation = "eager"  # the one that hands out its patterns
    model = GPT2LMHeadModel(config).eval()
    for parameter in model.parameters():  # far from the initial zeros and ones, so that every bias and gain counts
        parameter.data.normal_(0.0, 0.4)
    return model


def write_forward(folder, prefix=True, **options):
    folder.mkdir(parents=True, exist_ok=True)
    model = tiny(**options)
    with torch.no_grad():
        out = model(torch.tensor([IDS]), output_hidden_states=True, output_attentions=True)
    numbers = {"logits": out.logits, "ids": torch.tensor([IDS], dtype=torch.float32)}
    # hidden state i is the input of block i; the last one is the output of the last norm
    numbers.update({f"hidden.{i}": h for i, h in enumerate(out.hidden_states)})
    numbers.update({f"pattern.{i}": a for i, a in enumerate(out.attentions)})
    save_file({k: v.contiguous() for k, v in numbers.items()}, folder / "reference.safetensors")
    weights = {k: v for k, v in model.state_dict().items() if k != "lm_head.weight"}
    if not prefix:
        weights = {k.removeprefix("transformer."): v for k, v in weights.items()}
        for layer in range(2):  # what old versions stored beside the weights
            weights[f"h.{layer}.attn.bias"] = torch.tril(torch.ones(12, 12)).view(1, 1, 12, 12)
            weights[f"h.{layer}.attn.masked_bias"] = torch.tensor(-1e4)
    save_file({k: v.contiguous() for k, v in weights.items()}, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(model.config.to_dict(), indent=2, sort_keys=True) + "\n")


def write_training(folder):
    """Three steps of AdamW without biases, as our recipes train."""
    folder.mkdir(parents=True, exist_ok=True)
    model = tiny(activation_function="gelu").train()
    trained = {}
    for name, parameter in model.named_parameters():
        if name.endswith("bias"):
            parameter.data.zero_()
            parameter.requires_grad_(False)
        else:
            trained[name.removeprefix("transformer.")] = parameter
    numbers = {f"before.{k}": v.detach().clone() for k, v in trained.items()}
    matrices = [p for p in trained.values() if p.dim() > 1]
    gains = [p for p in trained.values() if p.dim() == 1]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.1}, {"params": gains, "weight_decay": 0.0}],
        lr=1e-2, betas=(0.9, 0.99), eps=1e-8)
    for step in range(1, 4):
        batch = torch.randint(0, 23, (3, 9))
        inputs, targets = batch[:, :-1], batch[:, 1:]
        logits = model(inputs).logits
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, 23), targets.reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        if step == 1:
            numbers.update({f"gradient.{k}": v.grad.clone() for k, v in trained.items()})
        torch.nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
        optimizer.step()
        numbers[f"loss.{step}"] = loss.detach().reshape(1)
        numbers[f"batch.{step}"] = batch.float()
    numbers.update({f"after.{k}": v.detach().clone() for k, v in trained.items()})
    save_file({k: v.contiguous() for k, v in numbers.items()}, folder / "reference.safetensors")


if __name__ == "__main__":
    root = Path(sys.argv[1])
    torch.manual_seed(20260101)
    write_forward(root / "gpt2-gelu-new")
    write_forward(root / "gpt2-relu", prefix=False, activation_function="relu", n_inner=20,
                  scale_attn_by_inverse_layer_idx=True)
    write_training(root / "gpt2-training")
