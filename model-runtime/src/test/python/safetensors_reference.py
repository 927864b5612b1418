"""Reference files for the safetensors reader, made by the reference implementation.

    python safetensors_reference.py ../resources/reference/safetensors

Needs torch and safetensors; seeded, so that a second run gives equal files. Writes

    types.safetensors   one tensor of every readable type, a scalar, an empty one, one that is not read
    types.json          the float32 bit patterns of each readable tensor, as torch widens them
    f32.safetensors     float32 only, for byte-equality of our writer
    verdicts.jsonl.gz   damaged files (base64) and whether the reference accepts each
"""

import base64
import copy
import gzip
import json
import random
import struct
import sys
from pathlib import Path

import torch
from safetensors import deserialize
from safetensors.torch import save

SEED = 20261121
CASES = 2000


def bits(tensor):
    return tensor.float().contiguous().view(torch.int32).flatten().tolist()


def types(out):
    torch.manual_seed(SEED)
    special = torch.tensor([0.0, -0.0, float("inf"), -float("inf"), float("nan"), 1e-40, 65504.0, 6e-8])
    tensors = {
        "f32": torch.cat([special, torch.randn(24)]).reshape(4, 8),
        "f16": torch.cat([special, torch.randn(24)]).half().reshape(2, 2, 8),
        "bf16": torch.cat([special, torch.randn(24)]).bfloat16().reshape(32),
        "scalar": torch.tensor(7.5),
        "empty": torch.zeros(0, 3),
        "ids": torch.arange(5),
    }
    Path(out, "types.safetensors").write_bytes(save(tensors, {"format": "pt"}))
    expected = {
        name: {"shape": list(t.shape), "bits": bits(t)}
        for name, t in tensors.items()
        if t.dtype != torch.int64
    }
    Path(out, "types.json").write_text(json.dumps(expected) + "\n")
    plain = {name: tensors[name] for name in ("f32", "scalar", "empty")}
    Path(out, "f32.safetensors").write_bytes(save(plain, {"format": "pt"}))


def pack(header, data):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def base_case(rng):
    """A sound header of a few small tensors, and its data."""
    header, at = {}, 0
    for i in range(rng.randint(0, 4)):
        dtype, size = rng.choice([("F32", 4), ("F16", 2), ("BF16", 2), ("U8", 1), ("I64", 8), ("BOOL", 1)])
        shape = [rng.choice([0, 1, 2, 3]) for _ in range(rng.randint(0, 3))]
        length = size
        for axis in shape:
            length *= axis
        header[f"t{i}"] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at + length]}
        at += length
    if rng.random() < 0.3:
        header["__metadata__"] = {"format": "pt"}
    return header, bytes(at)


def damage(rng, header, data):
    """One or no change to a sound file; what it breaks is for the reference to say."""
    header = copy.deepcopy(header)
    names = [n for n in header if n != "__metadata__"]
    kind = rng.randrange(14)
    if kind == 0 or not names:
        return pack(header, data)
    entry = header[rng.choice(names)]
    if kind == 1:
        entry["data_offsets"][rng.randrange(2)] += rng.choice([-1, 1, 4, 8, 2**31, 2**62])
    elif kind == 2:
        entry["shape"].append(rng.choice([0, 1, 2, -1, 2**31, 2**62, 1.0, "1", None]))
    elif kind == 3:
        entry["dtype"] = rng.choice(["F32", "F16", "f32", "", "F31", 3, None, "BF16", "F4"])
    elif kind == 4:
        del entry[rng.choice(list(entry))]
    elif kind == 5:
        entry["data_offsets"] = rng.choice([[], [0], [0, 0, 0], None, {}, [0, "4"], [0.0, 4.0]])
    elif kind == 6:
        header["__metadata__"] = rng.choice([{"a": 1}, {"a": None}, [], "x", {"a": {"b": "c"}}, {}])
    elif kind == 7:
        data = data[:-1] if data else b"\0"
    elif kind == 8:
        data = data + bytes(rng.randint(1, 4))
    elif kind == 9:
        whole = bytearray(pack(header, data))
        whole[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        return bytes(whole)
    elif kind == 10:
        whole = pack(header, data)
        return whole[: rng.randrange(len(whole))]
    elif kind == 11:
        whole = pack(header, data)
        length = rng.choice([0, 1, len(whole), 2**24, 2**31, 2**63, 2**64 - 1])
        return struct.pack("<Q", length) + whole[8:]
    elif kind == 12:
        text = json.dumps(header).encode()
        return pack(rng.choice([text + b"   ", b" " + text, text + b"x", text[:-1], text + text]), data)
    else:
        other = rng.choice(names)
        header[other]["data_offsets"] = list(entry["data_offsets"])
    return pack(header, data)


def verdicts(out):
    rng = random.Random(SEED)
    lines = []
    for _ in range(CASES):
        whole = damage(rng, *base_case(rng))
        try:
            deserialize(whole)
            accepted = True
        except Exception:  # the reference's own error types differ by version
            accepted = False
        lines.append(json.dumps({"file": base64.b64encode(whole).decode(), "accepted": accepted}))
    text = "\n".join(lines) + "\n"
    Path(out, "verdicts.jsonl.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    print(sum('"accepted": true' in line for line in lines), "of", len(lines), "accepted")


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    types(sys.argv[1])
    verdicts(sys.argv[1])
