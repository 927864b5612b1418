package dev.glassbox.visualizers.norm;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.chart.PromptedEasel;
import dev.glassbox.visualizers.control.IndexChoice;
import dev.glassbox.visualizers.control.VectorBars;
import dev.glassbox.visualizers.control.WordChoice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The vector before, without its mean, and divided by its spread, one below the other. */
final class NormView implements VisualizerView<NormState, NormFrame>, PromptedEasel.Gestures {
    private static final double LEAST_HEIGHT = 27;

    private final ViewHost<NormState> host;
    private final IndexChoice layer;
    private final WordChoice place;
    private final WordChoice whatIf;
    private final Label reading = line("norm-reading");
    private final Label check = line("norm-check");
    private final VectorBars vectors = new VectorBars();
    private final PromptedEasel easel;

    private @Nullable NormState state;
    private @Nullable NormFrame frame;

    NormView(ViewHost<NormState> host) {
        this.host = host;
        layer = new IndexChoice("layer-choice", i -> change(s -> s.withLayer(i)));
        place = new WordChoice(i -> change(s -> s.withPlace(NormState.Place.values()[i])));
        whatIf = new WordChoice(i -> change(s -> s.withWhatIf(i == 1)));
        vectors.setOnChosen(i -> change(s -> s.inspecting(i)));
        VBox.setVgrow(vectors, Priority.ALWAYS);
        VBox all = new VBox(reading, vectors, check);
        all.getStyleClass().add("norm");
        all.setMinSize(0, 0);
        easel = new PromptedEasel(all, LEAST_HEIGHT, List.of(place, layer, whatIf), this);
        java.net.URL sheet = NormView.class.getResource("norm.css");
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
    public void show(NormState newState, NormFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts t = host.texts();
        controls(newState, newFrame);
        String words = t.text(newFrame.description());
        boolean there = !newFrame.rows().isEmpty();
        reading.setText(there ? words : "");
        check.setText(newFrame.check().map(t::text).orElse(""));
        if (there) {
            easel.node().clear();
            draw(newFrame, t, words);
        } else {
            easel.node().say(words);
        }
        easel.showTable(
                newState.table(), newFrame.numbers(), 1, "axis-d-model", words, t, host.palette());
        easel.inspect(newFrame.inspection(), t, host.palette(), host.reducedMotion());
    }

    private void controls(NormState s, @Nullable NormFrame shown) {
        Texts t = host.texts();
        easel.showHead(
                s.prompt(),
                shown == null ? List.of() : shown.tokens(),
                shown == null ? -1 : shown.position(),
                shown != null && shown.recorded(),
                t);
        place.show(
                t.text("norm.place"),
                List.of(
                        new WordChoice.Choice(
                                t.text("norm.place.first"), t.text("norm.place.first.help")),
                        new WordChoice.Choice(
                                t.text("norm.place.second"), t.text("norm.place.second.help")),
                        new WordChoice.Choice(
                                t.text("norm.place.final"), t.text("norm.place.final.help"))),
                s.place().ordinal());
        int layers = shown == null ? 1 : shown.layers();
        layer.show(
                t.text("control.picker.layer"),
                layers,
                s.layer(),
                i -> t.text("control.picker.layer-of", "index", i, "count", layers));
        boolean inBlock = s.place() != NormState.Place.FINAL;
        layer.setVisible(inBlock);
        layer.setManaged(inBlock);
        String other = shown == null ? "RMSNorm" : shown.otherKind();
        whatIf.show(
                t.text("norm.what-if"),
                List.of(
                        new WordChoice.Choice(
                                t.text("norm.what-if.off"), t.text("norm.what-if.off.help")),
                        new WordChoice.Choice(
                                other, t.text("norm.what-if.on.help", "kind", other))),
                s.whatIf() ? 1 : 0);
    }

    private void draw(NormFrame shown, Texts t, String words) {
        vectors.show(
                shown.rows().stream()
                        .map(
                                row ->
                                        new VectorBars.Row(
                                                t.text(row.title()),
                                                row.values(),
                                                row.extent(),
                                                row.mean(),
                                                row.spread(),
                                                row.whatIf()))
                        .toList(),
                new VectorBars.Words(
                        words,
                        t.text("norm.axis"),
                        t.text("norm.keys"),
                        (row, i) -> t.text(shown.cellWords(row, i))),
                host.palette());
    }

    @Override
    public void showTrouble(NormState newState, String sentence) {
        state = newState;
        controls(newState, frame);
        easel.showTable(
                false, Optional.empty(), 1, "axis-d-model", "", host.texts(), host.palette());
        easel.node().say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.node().cover(!facts.isEmpty(), host.texts());
    }

    private void change(UnaryOperator<NormState> gesture) {
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
    public void row(int index) {
        change(s -> s.inspecting(index));
    }

    @Override
    public void inspectorClosed() {
        change(NormState::withoutInspector);
    }

    @Override
    public void source(Workings.Source source) {
        host.open(source);
    }

    @Override
    public void dispose() {
        vectors.setOnChosen(null);
        easel.dispose();
        state = null;
        frame = null;
    }
}
