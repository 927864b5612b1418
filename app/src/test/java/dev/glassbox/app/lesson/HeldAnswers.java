package dev.glassbox.app.lesson;

import dev.glassbox.app.background.NeedHost;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelCard;
import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.tokenizer.ByteSpan;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.runtime.trace.Trace;
import dev.glassbox.visualizers.api.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Keeps every question until the test answers it: one token a character of the prompt. */
final class HeldAnswers implements NeedHost {
    private record Question(
            Need<?> need, Consumer<Object> onData, Consumer<? super Problem> onTrouble) {}

    private final List<Question> questions = new ArrayList<>();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();

    @Override
    @SuppressWarnings("unchecked") // the answers here are traces, and only traces are asked for
    public <D> void ask(
            Need<D> need, Consumer<? super D> onData, Consumer<? super Problem> onTrouble) {
        questions.add(new Question(need, data -> onData.accept((D) data), onTrouble));
    }

    @Override
    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    @Override
    public void cancel() {
        Question latest = questions.get(questions.size() - 1);
        latest.onTrouble().accept(Problem.input("stage.stopped", ""));
    }

    @Override
    public void dispose() {
        questions.clear();
    }

    int asked() {
        return questions.size();
    }

    void answer(int question) {
        answer(question, false);
    }

    void answer(int question, boolean recorded) {
        Question held = questions.get(question);
        held.onData().accept(trace(((Need.OfTrace) held.need()).prompt(), recorded));
    }

    void answerLast() {
        answer(questions.size() - 1);
    }

    void refuse(int question, Problem problem) {
        questions.get(question).onTrouble().accept(problem);
    }

    static TraceAnswer trace(String prompt, boolean recorded) {
        int length = Math.max(1, prompt.length());
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            tokens.add(new Token(0, "a", new ByteSpan(i, i + 1)));
        }
        Tensor logits =
                Tensor.wrap(new float[] {0}, new int[] {1, 1, 1}, "batch", "pos", "d_vocab");
        Origin origin = new Origin("m", "00", recorded, Instant.EPOCH, "none", 1, 1);
        return new TraceAnswer(
                new ModelCard("m", "gpt2", 1, "bundled", "r", "l", "00"),
                new ModelConfig("gpt2", 1, 1, 1, 1, 1, 1, 1, 64),
                new OneToken(),
                tokens,
                new Trace(new int[length], Map.of(), logits, origin));
    }

    private static final class OneToken implements Tokenizer {
        @Override
        public List<Token> encode(String text) {
            return List.of();
        }

        @Override
        public String decode(int[] ids) {
            return "a".repeat(ids.length);
        }

        @Override
        public String tokenText(int id) {
            return "a";
        }

        @Override
        public int vocabularySize() {
            return 1;
        }
    }
}
