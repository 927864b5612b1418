package dev.glassbox.visualizers.neurons;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.PromptedEasel;
import dev.glassbox.visualizers.control.IndexChoice;
import dev.glassbox.visualizers.control.WordChoice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A layer's neurons over the prompt, or one of them from all sides. */
final class NeuronsView
        implements VisualizerView<NeuronsState, NeuronsFrame>, PromptedEasel.Gestures {
    private static final double LEAST_HEIGHT = 27;

    private final ViewHost<NeuronsState> host;
    private final WordChoice picture;
    private final IndexChoice layer;
    private final Button apart = new Button();
    private final Label reading = line("neurons-reading");
    private final Label check = line("neurons-check");
    private final LayerView whole;
    private final NeuronView one = new NeuronView();
    private final PromptedEasel easel;

    private @Nullable NeuronsState state;
    private @Nullable NeuronsFrame frame;
    private boolean covered;

    NeuronsView(ViewHost<NeuronsState> host) {
        this.host = host;
        picture = new WordChoice(i -> change(s -> s.showing(NeuronsState.Picture.values()[i])));
        layer = new IndexChoice("layer-choice", i -> change(s -> s.withLayer(i)));
        apart.getStyleClass().add("neuron-apart");
        apart.setOnAction(e -> change(s -> s.withInspector(!s.inspector())));
        whole =
                new LayerView(
                        new LayerView.Gestures() {
                            @Override
                            public void neuron(int index) {
                                change(s -> s.withNeuron(index));
                            }

                            @Override
                            public void cell(int position, int index) {
                                change(s -> s.withPosition(position).withNeuron(index));
                            }
                        });
        StackPane pictures = new StackPane(whole, one);
        pictures.setMinSize(0, 0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox all = new VBox(reading, pictures, check);
        all.getStyleClass().add("neurons");
        all.setMinSize(0, 0);
        easel = new PromptedEasel(all, LEAST_HEIGHT, List.of(picture, layer, apart), this);
        java.net.URL sheet = NeuronsView.class.getResource("neurons.css");
        if (sheet != null) {
            easel.node().getStylesheets().add(sheet.toExternalForm());
        }
    }

    private static Label line(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public Node node() {
        return easel.node();
    }

    @Override
    public void show(NeuronsState newState, NeuronsFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts t = host.texts();
        controls(newState, newFrame);
        String words = t.text(newFrame.description());
        boolean there = newFrame.layer().isPresent();
        boolean single = newState.show() == NeuronsState.Picture.NEURON;
        reading.setText(there ? words : "");
        check.setText(
                there
                        ? newFrame.check().map(t::text).orElseGet(() -> t.text("neurons.unknown"))
                        : "");
        whole.setVisible(there && !single);
        one.setVisible(there && single);
        if (!there) {
            easel.node().say(words);
        } else {
            easel.node().clear();
            if (single) {
                one.show(newFrame, words, t, host.palette());
            } else {
                whole.show(newFrame, words, t, host.palette());
            }
        }
        weigh();
        easel.showTable(
                newState.table(),
                newFrame.tables().stream().findFirst(),
                newFrame.about().isPresent() ? 2 : 1,
                "axis-d-model",
                words,
                t,
                host.palette());
        easel.inspect(newFrame.inspection(), t, host.palette(), host.reducedMotion());
    }

    private void weigh() {
        NeuronsFrame shown = frame;
        boolean coloured = shown != null && shown.layer().isPresent() && !covered;
        easel.head()
                .tokens()
                .weigh(shown != null && coloured ? shown.shares() : null, host.palette());
    }

    private void controls(NeuronsState s, @Nullable NeuronsFrame shown) {
        Texts t = host.texts();
        easel.showHead(
                s.prompt(),
                shown == null ? List.of() : shown.tokens(),
                shown == null ? -1 : shown.position(),
                shown != null && shown.recorded(),
                t);
        String number =
                shown == null ? "" : shown.layer().map(l -> String.valueOf(l.neuron())).orElse("");
        picture.show(
                "",
                List.of(
                        new WordChoice.Choice(
                                t.text("neurons.show.layer"), t.text("neurons.show.layer.help")),
                        new WordChoice.Choice(
                                t.text("neurons.show.neuron", "neuron", number),
                                t.text("neurons.show.neuron.help"))),
                s.show().ordinal());
        int layers = shown == null ? 1 : shown.layers();
        layer.show(
                t.text("control.picker.layer"),
                layers,
                s.layer(),
                i -> t.text("control.picker.layer-of", "index", i, "count", layers));
        apart.setText(t.text("neurons.apart"));
        apart.setAccessibleText(t.text("neurons.apart.help"));
        apart.setTooltip(new Tooltip(t.text("neurons.apart.help")));
        apart.setMinWidth(Region.USE_PREF_SIZE);
    }

    @Override
    public void showTrouble(NeuronsState newState, String sentence) {
        state = newState;
        controls(newState, frame);
        easel.head().tokens().weigh(null, host.palette());
        easel.showTable(
                false, Optional.empty(), 1, "axis-d-model", "", host.texts(), host.palette());
        easel.node().say(sentence);
    }

    /** The number of the most active neuron stands on a button, too. */
    @Override
    public void cover(Set<String> facts) {
        covered = !facts.isEmpty();
        easel.node().cover(covered, host.texts());
        picture.setVisible(!covered);
        weigh();
    }

    private void change(UnaryOperator<NeuronsState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void prompt(String text) {
        change(s -> s.withPrompt(text));
    }

    @Override
    public void token(int position) {
        change(s -> s.withPosition(position));
    }

    @Override
    public void table(boolean on) {
        change(s -> s.withTable(on));
    }

    @Override
    public void inspectorClosed() {
        change(s -> s.withInspector(false));
    }

    @Override
    public void source(Workings.Source source) {
        host.open(source);
    }

    @Override
    public void dispose() {
        whole.dispose();
        easel.dispose();
        state = null;
        frame = null;
    }
}
