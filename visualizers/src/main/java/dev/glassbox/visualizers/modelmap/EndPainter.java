package dev.glassbox.visualizers.modelmap;

import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import dev.glassbox.visualizers.scale.ColorScale;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Both ends of the map: the tokens that come in, the logits and answers that come out. */
final class EndPainter {
    private final Scene scene;
    private final Brush brush;
    private final MapLayout layout;

    EndPainter(Scene scene) {
        this.scene = scene;
        brush = scene.brush();
        layout = scene.layout();
    }

    void tokens() {
        Rect r = scene.rect("tokens");
        List<String> tokens = scene.frame().tokens();
        double pitch = layout.pitch(r);
        double size = Math.max(0.72, Math.min(1.1, pitch / brush.em() * 0.62));
        int step = Math.max(1, (int) Math.ceil(0.95 * size * brush.em() / pitch));
        int chosen = scene.frame().position();
        double opacity = scene.opacity("tokens");
        for (int p = layout.first(); p < layout.count(); p++) {
            boolean shown = (p - layout.first()) % step == 0 && Math.abs(p - chosen) >= step;
            if (!shown && p != chosen) {
                continue;
            }
            token(r, p, tokens.get(p), size, step, opacity);
        }
        if (layout.first() > 0) {
            String hidden = "+" + layout.first();
            brush.text(
                    hidden,
                    r.x(),
                    r.y() - 0.1 * brush.em(),
                    0.72,
                    false,
                    brush.colour("text-muted"),
                    TextAlignment.LEFT);
        }
    }

    private void token(
            Rect r, int position, String token, double wanted, int step, double opacity) {
        double em = brush.em();
        boolean chosen = position == scene.frame().position();
        double y = layout.row(r, position);
        double number = brush.width("00", 0.66, false) + 0.25 * em;
        double room = r.w() - number - 0.5 * em;
        double needs = brush.width(token, wanted, chosen);
        double size = Math.min(wanted, Math.max(0.72, wanted * room / Math.max(1, needs)));
        String text = brush.fitted(token, size, chosen, Math.max(em, room));
        double width = brush.width(text, size, chosen) + 0.6 * em;
        double high = Math.min(step * layout.pitch(r) * 0.94, 1.5 * wanted * em);
        Rect chip = new Rect(r.right() - width, y - high / 2, width, high);
        brush.g().setFill(brush.colour("axis-position", chosen ? opacity : 0.1 * opacity));
        brush.round(chip, 0.3 * em);
        brush.text(
                text,
                chip.middle(),
                y,
                size,
                chosen,
                brush.colour(chosen ? "surface" : "text", opacity),
                TextAlignment.CENTER);
        brush.text(
                String.valueOf(position),
                chip.x() - 0.35 * em,
                y,
                0.66,
                false,
                brush.colour("text-muted", opacity),
                TextAlignment.RIGHT);
    }

    /** All logits by id from top to bottom; a pixel that holds several shows the largest. */
    void logits() {
        Rect r = scene.rect("unembed");
        float[] logits = scene.frame().logits();
        double extent = Strip.of(1, logits.length, 1, logits).extent();
        ColorScale scale = ColorScale.signed(brush.palette(), extent);
        int lines = (int) Math.max(1, Math.round(r.h()));
        double opacity = scene.opacity("unembed");
        for (int line = 0; line < lines; line++) {
            int from = (int) ((long) line * logits.length / lines);
            int to = Math.max(from + 1, (int) ((long) (line + 1) * logits.length / lines));
            float largest = Float.NEGATIVE_INFINITY;
            for (int id = from; id < Math.min(to, logits.length); id++) {
                largest = Math.max(largest, logits[id]);
            }
            int argb =
                    Float.isNaN(largest) || Float.isInfinite(largest)
                            ? brush.palette().argb("warning")
                            : scale.argb(largest);
            brush.g().setFill(Brush.colour(argb, opacity));
            brush.g().fillRect(r.x(), r.y() + line, r.w(), 1.5);
        }
    }

    /** From each candidate's place among the logits to its name, as wide as it is probable. */
    void answers() {
        Rect logits = scene.rect("unembed");
        Rect r = scene.rect("next");
        List<Candidate> next = scene.frame().next();
        double opacity = scene.opacity("next");
        double pitch = answerPitch(r, next.size());
        for (int i = next.size() - 1; i >= 0; i--) {
            Candidate one = next.get(i);
            double from =
                    logits.y() + (one.id() + 0.5) / scene.frame().logits().length * logits.h();
            double width = Math.max(1, finite(one.probability()) * pitch * 0.86);
            brush.g()
                    .setFill(
                            brush.colour(
                                    "axis-vocab",
                                    opacity * (0.2 + 0.35 * finite(one.probability()))));
            brush.ribbon(
                    logits.right(),
                    from,
                    Math.max(1, width * 0.4),
                    r.x(),
                    answerRow(r, i, pitch),
                    width);
        }
        for (int i = 0; i < next.size(); i++) {
            answer(r, next.get(i), answerRow(r, i, pitch), pitch, opacity);
        }
    }

    static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    private double answerPitch(Rect r, int count) {
        return Math.min(r.h() / count, 2.6 * brush.em());
    }

    private double answerRow(Rect r, int index, double pitch) {
        double used = pitch * scene.frame().next().size();
        return r.y() + (r.h() - used) / 2 + (index + 0.5) * pitch;
    }

    /** Which candidate is at a height. */
    int answerAt(double y) {
        Rect r = scene.rect("next");
        double pitch = answerPitch(r, scene.frame().next().size());
        int at = (int) Math.floor((y - answerRow(r, 0, pitch)) / pitch + 0.5);
        return at < 0 || at >= scene.frame().next().size() ? -1 : at;
    }

    private void answer(Rect r, Candidate one, double y, double pitch, double opacity) {
        double em = brush.em();
        double high = pitch * 0.86;
        double size = Math.max(0.7, Math.min(1.05, pitch / em * 0.6));
        double share = finite(one.probability());
        brush.g().setFill(brush.colour("axis-vocab", 0.07 * opacity));
        brush.round(new Rect(r.x(), y - high / 2, r.w(), high), 0.3 * em);
        brush.g().setFill(brush.colour("axis-vocab", 0.38 * opacity));
        brush.round(new Rect(r.x(), y - high / 2, Math.max(2, r.w() * share), high), 0.25 * em);
        String percent = Numbers.percent(one.probability());
        double number = brush.width(percent, size * 0.9, false);
        String name = brush.fitted(one.text(), size, true, r.w() - number - 1.2 * em);
        brush.text(
                name,
                r.x() + 0.4 * em,
                y,
                size,
                true,
                brush.colour("text", opacity),
                TextAlignment.LEFT);
        brush.text(
                percent,
                r.right() - 0.35 * em,
                y,
                size * 0.9,
                false,
                brush.colour("text", opacity),
                TextAlignment.RIGHT);
    }
}
