package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.scale.Palette;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** This model and published ones to one scale: every area is a number of trained numbers. */
final class ScaleCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Label font = new Label(); // tells the text size that style sheets give
    private ScaleLayout.Bar[] bars = {};
    private @Nullable Texts texts;
    private Palette palette = new Palette(Map.of());

    ScaleCanvas() {
        getStyleClass().add("map-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        font.setManaged(false);
        font.setVisible(false);
        canvas.setManaged(false);
        getChildren().setAll(canvas, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    void show(ModelMapFrame frame, Texts newTexts, Palette newPalette) {
        bars = ScaleLayout.bars(frame);
        texts = newTexts;
        palette = newPalette;
        StringBuilder words = new StringBuilder(newTexts.text("modelmap.toscale.name"));
        for (ScaleLayout.Bar bar : bars) {
            words.append(' ').append(sentence(bar, newTexts));
        }
        setAccessibleText(words.toString());
        requestLayout();
    }

    private static String sentence(ScaleLayout.Bar bar, Texts texts) {
        return texts.text(
                bar.quoted() ? "modelmap.toscale.quoted" : "modelmap.toscale.own",
                "name",
                bar.name(),
                "layers",
                bar.layers(),
                "heads",
                bar.heads(),
                "width",
                bar.dModel(),
                "vocab",
                ModelMapFrame.grouped(bar.dVocab()),
                "parameters",
                ModelMapFrame.grouped(bar.total()));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        font.resizeRelocate(0, 0, 1, 1);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        ScaleLayout.Bar[] drawn = bars;
        Texts words = texts;
        if (drawn == null || words == null || getWidth() < 20) {
            return;
        }
        Brush brush = new Brush(g, palette, font.getFont());
        double em = brush.em();
        ScaleLayout layout = ScaleLayout.of(drawn, getWidth(), getHeight(), em);
        for (int i = 0; i < drawn.length; i++) {
            paint(brush, drawn[i], layout, layout.rects().get(i));
            String line = sentence(drawn[i], words);
            double y = layout.rects().get(i).y() - 0.75 * em;
            double size =
                    Math.max(
                            0.7,
                            Math.min(
                                    0.95,
                                    0.95 * (getWidth() - em) / brush.width(line, 0.95, false)));
            brush.text(
                    brush.fitted(line, size, false, getWidth() - em),
                    0.6 * em,
                    y,
                    size,
                    !drawn[i].quoted(),
                    brush.colour("text"),
                    TextAlignment.LEFT);
        }
        brush.text(
                brush.fitted(words.text("modelmap.toscale.legend"), 0.78, false, getWidth() - em),
                0.6 * em,
                getHeight() - 0.8 * em,
                0.78,
                false,
                brush.colour("text-muted"),
                TextAlignment.LEFT);
    }

    /** The embeddings, then a box for each block, cut into its heads. */
    private static void paint(Brush brush, ScaleLayout.Bar bar, ScaleLayout layout, Rect r) {
        double x = r.x();
        double wide = bar.embeddings() / (double) bar.dModel() * layout.unit();
        brush.g().setFill(brush.colour("axis-d-model", 0.5));
        brush.g().fillRect(x, r.y(), Math.max(1, wide), r.h());
        x += wide;
        double block = bar.block() / (double) bar.dModel() * layout.unit();
        for (int at = 0; at < bar.layers(); at++) {
            double seam = block > 4 ? 1 : 0;
            brush.g().setFill(brush.colour("axis-layer", 0.38));
            brush.g().fillRect(x + seam, r.y(), Math.max(0.6, block - seam), r.h());
            if (r.h() / bar.heads() > 3 && block > 4) {
                brush.g().setFill(brush.colour("surface", 0.5));
                for (int head = 1; head < bar.heads(); head++) {
                    brush.g()
                            .fillRect(
                                    x + seam, r.y() + head * r.h() / bar.heads(), block * 0.3, 0.8);
                }
            }
            x += block;
        }
    }
}
