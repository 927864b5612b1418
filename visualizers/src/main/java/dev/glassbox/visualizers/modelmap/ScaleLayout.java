package dev.glassbox.visualizers.modelmap;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * Models below each other to one scale: a bar is as high as d_model and as wide as its trained
 * numbers need, so equal areas are equally many numbers everywhere.
 *
 * @param rects where each model's bar lies
 * @param unit pixels for one column of d_model numbers
 */
record ScaleLayout(List<Rect> rects, double unit) {

    /**
     * One model.
     *
     * @param quoted whether its numbers are its makers' and not this model's own
     * @param embeddings trained numbers outside the blocks
     * @param block trained numbers of one block
     */
    record Bar(
            String name,
            boolean quoted,
            int layers,
            int heads,
            int dModel,
            int dVocab,
            long embeddings,
            long block,
            long total) {
        /** How many columns of d_model numbers it has. */
        double columns() {
            return (double) total / dModel;
        }
    }

    /** The model at hand, then the published ones. */
    static Bar[] bars(ModelMapFrame frame) {
        ModelConfig config = frame.anatomy().config();
        long total = frame.counts().total();
        long block = frame.counts().of("block.0");
        List<Bar> bars = new ArrayList<>();
        bars.add(
                new Bar(
                        frame.card().id(),
                        false,
                        config.nLayers(),
                        config.nHeads(),
                        config.dModel(),
                        config.dVocab(),
                        total - config.nLayers() * block,
                        block,
                        total));
        for (PublishedShape shape : PublishedShape.ALL) {
            bars.add(
                    new Bar(
                            shape.name(),
                            true,
                            shape.layers(),
                            shape.heads(),
                            shape.dModel(),
                            shape.dVocab(),
                            shape.total() - shape.layers() * shape.block(),
                            shape.block(),
                            shape.total()));
        }
        return bars.toArray(Bar[]::new);
    }

    static ScaleLayout of(Bar[] bars, double width, double height, double em) {
        double high = 0;
        double columns = 0;
        for (Bar bar : bars) {
            high += bar.dModel();
            columns = Math.max(columns, bar.columns());
        }
        double room = Math.max(em, height - 1.9 * em * bars.length - 2 * em); // words and legend
        double down = room / high;
        double across = (width - 1.2 * em) / columns;
        List<Rect> rects = new ArrayList<>();
        double y = 0;
        for (Bar bar : bars) {
            y += 1.6 * em;
            Rect rect = new Rect(0.6 * em, y, bar.columns() * across, bar.dModel() * down);
            rects.add(rect);
            y = rect.bottom() + 0.3 * em;
        }
        return new ScaleLayout(rects, across);
    }
}
