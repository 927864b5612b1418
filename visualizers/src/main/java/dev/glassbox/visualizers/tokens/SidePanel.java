package dev.glassbox.visualizers.tokens;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.control.GridCells;
import dev.glassbox.visualizers.control.NumberTable;
import dev.glassbox.visualizers.control.TableData;
import dev.glassbox.visualizers.control.TableWords;
import dev.glassbox.visualizers.control.TokenFlow;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.Palette;
import java.util.BitSet;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One tokenizer's picture: what it is, the text as it cuts it, and the tokens with their ids. */
final class SidePanel extends Region {
    /** What a person does in a panel. */
    interface Gestures {
        /** A token is pointed at; -1 for none. */
        void reached(int side, int token);

        void chosen(int side, int token);
    }

    private static final double TEXT_SHARE = 0.45; // of the height, where both need more

    private final int side;
    private final Gestures gestures;
    private final Label name = new Label();
    private final Label count = new Label();
    private final Label counts = new Label();
    private final Label missing = new Label();
    private final HBox head = new HBox(name, count);
    private final TokenFlow text = new TokenFlow(TokenFlow.Look.TEXT);
    private final TokenFlow chips = new TokenFlow(TokenFlow.Look.CHIPS);
    private final NumberTable table = new NumberTable();
    private final Label status = new Label();
    private @Nullable TokensFrame frame;
    private @Nullable Texts texts;
    private int lit = -1;

    SidePanel(int side, Gestures gestures) {
        this.side = side;
        this.gestures = gestures;
        getStyleClass().addAll("token-side", "token-side-" + side);
        head.getStyleClass().add("token-side-head");
        name.getStyleClass().add("token-side-name");
        count.getStyleClass().add("token-side-count");
        counts.getStyleClass().add("token-side-counts");
        missing.getStyleClass().add("token-side-missing");
        missing.setWrapText(true);
        counts.setWrapText(true);
        status.getStyleClass().add("token-side-status");
        status.setWrapText(true);
        name.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        Handler handler = new Handler();
        text.setTokens(handler);
        chips.setTokens(handler);
        table.setCells(handler);
        getChildren().setAll(head, counts, missing, text, chips, table, status);
    }

    void show(TokensState state, TokensFrame newFrame, Texts newTexts, Palette palette) {
        frame = newFrame;
        texts = newTexts;
        SidePicture picture = newFrame.sides().get(side);
        Counts c = picture.counts();
        name.setText(picture.name());
        count.setText(newTexts.text("tokens.count", "count", c.tokens()));
        counts.setText(
                newTexts.text(
                        "tokens.counts",
                        "characters",
                        c.characters(),
                        "bytes",
                        c.bytes(),
                        "ratio",
                        Double.isNaN(c.perCharacter()) ? "–" : Numbers.picture(c.perCharacter()),
                        "vocabulary",
                        picture.vocabulary()));
        boolean lacks = picture.missing() > 0;
        missing.setText(newTexts.text("tokens.missing", "count", picture.missing()));
        missing.setVisible(lacks);
        TokensState.Chosen chosen = state.chosen();
        int ringed = chosen != null && chosen.side() == side ? chosen.token() : -1;
        String keys = newTexts.text("tokens.keys");
        text.show(
                picture.text(),
                ringed,
                newTexts.text("tokens.text.name", "name", picture.name()),
                keys,
                palette);
        chips.show(
                picture.chips(),
                ringed,
                newTexts.text("tokens.chips.name", "name", picture.name()),
                keys,
                palette);
        boolean asTable = state.table() && !picture.bits().isEmpty();
        if (asTable) {
            table.show(
                    TableData.of(newFrame.table(side), "axis-position"),
                    new TableWords(
                            newTexts.text("tokens.chips.name", "name", picture.name()),
                            newTexts.text("control.table"),
                            newTexts.text("tokens.table.rows"),
                            "",
                            "",
                            keys),
                    palette);
        }
        text.setVisible(!asTable);
        chips.setVisible(!asTable);
        table.setVisible(asTable);
        status.setVisible(!asTable);
        lit = -1;
        say();
        requestLayout();
    }

    /** Rings these tokens, which hold what is pointed at; the first is said. */
    void light(BitSet tokens) {
        text.light(tokens);
        chips.light(tokens);
        lit = tokens.nextSetBit(0);
        say();
    }

    private void say() {
        TokensFrame shown = frame;
        Texts t = texts;
        if (shown == null || t == null) {
            return;
        }
        boolean there = lit >= 0 && lit < shown.sides().get(side).bits().size();
        String hint = side == 0 ? t.text("tokens.keys") : "";
        status.setText(there ? t.text(shown.words(side, lit)) : hint);
    }

    /** Draws text and tokens so many times as large. */
    void magnify(double factor) {
        text.magnify(factor);
        chips.magnify(factor);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double bottom = getHeight() - snappedBottomInset();
        double headHeight = snapSizeY(head.prefHeight(width));
        head.resizeRelocate(x, y, width, headHeight);
        y += headHeight;
        double countsHeight = snapSizeY(counts.prefHeight(width));
        counts.resizeRelocate(x, y, width, countsHeight);
        y += countsHeight;
        double missingHeight = missing.isVisible() ? snapSizeY(missing.prefHeight(width)) : 0;
        missing.resizeRelocate(x, y, width, missingHeight);
        y += missingHeight;
        double statusHeight = status.isVisible() ? snapSizeY(status.prefHeight(width)) : 0;
        statusHeight = Math.min(statusHeight, 3.8 * status.getFont().getSize());
        double room = Math.max(0, bottom - y - statusHeight);
        double textWants = text.prefHeight(width);
        double chipsWant = chips.prefHeight(width);
        double least = Math.max(TEXT_SHARE * room, room - chipsWant);
        double textHeight = snapSizeY(Math.min(textWants, least));
        double chipsHeight = Math.min(chipsWant, room - textHeight);
        text.resizeRelocate(x, y, width, textHeight);
        chips.resizeRelocate(x, y + textHeight, width, chipsHeight);
        table.resizeRelocate(x, y, width, room);
        status.resizeRelocate(
                x,
                Math.min(bottom - statusHeight, y + textHeight + chipsHeight),
                width,
                statusHeight);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
        return head.prefHeight(inner)
                + counts.prefHeight(inner)
                + (missing.isVisible() ? missing.prefHeight(inner) : 0)
                + text.prefHeight(inner)
                + chips.prefHeight(inner)
                + status.prefHeight(inner)
                + snappedTopInset()
                + snappedBottomInset();
    }

    void dispose() {
        text.setTokens(null);
        chips.setTokens(null);
        table.setCells(null);
        frame = null;
    }

    private final class Handler implements TokenFlow.Tokens, GridCells {
        @Override
        public String words(int token) {
            TokensFrame shown = frame;
            Texts t = texts;
            boolean there =
                    shown != null && token >= 0 && token < shown.sides().get(side).bits().size();
            return shown == null || t == null || !there ? "" : t.text(shown.words(side, token));
        }

        @Override
        public void reached(int token) {
            gestures.reached(side, token);
        }

        @Override
        public void chosen(int token) {
            gestures.chosen(side, token);
        }

        @Override
        public String words(int row, int column) {
            return words(row);
        }

        @Override
        public void reached(int row, int column) {
            reached(row);
        }

        @Override
        public void chosen(int row, int column) {
            chosen(row);
        }
    }
}
