package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.model.LanguageModel;
import dev.glassbox.runtime.model.OpenModels;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tokenizer.ByteSpan;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Asking;
import dev.glassbox.visualizers.api.Question;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model expects after a prompt and tokens of one's own choice, which need not be what the
 * tokenizer would cut their text into. No rule of sampling is in it: the logits answer them all.
 *
 * @param model the id of a model of the library
 * @param prompt the text that was given
 * @param written the tokens after it
 */
record NextQuestion(String model, String prompt, List<Integer> written)
        implements Question<NextAnswer> {
    NextQuestion {
        written = List.copyOf(written);
    }

    @Override
    public NextAnswer answer(OpenModels models, Asking<NextAnswer> asking) {
        LanguageModel opened = models.get(model);
        List<Token> tokens = new ArrayList<>(opened.description().encode(prompt));
        int given = tokens.size();
        Tokenizer tokenizer = opened.tokenizer().orElseThrow();
        int[] ids = new int[given + written.size()];
        for (int i = 0; i < given; i++) {
            ids[i] = tokens.get(i).id();
        }
        for (int i = 0; i < written.size(); i++) {
            ids[given + i] = written.get(i);
        }
        opened.description().check(ids); // too long, or an id that is none: said, not thrown at
        int end = prompt.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        for (int id : written) {
            tokens.add(new Token(id, tokenizer.tokenText(id), new ByteSpan(end, end)));
        }
        asking.check();
        Trace trace = opened.run(ids, TraceRequest.lastLogits(), asking);
        return new NextAnswer(
                new TraceAnswer(opened.card(), opened.config(), tokenizer, tokens, trace),
                given,
                opened.writes());
    }
}
