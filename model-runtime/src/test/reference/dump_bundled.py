"""What transformers makes of the bundled models, opened as they lie: ids of a text in each, and logits.

    python dump_bundled.py            writes ../resources/reference/bundled/MODEL.safetensors

Needs torch, transformers, safetensors. One file a model: "ids" (int32 as float32, they are small), "logits" of every fourth
position [n, d_vocab]; the text is in the metadata.
"""

import pathlib

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer

HERE = pathlib.Path(__file__).parent
MODELS = HERE.parents[3] / "assets" / "src" / "main" / "resources" / "models"
OUT = HERE.parent / "resources" / "reference" / "bundled"
TEXTS = {
    "shakespeare-char": "ROMEO:\nO, she doth teach the torches to burn bright",
    "tinytown-zh-en": "小明今天在公园里吃了一个苹果。Whales live in the sea. 鲸鱼住在",
    "tang-poems": "\n五言四句：床前明月光，疑是地上霜。举头望明月，",
    "everyday-en-zh": "\nI want to go home.\n我想回家。\nShe doesn't like",
}

torch.set_num_threads(1)
OUT.mkdir(parents=True, exist_ok=True)
for folder in sorted(MODELS.resolve().iterdir()):
    text = TEXTS[folder.name]
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder).eval()
    ids = tokenizer(text, add_special_tokens=False, return_tensors="pt").input_ids
    with torch.no_grad():
        logits = model(ids).logits[0, ::4].contiguous()
    save_file(
        {"ids": ids[0].to(torch.float32).contiguous(), "logits": logits},
        OUT / f"{folder.name}.safetensors",
        metadata={"text": text},
    )
    print(folder.name, ids.shape[1], "ids,", tuple(logits.shape), type(model).__name__)
