"""What eager PyTorch takes for the work that `glassbox bench` measures: minimum and median of CPU
milliseconds on one thread. Same shapes, random weights, attention patterns kept, logits of the last
position; the training step is nanoGPT's CPU setting with AdamW and clipping.

    python speed_torch.py [rounds]
"""
import json
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 11


class Block(torch.nn.Module):
    def __init__(self, width, heads, bias, gelu):
        super().__init__()
        self.heads, self.gelu = heads, gelu
        self.ln1, self.ln2 = (torch.nn.LayerNorm(width, bias=bias) for _ in range(2))
        self.qkv = torch.nn.Linear(width, 3 * width, bias=bias)
        self.out = torch.nn.Linear(width, width, bias=bias)
        self.up = torch.nn.Linear(width, 4 * width, bias=bias)
        self.down = torch.nn.Linear(4 * width, width, bias=bias)

    def forward(self, x, mask, kept):
        b, t, d = x.shape
        q, k, v = (
            part.view(b, t, self.heads, -1).transpose(1, 2)
            for part in self.qkv(self.ln1(x)).split(d, 2)
        )
        scores = (q @ k.transpose(-2, -1)) * (d // self.heads) ** -0.5 + mask
        pattern = scores.softmax(-1)
        if kept is not None:
            kept.append(pattern)
        x = x + self.out((pattern @ v).transpose(1, 2).reshape(b, t, d))
        return x + self.down(F.gelu(self.up(self.ln2(x)), approximate=self.gelu))


class Gpt(torch.nn.Module):
    def __init__(self, layers, heads, width, vocabulary, context, bias, gelu):
        super().__init__()
        self.tokens = torch.nn.Embedding(vocabulary, width)
        self.places = torch.nn.Embedding(context, width)
        self.blocks = torch.nn.ModuleList(
            Block(width, heads, bias, gelu) for _ in range(layers)
        )
        self.last = torch.nn.LayerNorm(width, bias=bias)

    def forward(self, ids, kept=None, only_last=False):
        t = ids.shape[1]
        mask = torch.full((t, t), float("-inf")).triu(1)
        x = self.tokens(ids) + self.places(torch.arange(t))
        for block in self.blocks:
            x = block(x, mask, kept)
        x = self.last(x)
        return F.linear(x[:, -1:] if only_last else x, self.tokens.weight)


def measure(work, rounds=ROUNDS, warm_up=2):
    times = []
    for index in range(rounds + warm_up):
        start = time.thread_time()
        work()
        if index >= warm_up:
            times.append(1000 * (time.thread_time() - start))
    times.sort()
    return {"min": round(times[0], 3), "median": round(times[len(times) // 2], 3)}


result = {}
torch.manual_seed(0)
with torch.no_grad():
    small = Gpt(12, 12, 768, 50257, 1024, True, "tanh")
    for length in (8, 64, 256):
        ids = torch.randint(0, 50257, (1, length))
        result[f"forward_{length}"] = measure(lambda: small(ids, [], True))
    del small

net = Gpt(4, 4, 128, 65, 64, False, "none")
decays = [p for p in net.parameters() if p.dim() > 1]
others = [p for p in net.parameters() if p.dim() < 2]
adam = torch.optim.AdamW(
    [{"params": decays, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}],
    lr=1e-3,
    betas=(0.9, 0.99),
)


def step():
    ids, targets = torch.randint(0, 65, (2, 12, 64))
    loss = F.cross_entropy(net(ids).view(-1, 65), targets.view(-1))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    adam.step()
    adam.zero_grad(set_to_none=True)
    return loss.item()


result["train_step"] = measure(step, 4 * ROUNDS, 5)
print(json.dumps(result))
