package dev.glassbox.visualizers.playback;

import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.PushButton;
import dev.glassbox.visualizers.control.SettingSlider;
import dev.glassbox.visualizers.control.Stepper;
import dev.glassbox.visualizers.control.TableToggle;
import dev.glassbox.visualizers.control.WordChoice;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The buttons of the playback and the settings of the text. */
final class PlayControls extends VBox {
    private final PushButton back;
    private final PushButton play;
    private final PushButton forth;
    private final WordChoice speed;
    private final WordChoice colour;
    private final SettingSlider temperature;
    private final SettingSlider topP;
    private final Stepper seed;
    private final Stepper tokens;
    private final TableToggle table;

    /** What the controls do. */
    interface Hands {
        void change(UnaryOperator<PlaybackState> gesture);

        void move(int by);

        void playOrPause();
    }

    PlayControls(Hands hands) {
        getStyleClass().add("play-controls");
        back = new PushButton(() -> hands.move(-1));
        play = new PushButton(hands::playOrPause);
        play.getStyleClass().add("play-button");
        forth = new PushButton(() -> hands.move(1));
        speed = new WordChoice(index -> hands.change(s -> s.withSpeed(index + 1)));
        colour =
                new WordChoice(
                        index ->
                                hands.change(
                                        s -> s.withColour(PlaybackState.Colour.values()[index])));
        temperature =
                new SettingSlider(
                        0,
                        2,
                        0.05,
                        value -> Numbers.fixed(value, 2),
                        value ->
                                hands.change(
                                        s -> s.withSampling(s.sampling().withTemperature(value))));
        topP =
                new SettingSlider(
                        0,
                        1,
                        0.01,
                        value -> Numbers.fixed(value, 2),
                        value -> hands.change(s -> s.withSampling(topP(s.sampling(), value))));
        seed =
                new Stepper(
                        0,
                        Long.MAX_VALUE,
                        value -> hands.change(s -> s.withSampling(s.sampling().withSeed(value))));
        tokens =
                new Stepper(
                        1,
                        PlaybackState.MOST_TOKENS,
                        value -> hands.change(s -> s.withTokens((int) value)));
        table = new TableToggle(on -> hands.change(s -> s.withTable(on)));
        HBox buttons = new HBox(back, play, forth);
        buttons.getStyleClass().add("play-buttons");
        FlowPane first = new FlowPane(buttons, speed, colour, table);
        FlowPane second = new FlowPane(temperature, topP, seed, tokens);
        first.getStyleClass().add("play-row");
        second.getStyleClass().add("play-row");
        getChildren().setAll(first, second);
    }

    void show(PlaybackState s, boolean playing, Texts texts) {
        back.show(texts.text("playback.back"), texts.text("playback.back.help"));
        play.show(
                texts.text(playing ? "playback.pause" : "playback.play"),
                texts.text("playback.play.help"));
        forth.show(texts.text("playback.forth"), texts.text("playback.forth.help"));
        speed.show(
                texts.text("playback.speed"),
                List.of("1", "2", "3"),
                List.of(
                        texts.text("playback.speed.slow"),
                        texts.text("playback.speed.middle"),
                        texts.text("playback.speed.fast")),
                s.speed() - 1);
        colour.show(
                texts.text("playback.colour"),
                List.of(
                        texts.text("playback.colour.probability"),
                        texts.text("playback.colour.entropy"),
                        texts.text("playback.colour.loss")),
                List.of(
                        texts.text("playback.colour.probability.help"),
                        texts.text("playback.colour.entropy.help"),
                        texts.text("playback.colour.loss.help")),
                s.colour().ordinal());
        temperature.show(
                texts.text("control.temperature.name"),
                s.sampling().temperature(),
                texts.text("playback.temperature.help"));
        topP.show("top-p", s.sampling().topP(), texts.text("playback.top-p.help"));
        seed.show(
                texts.text("playback.seed"), s.sampling().seed(), texts.text("playback.seed.help"));
        tokens.show(texts.text("playback.tokens"), s.tokens(), texts.text("playback.tokens.help"));
        table.show(s.table(), texts);
    }

    private static SamplingConfig topP(SamplingConfig c, double topP) {
        return new SamplingConfig(
                c.temperature(),
                c.topK(),
                topP,
                c.minP(),
                c.typicalP(),
                c.repetitionPenalty(),
                c.presencePenalty(),
                c.frequencyPenalty(),
                c.noRepeatNgramSize(),
                c.seed());
    }
}
