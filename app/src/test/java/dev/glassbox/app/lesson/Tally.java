package dev.glassbox.app.lesson;

import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.runtime.trace.TraceRequest;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Need;
import dev.glassbox.visualizers.api.PromptedState;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.Visualizer;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerView;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The smallest visualizer that reads a prompt: it counts tokens and adds a number. */
public final class Tally implements Visualizer<Tally.State, TraceAnswer, Tally.Frame> {

    public record State(String model, String prompt, int plus) implements PromptedState {
        public State {
            if (plus < 0) {
                throw new IllegalArgumentException("plus is at least 0, got " + plus);
            }
        }
    }

    public record Frame(int sum) implements VisualizerFrame {
        @Override
        public Message description() {
            return Message.of("tally", "sum", sum);
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("sum", String.valueOf(sum));
        }
    }

    @Override
    public String id() {
        return "tally";
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State initialState() {
        return new State("m", "", 0);
    }

    @Override
    public Need<TraceAnswer> needs(State state) {
        return new Need.OfTrace(state.model(), state.prompt(), TraceRequest.lastLogits());
    }

    @Override
    public Frame frame(State state, TraceAnswer data) {
        if (state.plus() > 99) {
            throw Problem.input("tally.too-many", "", "plus", state.plus()).asException();
        }
        return new Frame(data.tokens().size() + state.plus());
    }

    @Override
    public VisualizerView<State, Frame> createView(ViewHost<State> host) {
        return new View();
    }

    private static final class View implements VisualizerView<State, Frame> {
        private final Label label = new Label();

        @Override
        public Node node() {
            return label;
        }

        @Override
        public void show(State state, Frame frame) {
            label.setText(String.valueOf(frame.sum()));
        }

        @Override
        public void showTrouble(State state, String sentence) {
            label.setText(sentence);
        }

        @Override
        public void cover(Set<String> facts) {
            label.setVisible(facts.isEmpty());
        }

        @Override
        public void dispose() {}
    }
}
