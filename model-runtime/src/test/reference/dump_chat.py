"""Writes what chat templates make of conversations, for dev.glassbox.runtime.model.ChatFormats.

    python dump_chat.py FOLDER ../resources/reference

Made with transformers 5.18. FOLDER holds the templates as their models ship them (not kept here), one file each:
qwen2.5.jinja, qwen3.jinja, qwen3-first.jinja, qwen3-2507.jinja, llama3.jinja, llama3.1.jinja, llama3.2.jinja,
mistral-v1.jinja, mistral-v3.jinja, mistral-nemo.jinja. Written are their sha256 (without a line break at the end) and the
texts, or "refused" where the template raises an error.
"""

import hashlib
import json
import sys
from pathlib import Path

from transformers.utils.chat_template_utils import render_jinja_template

HI = [{"role": "user", "content": "Hi there!"}]
TURNS = [
    {"role": "user", "content": "  What is 2 + 2?\n"},
    {"role": "assistant", "content": " <think>\nIt is four.\n</think>\n\n4. "},
    {"role": "user", "content": "再加一？"},
]
CONVERSATIONS = [HI, TURNS, [{"role": "system", "content": " Be brief. "}] + TURNS]



# Simple templates in several spellings: known by their shape.
OWN = {
    "own-chatml": """{% for message in messages %}
  {{- "<|im_start|>" + message.role + "\\n" + message.content + "<|im_end|>" + "\\n" -}}
{% endfor %}
{% if add_generation_prompt %}{{"<|im_start|>assistant\\n"}}{% endif %}""",
    "own-chatml-system": "{%for message in messages%}{%if loop.first and messages[0]['role']!='system'%}"
                         "{{'<|im_start|>system\nBe kind.<|im_end|>\n'}}{%endif%}"
                         "{{'<|im_start|>'+message['role']+'\n'+message['content']+'<|im_end|>\n'}}{%endfor%}"
                         "{%if add_generation_prompt%}{{'<|im_start|>assistant\n'}}{%endif%}",
    "own-llama3": """{%- set loop_messages = messages -%}
{%- for message in loop_messages -%}
  {%- set content = "<|start_header_id|>" + message["role"] + "<|end_header_id|>\\n\\n" + message["content"]|trim + "<|eot_id|>" -%}
  {%- if loop.index0 == 0 -%}{%- set content = bos_token + content -%}{%- endif -%}
  {{- content -}}
{%- endfor -%}
{{- "<|start_header_id|>assistant<|end_header_id|>\\n\\n" -}}""",
    "own-inst": "{{ bos_token }}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
                "{{ raise_exception('Roles must alternate!') }}{% endif %}{% if message['role'] == 'user' %}"
                "{{ '[INST] ' + message['content'] + ' [/INST]' }}{% elif message['role'] == 'assistant' %}"
                "{{ message['content'] + eos_token + ' ' }}{% else %}{{ raise_exception('Unsupported role!') }}{% endif %}"
                "{% endfor %}",
}


def main(folder, root):
    out = []
    templates = {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.jinja"))}
    for name, template in (templates | OWN).items():
        template = template.removesuffix("\n")
        texts = []
        for messages in CONVERSATIONS:
            try:
                (text,), _ = render_jinja_template(
                    [messages], chat_template=template, add_generation_prompt=True, bos_token="<s>", eos_token="</s>",
                    date_string="26 Jul 2024")
            except Exception as e:
                assert "upported" in str(e) or "alternate" in str(e), e
                text = "refused"
            texts.append(text)
        out.append({
            "name": name, "sha256": hashlib.sha256(template.encode()).hexdigest(), "texts": texts,
            **({"template": template} if name in OWN else {})})
    (root / "chat").mkdir(exist_ok=True)
    numbers = {"conversations": CONVERSATIONS, "templates": out}
    (root / "chat" / "chat.json").write_text(json.dumps(numbers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
