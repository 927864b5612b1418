package dev.glassbox.visualizers.control;

import dev.glassbox.visualizers.api.Texts;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * What most visualizers stand on: controls above, the picture below them as large as it gets, an
 * inspector that slides in beside it (over it where there is no room for both), a sentence over the
 * dimmed picture where something is wrong, and a cover while a question is open. Where the room is
 * too low for the picture it scrolls.
 */
public final class Easel extends ScrollPane {
    private static final double DIMMED = 0.25;

    private final Sheet sheet;
    private final Region picture;
    private final CellInspector inspector;
    private final Label trouble = new Label();
    private final Label coverWords = new Label();
    private final StackPane cover = new StackPane(coverWords);
    private final Runnable onInspectorClosed;

    /**
     * @param head controls, as tall as they need
     * @param picture takes the rest
     * @param leastHeight the picture's least height, in em: less would be squinting
     * @param inspection what the inspector holds
     * @param onInspectorClosed called when a person closes the inspector
     */
    public Easel(
            Region head,
            Region picture,
            double leastHeight,
            Region inspection,
            Runnable onInspectorClosed) {
        this.picture = picture;
        this.onInspectorClosed = onInspectorClosed;
        inspector = new CellInspector(inspection, onInspectorClosed);
        getStyleClass().add("easel-scroll");
        trouble.getStyleClass().add("easel-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(USE_PREF_SIZE);
        trouble.setVisible(false);
        coverWords.setWrapText(true);
        cover.getStyleClass().add("easel-cover");
        cover.setVisible(false);
        StackPane shown =
                new StackPane(picture, cover, trouble) {
                    @Override
                    protected void layoutChildren() {
                        super.layoutChildren();
                        picture.resizeRelocate(0, 0, getWidth(), getHeight()); // never taller
                    }
                };
        shown.setMinSize(0, 0);
        sheet = new Sheet(head, shown, picture, inspector, leastHeight);
        setContent(sheet);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Sheets.of("easel.css");
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && inspector.isOpen()) {
            onInspectorClosed.run();
            event.consume();
        }
    }

    /**
     * The picture has more or fewer parts now.
     *
     * @param ems its least height, in em
     */
    public void setLeastHeight(double ems) {
        sheet.leastHeight = ems;
        sheet.requestLayout();
    }

    /** The picture is as the state asks; nothing is wrong. */
    public void clear() {
        trouble.setVisible(false);
        picture.setOpacity(1);
    }

    /**
     * Something is wrong, or not there: says so over the dimmed picture.
     *
     * @param sentence what is wrong and what to do
     */
    public void say(String sentence) {
        trouble.setText(sentence);
        trouble.setVisible(true);
        picture.setOpacity(DIMMED);
        inspector.close();
    }

    /** Hides the picture while a question about it is open. */
    public void cover(boolean on, Texts texts) {
        coverWords.setText(texts.text("control.covered"));
        cover.setVisible(on);
        picture.setVisible(!on);
        if (on) {
            inspector.close();
        }
    }

    /** Whether the picture is hidden. */
    public boolean covered() {
        return cover.isVisible();
    }

    /** Opens the inspector under a heading, unless the picture is covered. */
    public void inspect(String heading, Texts texts, boolean reducedMotion) {
        if (covered()) {
            return;
        }
        inspector.show(heading, texts);
        inspector.open(reducedMotion);
        if (sheet.inspectorCovers()) {
            inspector.focus();
        }
    }

    /** Closes the inspector without telling anybody. */
    public void closeInspector() {
        inspector.close();
    }

    /** Places the parts; all lengths in em. */
    private static final class Sheet extends Region {
        private static final double GAP = 0.9;
        private static final double INSPECTOR_SHARE = 0.44;
        private static final double INSPECTOR_LEAST = 22;
        private static final double INSPECTOR_MOST = 40;
        private static final double BOTH = 46;

        private final Region head;
        private final Region picture;
        private final Region inner; // what knows how low it may get
        private final CellInspector inspector;
        private double leastHeight;
        private final Label font = new Label(); // tells the text size that style sheets give

        Sheet(
                Region head,
                Region picture,
                Region inner,
                CellInspector inspector,
                double leastHeight) {
            this.head = head;
            this.picture = picture;
            this.inner = inner;
            this.inspector = inspector;
            this.leastHeight = leastHeight;
            getStyleClass().add("easel");
            font.setManaged(false);
            font.setVisible(false);
            getChildren().setAll(head, picture, inspector, font);
            inspector.visibleProperty().addListener((o, was, is) -> requestLayout());
            font.fontProperty().addListener((o, was, is) -> requestLayout());
        }

        private double em() {
            return font.getFont().getSize();
        }

        boolean inspectorCovers() {
            return inspector.isVisible() && getWidth() < BOTH * em();
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computeMinHeight(double width) {
            double gap = Math.round(GAP * em());
            double least = Math.max(leastHeight * em(), inner.minHeight(width - 2 * gap));
            return head.prefHeight(width - 2 * gap) + least + 3 * gap;
        }

        @Override
        protected double computePrefHeight(double width) {
            return computeMinHeight(width);
        }

        @Override
        protected double computeMinWidth(double height) {
            return 18 * em();
        }

        @Override
        protected void layoutChildren() {
            double em = em();
            double gap = Math.round(GAP * em);
            double width = getWidth() - 2 * gap;
            double headHeight = snapSizeY(head.prefHeight(width));
            head.resizeRelocate(gap, gap, width, headHeight);
            double top = 2 * gap + headHeight;
            double height = getHeight() - top - gap;
            boolean beside = inspector.isVisible() && !inspectorCovers();
            double side =
                    Math.round(
                            em
                                    * Math.max(
                                            INSPECTOR_LEAST,
                                            Math.min(
                                                    INSPECTOR_SHARE * width / em, INSPECTOR_MOST)));
            picture.resizeRelocate(gap, top, beside ? width - side - gap : width, height);
            picture.setVisible(!inspectorCovers());
            if (beside) {
                inspector.resizeRelocate(gap + width - side, top, side, height);
            } else {
                inspector.resizeRelocate(gap, top, width, height);
            }
            font.resizeRelocate(0, 0, 1, 1);
        }
    }
}
