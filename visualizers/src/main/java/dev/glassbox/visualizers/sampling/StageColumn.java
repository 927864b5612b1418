package dev.glassbox.visualizers.sampling;

import dev.glassbox.runtime.sampling.SamplingConfig;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.scale.Numbers;
import java.util.ArrayList;
import java.util.List;

/** One stage on the way of a token, a column of the picture. */
enum StageColumn {
    LOGIT,
    PENALISED,
    SCALED,
    EXPONENTIAL,
    PROBABILITY,
    CUMULATIVE,
    LEFT,
    DRAWN;

    /** The stages that there are to see. */
    static List<StageColumn> of(SamplingState state, SamplingFrame frame) {
        List<StageColumn> columns = new ArrayList<>(List.of(LOGIT));
        if (frame.penalties() > 0) {
            columns.add(PENALISED);
        }
        columns.addAll(List.of(SCALED, EXPONENTIAL, PROBABILITY));
        if (frame.cuts()) {
            columns.addAll(List.of(CUMULATIVE, LEFT));
        }
        if (state.draws() > 0) {
            columns.add(DRAWN);
        }
        return columns;
    }

    double value(Candidate c) {
        return switch (this) {
            case LOGIT -> c.logit();
            case PENALISED -> c.penalised();
            case SCALED -> c.scaled();
            case EXPONENTIAL -> c.exponential();
            case PROBABILITY -> c.p();
            case CUMULATIVE -> c.cumulative();
            case LEFT -> c.left();
            case DRAWN -> c.drawn();
        };
    }

    String number(Candidate c) {
        return switch (this) {
            case LOGIT, PENALISED, SCALED -> Numbers.fixed(value(c), 2);
            case EXPONENTIAL -> Numbers.share(value(c));
            case PROBABILITY, CUMULATIVE -> Numbers.percent(value(c));
            case LEFT -> c.left() == 0 ? "–" : Numbers.percent(c.left());
            case DRAWN -> String.valueOf(c.drawn());
        };
    }

    /** A number as wide as any in the column. */
    String widest() {
        return switch (this) {
            case LOGIT, PENALISED, SCALED -> "−00.00";
            case EXPONENTIAL -> Numbers.WIDEST_SHARE;
            case PROBABILITY, CUMULATIVE, LEFT -> "100.0%";
            case DRAWN -> "00000";
        };
    }

    /** Whether its values lie on both sides of zero. */
    boolean signed() {
        return this == LOGIT || this == PENALISED || this == SCALED;
    }

    String title(Texts texts) {
        return switch (this) {
            case LOGIT -> texts.text("sampling.column.logit");
            case PENALISED -> texts.text("sampling.column.penalised");
            case SCALED -> texts.text("sampling.column.scaled");
            case EXPONENTIAL -> texts.text("sampling.column.exp");
            case PROBABILITY -> texts.text("sampling.column.p");
            case CUMULATIVE -> texts.text("sampling.column.cumulative");
            case LEFT -> texts.text("sampling.column.left");
            case DRAWN -> texts.text("sampling.column.drawn");
        };
    }

    /** How its numbers come from those of the column before. */
    String formula(SamplingState state, SamplingFrame frame, Texts texts) {
        SamplingConfig config = state.sampling();
        return switch (this) {
            case LOGIT -> "z";
            case PENALISED -> "z′";
            case SCALED -> "x = z ÷ " + Numbers.fixed(config.temperature(), 2);
            case EXPONENTIAL -> "e^(x − max)";
            case PROBABILITY -> "÷ " + Numbers.picture(frame.sum());
            case CUMULATIVE ->
                    config.topP() < 1 ? "top-p " + Numbers.fixed(config.topP(), 2) : "Σ p";
            case LEFT -> texts.text("sampling.column.left.formula", "kept", frame.left().count());
            case DRAWN -> texts.text("sampling.column.drawn.formula");
        };
    }
}
