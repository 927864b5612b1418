"""Three steps of other optimizers from the weights and batches of gpt2-training.

    python dump_optimizers.py ../resources/reference/gpt2-training

Needs torch, transformers, safetensors. Writes optimizers.safetensors beside reference.safetensors: the weights after
three steps of each, and the norms of the first step's gradients before clipping.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from dump_gpt2 import tiny

OPTIMIZERS = {
    "adam": lambda groups: torch.optim.Adam(groups, lr=1e-2, betas=(0.9, 0.99), eps=1e-8),
    "momentum": lambda groups: torch.optim.SGD(groups, lr=1e-2, momentum=0.9),
    "sgd": lambda groups: torch.optim.SGD(groups, lr=1e-2),
}


def run(reference, make):
    model = tiny(activation_function="gelu").train()
    trained = {}
    for name, parameter in model.named_parameters():
        if name.endswith("bias"):
            parameter.data.zero_()
            parameter.requires_grad_(False)
        else:
            short = name.removeprefix("transformer.")
            parameter.data.copy_(reference[f"before.{short}"])
            trained[short] = parameter
    matrices = [p for p in trained.values() if p.dim() > 1]
    gains = [p for p in trained.values() if p.dim() == 1]
    optimizer = make(
        [{"params": matrices, "weight_decay": 0.1}, {"params": gains, "weight_decay": 0.0}])
    first_norm = None
    for step in range(1, 4):
        batch = reference[f"batch.{step}"].long()
        inputs, targets = batch[:, :-1], batch[:, 1:]
        logits = model(inputs).logits
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, 23), targets.reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
        first_norm = norm if first_norm is None else first_norm
        optimizer.step()
    return {k: v.detach().clone() for k, v in trained.items()}, first_norm


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    stored = load_file(folder / "reference.safetensors")
    numbers = {}
    for kind, make in OPTIMIZERS.items():
        after, norm = run(stored, make)
        numbers.update({f"{kind}.{k}": v.contiguous() for k, v in after.items()})
        numbers[f"norm.{kind}"] = norm.reshape(1)
    save_file(numbers, folder / "optimizers.safetensors")
