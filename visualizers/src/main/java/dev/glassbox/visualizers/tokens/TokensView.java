package dev.glassbox.visualizers.tokens;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.OptionChoice;
import dev.glassbox.visualizers.control.PromptField;
import dev.glassbox.visualizers.control.TableToggle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Text and tokens of two tokenizers; what is pointed at in one place lights up in all four. */
final class TokensView implements VisualizerView<TokensState, TokensFrame>, SidePanel.Gestures {
    private static final double LEAST = 26; // em

    private final ViewHost<TokensState> host;
    private final PromptField prompt = new PromptField(text -> change(s -> s.withPrompt(text)));
    private final OptionChoice left = new OptionChoice(this::leftChosen);
    private final OptionChoice right = new OptionChoice(name -> change(s -> s.withRight(name)));
    private final CheckBox specials = new CheckBox();
    private final TableToggle tableToggle = new TableToggle(on -> change(s -> s.withTable(on)));
    private final List<SidePanel> panels = List.of(new SidePanel(0, this), new SidePanel(1, this));
    private final RatesView rates = new RatesView();
    private final TokensPicture picture = new TokensPicture(panels, rates);
    private final WorkingsView workings;
    private final Easel easel;

    private @Nullable TokensState state;
    private @Nullable TokensFrame frame;

    TokensView(ViewHost<TokensState> host) {
        this.host = host;
        workings = new WorkingsView(host::open);
        specials.setOnAction(e -> change(s -> s.withSpecials(specials.isSelected())));
        FlowPane choices = new FlowPane(left, right, specials, tableToggle);
        choices.getStyleClass().add("tokens-choices");
        VBox head = new VBox(prompt, choices);
        head.getStyleClass().add("tokens-head");
        easel = new Easel(head, picture, LEAST, workings, this::closeInspector);
        easel.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        java.net.URL sheet = TokensView.class.getResource("tokens.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    private void keyPressed(KeyEvent event) {
        if (TableToggle.isKey(event)) {
            change(s -> s.withTable(!s.table()));
            event.consume();
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(TokensState newState, TokensFrame newFrame) {
        state = newState;
        frame = newFrame;
        Texts texts = host.texts();
        showControls(newState, newFrame);
        int sides = newFrame.sides().size();
        for (int side = 0; side < sides; side++) {
            panels.get(side).show(newState, newFrame, texts, host.palette());
        }
        rates.show(newFrame, texts);
        TokensState.Chosen chosen = newState.chosen();
        picture.show(sides, newState.inspector() && chosen != null ? chosen.side() : -1);
        easel.clear();
        newFrame.workings()
                .ifPresentOrElse(
                        number -> {
                            workings.show(number, texts, host.palette());
                            easel.inspect(texts.text(number.title()), texts, host.reducedMotion());
                        },
                        easel::closeInspector);
    }

    private void showControls(TokensState s, @Nullable TokensFrame shown) {
        Texts texts = host.texts();
        prompt.show(s.prompt(), texts);
        List<OptionChoice.Option> options = new ArrayList<>();
        if (shown != null) {
            shown.models()
                    .forEach(
                            id ->
                                    options.add(
                                            new OptionChoice.Option(
                                                    id, id, texts.text("tokens.of-model"))));
            shown.encodings()
                    .forEach(
                            id ->
                                    options.add(
                                            new OptionChoice.Option(
                                                    id, id, texts.text("tokens.of-openai"))));
        }
        left.show(texts.text("tokens.left"), options, s.left());
        List<OptionChoice.Option> others = new ArrayList<>(options);
        others.add(0, new OptionChoice.Option("", texts.text("tokens.none"), ""));
        right.show(texts.text("tokens.right"), others, s.right());
        specials.setSelected(s.specials());
        specials.setText(texts.text("tokens.specials"));
        specials.setAccessibleText(texts.text("tokens.specials"));
        specials.setTooltip(new Tooltip(texts.text("tokens.specials.help")));
        tableToggle.show(s.table(), texts);
    }

    private void leftChosen(String name) {
        TokensFrame shown = frame;
        boolean isModel = shown != null && shown.models().contains(name);
        change(s -> s.withLeft(name, isModel));
    }

    @Override
    public void showTrouble(TokensState newState, String sentence) {
        state = newState;
        showControls(newState, frame);
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.cover(!facts.isEmpty(), host.texts());
    }

    @Override
    public void reached(int side, int token) {
        TokensFrame shown = frame;
        if (shown == null) {
            return;
        }
        boolean there = token >= 0 && token < shown.sides().get(side).bits().size();
        for (int other = 0; other < shown.sides().size(); other++) {
            BitSet tokens = new BitSet();
            if (there && other == side) {
                tokens.set(token);
            } else if (there) {
                Bit bit = shown.sides().get(side).bits().get(token);
                tokens = shown.sides().get(other).overlapping(bit);
            }
            panels.get(other).light(tokens);
        }
    }

    @Override
    public void chosen(int side, int token) {
        change(s -> s.inspecting(side, token));
    }

    private void closeInspector() {
        change(TokensState::withoutInspector);
    }

    private void change(UnaryOperator<TokensState> gesture) {
        if (state != null) {
            host.change(gesture.apply(state));
        }
    }

    @Override
    public void dispose() {
        panels.forEach(SidePanel::dispose);
        easel.closeInspector();
        state = null;
        frame = null;
    }
}
