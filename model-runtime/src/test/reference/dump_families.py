"""Writes the tiny random models that the tests of dev.glassbox.runtime.nn.<family> compare with.

    python dump_families.py ../resources/reference

Made with torch 2.13.0 and transformers 5.18. Each folder holds a model in the Hugging Face layout as transformers 5 writes it, the
same settings as transformers 4 wrote them (`config.v4.json`), and `reference.safetensors` with what transformers computes: all in
F32 whatever the weights are stored as. Names in it: `ids`, `logits`, `hidden.{l}` (the input of block l), `resid_post.{l}`,
`attn_out.{l}`, `mlp_out.{l}`, `mlp_post.{l}`, `z.{l}`, `pattern.{l}`, `greedy` (ids that follow, equal with and without cache).
"""

import copy
import json
import shutil
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import (
    BertConfig, BertForMaskedLM, BertForSequenceClassification, GPT2Config, GPT2LMHeadModel, GPTNeoConfig, GPTNeoForCausalLM,
    GPTNeoXConfig, GPTNeoXForCausalLM, LlamaConfig, LlamaForCausalLM, MistralConfig, MistralForCausalLM, Qwen2Config,
    Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM)

IDS = [7, 3, 3, 19, 0, 11, 5, 22, 1, 58, 40]
SEGMENTS = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
NEW = 6
MARGIN = 1e-2  # between the best and the second best logit of a greedy step, so that rounding cannot choose

# ids that no row of the embedding belongs to: to be ignored
COMMON = dict(vocab_size=61, bos_token_id=32000, eos_token_id=32001)


def randomize(model, spread):
    for name, parameter in model.named_parameters():
        if parameter.dim() == 1 and name.endswith("weight"):
            parameter.data.normal_(1.0, 0.3)  # gains
        elif parameter.dim() == 1:
            parameter.data.normal_(0.0, 0.3)  # biases
        else:
            parameter.data.normal_(0.0, spread)


def make(kind, config, dtype, spread):
    config._attn_implementation = "eager"  # the one that hands out its patterns
    model = kind(config).eval()
    randomize(model, spread)
    for parameter in model.parameters():  # parameters alone: frequencies are computed in F32 whatever the weights are stored as
        parameter.data = parameter.data.to(dtype).float()
    return model


class Watch:
    """Keeps what goes into or comes out of modules."""

    def __init__(self):
        self.seen = {}

    def output(self, module, name):
        module.register_forward_hook(lambda m, i, o: self.keep(name, o))

    def input(self, module, name):
        module.register_forward_pre_hook(lambda m, i: self.keep(name, i))

    def keep(self, name, value):
        self.seen[name] = (value[0] if isinstance(value, tuple) else value).detach().clone()


def watch(model, family):
    seen = Watch()
    for i, block in enumerate(family.blocks(model)):
        family.watch(seen, block, i)
    return seen


class Llama:
    prefix = "model."
    blocks = staticmethod(lambda m: m.model.layers)

    @staticmethod
    def watch(seen, block, i):
        seen.output(block, f"resid_post.{i}")
        seen.output(block.self_attn.o_proj, f"attn_out.{i}")
        seen.input(block.self_attn.o_proj, f"z.{i}")
        seen.output(block.mlp, f"mlp_out.{i}")
        seen.input(block.mlp.down_proj, f"mlp_post.{i}")


class NeoX:
    prefix = "gpt_neox."
    blocks = staticmethod(lambda m: m.gpt_neox.layers)

    @staticmethod
    def watch(seen, block, i):
        seen.output(block, f"resid_post.{i}")
        seen.output(block.attention.dense, f"attn_out.{i}")
        seen.input(block.attention.dense, f"z.{i}")
        seen.output(block.mlp, f"mlp_out.{i}")
        seen.input(block.mlp.dense_4h_to_h, f"mlp_post.{i}")


class Gpt2:
    prefix = "transformer."
    blocks = staticmethod(lambda m: m.transformer.h)

    @staticmethod
    def watch(seen, block, i):
        attention = block.attn if hasattr(block.attn, "c_proj") else block.attn.attention
        out = attention.c_proj if hasattr(attention, "c_proj") else attention.out_proj
        seen.output(block, f"resid_post.{i}")
        seen.output(out, f"attn_out.{i}")
        seen.input(out, f"z.{i}")
        seen.output(block.mlp, f"mlp_out.{i}")
        seen.input(block.mlp.c_proj, f"mlp_post.{i}")


class Bert:
    prefix = "bert."
    blocks = staticmethod(lambda m: m.bert.encoder.layer)

    @staticmethod
    def watch(seen, block, i):
        seen.output(block, f"normalized_resid_post.{i}")
        seen.input(block.output.LayerNorm, f"resid_post.{i}")
        seen.input(block.attention.output.LayerNorm, f"resid_mid.{i}")
        seen.output(block.attention.output.dense, f"attn_out.{i}")
        seen.input(block.attention.output.dense, f"z.{i}")
        seen.output(block.output.dense, f"mlp_out.{i}")
        seen.input(block.output.dense, f"mlp_post.{i}")


def greedy(model, cache):
    ids = list(IDS)
    past = None
    for _ in range(NEW):
        with torch.no_grad():
            if cache:
                out = model(torch.tensor([ids if past is None else ids[-1:]]), past_key_values=past, use_cache=True)
                past = out.past_key_values
            else:
                out = model(torch.tensor([ids]), use_cache=False)
        best = out.logits[0, -1].topk(2)
        if best.values[0] - best.values[1] < MARGIN:
            return None
        ids.append(int(best.indices[0]))
    return ids[len(IDS):]


def clear_model(kind, family, config, dtype, spread):
    """The first random model whose greedy continuation is never a close call."""
    for seed in range(1, 100):
        torch.manual_seed(seed)
        model = make(kind, config, dtype, spread)
        follows = [] if family is Bert else greedy(model, False)
        if follows is not None:
            return model, follows
    raise AssertionError("no clear model")


def reference(model, family, **inputs):
    seen = watch(model, family)
    with torch.no_grad():
        out = model(torch.tensor([IDS]), output_hidden_states=True, output_attentions=True, **inputs)
    numbers = {"logits": out.logits, "ids": torch.tensor([IDS], dtype=torch.float32)}
    for i, pattern in enumerate(out.attentions):
        numbers[f"hidden.{i}"] = out.hidden_states[i]
        numbers[f"pattern.{i}"] = pattern
    heads = model.config.num_attention_heads
    for name, value in seen.seen.items():
        value = value.view(1, len(IDS), -1)
        if name.startswith("z."):
            value = value.view(1, len(IDS), heads, -1)
        numbers[name] = value
    return numbers


def as_version_4(config):
    """The keys of transformers 4: what version 5 gathered in `rope_parameters` lies beside the other keys."""
    old = dict(config)
    old["torch_dtype"] = old.pop("dtype", None) or "float32"
    old["transformers_version"] = "4.44.2"
    rope = old.pop("rope_parameters", None)
    if rope:
        rope = dict(rope)
        theta, share, kind = rope.pop("rope_theta"), rope.pop("partial_rotary_factor", None), rope.pop("rope_type")
        if config["model_type"] == "gpt_neox":
            old["rotary_emb_base"], old["rotary_pct"] = theta, share
        else:
            old["rope_theta"] = theta
        # Llama 3.1 says rope_type, what is older says type
        old["rope_scaling"] = None if kind == "default" else {("rope_type" if kind == "llama3" else "type"): kind, **rope}
    if config["model_type"] in ("qwen2", "qwen3"):
        old.pop("layer_types")
    return old


def write(root, name, kind, family, config, *, dtype=torch.float32, spread=0.4, change=None, shards=None, settings=None, **inputs):
    folder = root / name
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    model, follows = clear_model(kind, family, config, dtype, spread)
    if shards:
        copy.deepcopy(model).to(dtype).save_pretrained(folder, max_shard_size=shards)
        (folder / "generation_config.json").unlink(missing_ok=True)
    else:
        weights = model.state_dict()
        if config.tie_word_embeddings:
            weights = {k: v for k, v in weights.items() if k not in (model._tied_weights_keys or ())}
        weights = (change or (lambda w: w))(weights)
        stored = {k: v.to(dtype) if v.is_floating_point() else v for k, v in weights.items()}
        save_file({k: v.clone().contiguous() for k, v in stored.items()}, folder / "model.safetensors", {"format": "pt"})
    written = model.config.to_dict()
    for key in ("id2label", "label2id", "_name_or_path"):
        if not name.startswith("bert"):
            written.pop(key, None)
    written["architectures"] = [kind.__name__]
    written["dtype"] = str(dtype).removeprefix("torch.")
    if written.get("pad_token_id") is None:
        written["pad_token_id"] = -1
    written.update(settings or {})
    (folder / "config.json").write_text(json.dumps(written, indent=2, sort_keys=True) + "\n")
    old = as_version_4(written)
    (folder / "config.v4.json").write_text(json.dumps(old, indent=2, sort_keys=True) + "\n")
    check_version_4(folder, old, model)
    numbers = reference(model, family, **inputs)
    if follows:
        assert follows == greedy(model, True)
        numbers["greedy"] = torch.tensor([follows], dtype=torch.float32)
    save_file({k: v.contiguous() for k, v in numbers.items()}, folder / "reference.safetensors")
    print(name, sum(f.stat().st_size for f in folder.iterdir()))


def check_version_4(folder, old, model):
    """transformers itself must read the same settings from the older keys."""
    again = type(model.config).from_dict(dict(old))
    for key in ("rope_parameters", "layer_types", "sliding_window", "attention_layers"):
        read = getattr(again, key, None)
        if key == "rope_parameters" and read:
            read.pop("type", None)
        assert read == getattr(model.config, key, None), (folder, key, read)


def without_prefix(family):
    def change(weights):
        return {k.removeprefix(family.prefix): v for k, v in weights.items()}
    return change


def llama_extras(weights):
    """The base model's file as old versions wrote it: no prefix, the frequencies beside, the tied head once more."""
    bare = {k.removeprefix(Llama.prefix): v for k, v in weights.items()}
    bare["lm_head.weight"] = bare["embed_tokens.weight"]
    for layer in range(2):
        bare[f"layers.{layer}.self_attn.rotary_emb.inv_freq"] = torch.ones(2)
    return bare


def neox_as_pythia(weights):
    """The masks and frequencies that version 4 stored, and its name for the unembedding."""
    old = {k.replace("lm_head.", "embed_out."): v for k, v in weights.items()}
    for layer in range(2):
        block = f"gpt_neox.layers.{layer}.attention."
        old[block + "bias"] = torch.tril(torch.ones(24, 24)).view(1, 1, 24, 24).to(torch.bool)
        old[block + "masked_bias"] = torch.tensor(-1e9)
        old[block + "rotary_emb.inv_freq"] = torch.ones(2)
    return old


def neo_extras(weights):
    for layer in range(2):
        weights[f"transformer.h.{layer}.attn.attention.bias"] = torch.ones(1, 1, 24, 24, dtype=torch.bool)
        weights[f"transformer.h.{layer}.attn.attention.masked_bias"] = torch.tensor(-1e9)
    weights["lm_head.weight"] = weights["transformer.wte.weight"]
    return weights


def bert_of_2018(weights):
    """As in the first released files: gains and shifts called gamma and beta, a pooler and a head for the next sentence beside."""
    old = {k.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): v
           for k, v in weights.items()}
    old["bert.embeddings.position_ids"] = torch.arange(24).view(1, -1)
    old["bert.pooler.dense.weight"], old["bert.pooler.dense.bias"] = torch.zeros(16, 16), torch.zeros(16)
    old["cls.seq_relationship.weight"], old["cls.seq_relationship.bias"] = torch.zeros(2, 16), torch.zeros(2)
    old["cls.predictions.decoder.weight"] = weights["bert.embeddings.word_embeddings.weight"]
    return old


def write_llama(root):
    size = dict(COMMON, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4,
                max_position_embeddings=24)
    # a base of 100 and an original context of 16, so that all three ranges of wave lengths of Llama 3 occur among 4 frequencies
    llama3 = dict(rope_type="llama3", rope_theta=100.0, factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0,
                  original_max_position_embeddings=16)
    write(root, "llama-3", LlamaForCausalLM, Llama,
          LlamaConfig(**size, head_dim=8, num_key_value_heads=2, rope_parameters=llama3, rms_norm_eps=1e-5))
    write(root, "llama-tied", LlamaForCausalLM, Llama,
          LlamaConfig(**size, attention_bias=True, mlp_bias=True, tie_word_embeddings=True), change=llama_extras)
    write(root, "llama-shards", LlamaForCausalLM, Llama,
          LlamaConfig(**size, head_dim=6, num_key_value_heads=1, hidden_act="gelu",
                      rope_parameters=dict(rope_type="linear", rope_theta=10000.0, factor=2.0)),
          dtype=torch.bfloat16, shards="6KB")
    write(root, "mistral-window", MistralForCausalLM, Llama,
          MistralConfig(**size, num_key_value_heads=2, head_dim=6, sliding_window=4), dtype=torch.float16)
    write(root, "mistral-whole", MistralForCausalLM, Llama,
          MistralConfig(**size, num_key_value_heads=4, sliding_window=None,
                        rope_parameters=dict(rope_type="default", rope_theta=1e6)))
    write(root, "qwen2-whole", Qwen2ForCausalLM, Llama,
          Qwen2Config(**size, num_key_value_heads=2, sliding_window=3, use_sliding_window=False, tie_word_embeddings=True))
    write(root, "qwen2-window", Qwen2ForCausalLM, Llama,
          Qwen2Config(**dict(size, num_hidden_layers=3), num_key_value_heads=1, sliding_window=3, use_sliding_window=True,
                      max_window_layers=1), settings={"use_mrope": False})
    write(root, "qwen3-whole", Qwen3ForCausalLM, Llama,
          Qwen3Config(**size, num_key_value_heads=2, head_dim=8))
    write(root, "qwen3-window", Qwen3ForCausalLM, Llama,
          Qwen3Config(**size, num_key_value_heads=4, head_dim=6, attention_bias=True, tie_word_embeddings=True,
                      sliding_window=5, use_sliding_window=True, max_window_layers=1), dtype=torch.bfloat16)


def write_neox(root):
    size = dict(COMMON, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=2,
                max_position_embeddings=24)
    write(root, "gpt-neox-parallel", GPTNeoXForCausalLM, NeoX,
          GPTNeoXConfig(**size, rope_parameters=dict(rope_type="default", rope_theta=10000.0, partial_rotary_factor=0.25)),
          dtype=torch.float16, change=neox_as_pythia, spread=0.3)
    write(root, "gpt-neox-serial", GPTNeoXForCausalLM, NeoX,
          GPTNeoXConfig(**dict(size, hidden_size=16, num_attention_heads=4), use_parallel_residual=False, attention_bias=False,
                        tie_word_embeddings=True, hidden_act="relu",
                        rope_parameters=dict(rope_type="default", rope_theta=100.0, partial_rotary_factor=1.0)),
          change=without_prefix(NeoX), spread=0.5)


def write_neo(root):
    size = dict(COMMON, hidden_size=16, num_heads=4, max_position_embeddings=24)
    write(root, "gpt-neo-alternating", GPTNeoForCausalLM, Gpt2,
          GPTNeoConfig(**size, num_layers=2, attention_types=[[["global", "local"], 1]], window_size=4), change=neo_extras)
    write(root, "gpt-neo-local", GPTNeoForCausalLM, Gpt2,
          GPTNeoConfig(**size, num_layers=3, attention_types=[[["local"], 2], [["global"], 1]], window_size=3,
                       intermediate_size=24, activation_function="gelu", tie_word_embeddings=False), dtype=torch.float16)
    write(root, "gpt-neo-bare", GPTNeoForCausalLM, Gpt2,
          GPTNeoConfig(**dict(size, num_heads=2), num_layers=1, attention_types=[[["global"], 1]], window_size=256),
          change=without_prefix(Gpt2))


def write_gpt2(root):
    write(root, "gpt2-gelu", GPT2LMHeadModel, Gpt2,
          GPT2Config(**COMMON, n_positions=24, n_embd=12, n_layer=3, n_head=3, activation_function="gelu",
                     scale_attn_by_inverse_layer_idx=True, tie_word_embeddings=False), dtype=torch.bfloat16)


def write_bert(root):
    size = dict(COMMON, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4,
                max_position_embeddings=24)
    size["pad_token_id"] = 0
    write(root, "bert-mlm", BertForMaskedLM, Bert, BertConfig(**size), change=bert_of_2018,
          token_type_ids=torch.tensor([SEGMENTS]))
    labels = {0: "negative", 1: "neutral", 2: "positive"}
    write(root, "bert-classify", BertForSequenceClassification, Bert,
          BertConfig(**size, id2label=labels, label2id={v: k for k, v in labels.items()}, hidden_act="gelu_new"),
          dtype=torch.float16)


if __name__ == "__main__":
    where = Path(sys.argv[1])
    for part in (write_llama, write_neox, write_neo, write_gpt2, write_bert):
        part(where)
