package dev.glassbox.app.lab;

import dev.glassbox.app.lab.Look.Expected;
import dev.glassbox.visualizers.chart.ProbabilityBars;
import dev.glassbox.visualizers.chart.ProbabilityBars.Bar;
import dev.glassbox.visualizers.control.TokenStrip;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the networks expect after the probe prompt at the moment. */
final class NextPage extends VBox implements LabPart {
    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 12;

    private final TokenStrip tokens = new TokenStrip(position -> {});
    private final Expecting healthy = new Expecting();
    private final Expecting broken = new Expecting();
    private final Label none = new Label();

    NextPage() {
        getStyleClass().add("lab-next");
        HBox both = new HBox(healthy.box, broken.box);
        both.getStyleClass().add("lab-columns");
        VBox.setVgrow(both, Priority.ALWAYS);
        Wrapped.keep(none);
        none.getStyleClass().add("lab-note");
        getChildren().addAll(tokens, none, both);
    }

    static List<Bar> bars(Look look) {
        return look.likeliest().stream()
                .limit(MOST)
                .map(one -> new Bar(TokenText.label(one.token(), LONGEST_LABEL), one.probability()))
                .toList();
    }

    private static String spoken(Shown shown, Look look) {
        String all =
                look.likeliest().stream()
                        .limit(MOST)
                        .map(NextPage::inWords)
                        .collect(Collectors.joining(" "));
        return shown.say("lab.next.spoken", "step", look.step(), "tokens", all);
    }

    private static String inWords(Expected one) {
        return TokenText.visible(one.token()) + " " + Numbers.percent(one.probability());
    }

    @Override
    public void show(Shown shown) {
        boolean two = shown.beside().isPresent();
        Optional<Look> look = shown.look();
        tokens.show(look.map(HeadMap::labels).orElse(List.of()), -1, shown.texts());
        RunBar.seen(tokens, look.isPresent());
        healthy.show(shown, look, two ? shown.say("lab.healthy") : "");
        broken.show(shown, shown.lookBeside(), shown.brokenName());
        RunBar.seen(broken.box, two);
        none.setText(shown.say("lab.look.none"));
        RunBar.seen(none, look.isEmpty());
    }

    private static final class Expecting {
        private final Label name = new Label();
        private final ProbabilityBars bars = new ProbabilityBars();
        private final VBox box = new VBox(name, bars);

        Expecting() {
            Wrapped.keep(name);
            name.getStyleClass().add("lab-note");
            bars.getStyleClass().add("lab-bars");
            VBox.setVgrow(bars, Priority.ALWAYS);
            box.setMinWidth(0);
            box.setPrefWidth(100);
            HBox.setHgrow(box, Priority.ALWAYS);
        }

        void show(Shown shown, Optional<Look> look, String run) {
            bars.setVisible(look.isPresent());
            String step = look.map(l -> shown.say("lab.next.step", "step", l.step())).orElse("");
            name.setText(run.isEmpty() ? step : run + " · " + step);
            look.ifPresent(l -> bars.show(bars(l), spoken(shown, l), shown.palette()));
        }
    }
}
