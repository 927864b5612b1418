package dev.glassbox.runtime.model;

import static java.util.Map.entry;

import dev.glassbox.runtime.model.ChatFormat.Brackets;
import dev.glassbox.runtime.model.ChatFormat.ChatMl;
import dev.glassbox.runtime.model.ChatFormat.LlamaTurns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chat templates known here. A template is a program in a language of its own; none is run:
 * those of widespread models are known by the sha256 of their exact text, the simple ones by their
 * shape, and what they do is written out in Java.
 */
final class ChatFormats {
    private static final String QWEN_SYSTEM =
            "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";

    /** By the sha256 of the text without a line break at its end. */
    private static final Map<String, ChatFormat> EXACT =
            Map.ofEntries(
                    // Qwen2.5 Instruct
                    entry(
                            "55b2f4a26ac9ee719330a61a0c39d9e538b0e9322212f048326318cff4f8674a",
                            new ChatMl(QWEN_SYSTEM, false)),
                    // Qwen3, as first published, and with content that need not be text
                    entry(
                            "87a2728cb8dc9fe424d624542f6060ec05a1d285ebbec578bb078900e33396b5",
                            new ChatMl(null, true)),
                    entry(
                            "a55ee1b1660128b7098723e0abcd92caa0788061051c62d51cbe87d9cf1974d8",
                            new ChatMl(null, true)),
                    // Qwen3 Instruct 2507
                    entry(
                            "64f85b198065d0fba2a81f37e10ed68161ce2c19a754c7100e67e0ca2ee9c326",
                            new ChatMl(null, false)),
                    // Llama 3
                    entry(
                            "ba03a121d097859c7b5b9cd03af99aafe95275210d2876f642ad9929a150f122",
                            new LlamaTurns(LlamaTurns.Date.NONE)),
                    // Llama 3.1 and 3.3
                    entry(
                            "93c0e9aa3629bbd77e68dbc0f5621f6e6b23aa8d74b932595cdb8d64684526d7",
                            new LlamaTurns(LlamaTurns.Date.FIXED)),
                    // Llama 3.2
                    entry(
                            "d82792f95932f1c9cef5c4bd992f171225e3bf8c7b609b4557c9e1ec96be819f",
                            new LlamaTurns(LlamaTurns.Date.TODAY)),
                    // Mistral's format 1 (7B Instruct 0.2)
                    entry(
                            "bbc58aad99454df60138be9530c9601a0adfe3d8932cda975e1f10b2410ddc51",
                            new Brackets(
                                    " [INST] ",
                                    " [/INST]",
                                    " ",
                                    "",
                                    false,
                                    Brackets.Instructions.IN_FIRST_QUESTION)),
                    // Mistral's format 3 (7B Instruct 0.3)
                    entry(
                            "cafb64e0e9e5fd2503054b3479593fae39cbdfd52338ce8af9bb4664a8eb05bd",
                            new Brackets(
                                    "[INST] ",
                                    "[/INST]",
                                    " ",
                                    "",
                                    true,
                                    Brackets.Instructions.IN_LAST_QUESTION)),
                    // Mistral Nemo
                    entry(
                            "e7deee034838db2bfc7487788a3013d8a307ab69f72f3c54a85f06fd76007d4e",
                            new Brackets(
                                    "[INST]",
                                    "[/INST]",
                                    "",
                                    "",
                                    false,
                                    Brackets.Instructions.IN_LAST_QUESTION)));

    private static final String LOOP = "{%formessageinmessages%}";
    private static final String ANSWER_IF_ASKED =
            "{%ifadd_generation_prompt%}{{'<|im_start|>assistant\\n'}}{%endif%}";

    /** ChatML as it is most often written; group 1 is the system's turn where there is none. */
    private static final Pattern CHAT_ML =
            Pattern.compile(
                    maybe(
                                    quote(
                                            "{%ifnotadd_generation_promptisdefined%}"
                                                    + "{%setadd_generation_prompt=false%}"
                                                    + "{%endif%}"))
                            + quote(LOOP)
                            + maybe(
                                    quote(
                                                    "{%ifloop.firstandmessages[0]['role']!='system'%}"
                                                            + "{{'<|im_start|>system\\n")
                                            + "([^'\\\\]*)"
                                            + quote("<|im_end|>\\n'}}{%endif%}"))
                            + quote(
                                    "{{'<|im_start|>'+message['role']+'\\n'+message['content']"
                                            + "+'<|im_end|>\\n'}}{%endfor%}")
                            + quote(ANSWER_IF_ASKED));

    private static final Pattern LLAMA_3 =
            Pattern.compile(
                    quote(
                                    "{%setloop_messages=messages%}{%formessageinloop_messages%}"
                                            + "{%setcontent='<|start_header_id|>'+message['role']"
                                            + "+'<|end_header_id|>\\n\\n'"
                                            + "+message['content']|trim+'<|eot_id|>'%}"
                                            + "{%ifloop.index0==0%}"
                                            + "{%setcontent=bos_token+content%}{%endif%}"
                                            + "{{content}}{%endfor%}")
                            + maybe(quote("{%ifadd_generation_prompt%}"))
                            + quote("{{'<|start_header_id|>assistant<|end_header_id|>\\n\\n'}}")
                            + maybe(quote("{%endif%}")));

    /** Mistral's first; group 1 is what follows an answer. */
    private static final Pattern INST =
            Pattern.compile(
                    quote(
                                    "{{bos_token}}"
                                            + LOOP
                                            + "{%if(message['role']=='user')!=(loop.index0%2==0)%}")
                            + "\\{\\{raise_exception\\('[^']*'\\)}}"
                            + quote(
                                    "{%endif%}{%ifmessage['role']=='user'%}"
                                            + "{{'[INST] '+message['content']+' [/INST]'}}"
                                            + "{%elifmessage['role']=='assistant'%}"
                                            + "{{message['content']+eos_token")
                            + "(?:\\+'( ?)')?"
                            + quote("}}{%else%}")
                            + "\\{\\{raise_exception\\('[^']*'\\)}}"
                            + quote("{%endif%}{%endfor%}"));

    private ChatFormats() {}

    /** The format of a template; empty where it is not known. */
    static Optional<ChatFormat> of(String template) {
        String text =
                template.endsWith("\n") ? template.substring(0, template.length() - 1) : template;
        ChatFormat exact = EXACT.get(sha256(text));
        return exact != null
                ? Optional.of(exact)
                : TemplateShape.of(text).flatMap(ChatFormats::byShape);
    }

    /** The format of a template whose text has this sha256. */
    static Optional<ChatFormat> exact(String sha256) {
        return Optional.ofNullable(EXACT.get(sha256));
    }

    private static Optional<ChatFormat> byShape(String shape) {
        Matcher chatMl = CHAT_ML.matcher(shape);
        if (chatMl.matches()) {
            return Optional.of(new ChatMl(chatMl.group(1), false));
        }
        if (LLAMA_3.matcher(shape).matches()) {
            return Optional.of(new LlamaTurns(LlamaTurns.Date.NONE));
        }
        Matcher inst = INST.matcher(shape);
        if (inst.matches()) {
            String after = inst.group(1) == null ? "" : inst.group(1);
            return Optional.of(
                    new Brackets(
                            "[INST] ",
                            " [/INST]",
                            "",
                            after,
                            false,
                            Brackets.Instructions.REFUSED));
        }
        return Optional.empty();
    }

    private static String quote(String text) {
        return Pattern.quote(text);
    }

    private static String maybe(String pattern) {
        return "(?:" + pattern + ")?";
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
