package dev.glassbox.app.lab;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalInt;

/**
 * Everything the lab shows, as one JSON value: bookmark, shared file, test and bug report.
 *
 * @param plan what is trained
 * @param until the step after which the run waits; absent: it goes on to its end
 * @param moment the step that is looked at; absent: the latest
 * @param page what is shown below the losses
 * @param axes of the losses
 * @param focus which head, token and text are looked at
 * @param own a text of one's own that is being made ready
 */
public record LabState(
        LabPlan plan,
        OptionalInt until,
        OptionalInt moment,
        Page page,
        Axes axes,
        Focus focus,
        OwnDraft own) {

    /** Without a text of one's own in preparation. */
    public LabState(
            LabPlan plan,
            OptionalInt until,
            OptionalInt moment,
            Page page,
            Axes axes,
            Focus focus) {
        this(plan, until, moment, page, axes, focus, OwnDraft.NONE);
    }

    /** What is shown below the losses. */
    public enum Page {
        /** Text written at every look. */
        @JsonProperty("text")
        TEXT,
        /** A head's pattern over the probe prompt. */
        @JsonProperty("attention")
        ATTENTION,
        /** What the probe prompt is expected to go on with. */
        @JsonProperty("next")
        NEXT,
        /** Token embeddings moving on fixed axes. */
        @JsonProperty("drift")
        DRIFT,
        /** Gradient norms and update ratios, layer by layer. */
        @JsonProperty("layers")
        LAYERS
    }

    /**
     * @param logLoss whether the loss has a logarithmic axis
     * @param logSteps whether the steps have
     * @param smoothing of the training loss, 0 (none) to below 1
     */
    public record Axes(boolean logLoss, boolean logSteps, double smoothing) {
        public Axes {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException("smoothing " + smoothing);
            }
        }
    }

    /**
     * @param prompt the probe text that every look reads
     * @param layer counted from 0
     * @param head counted from 0
     */
    public record Focus(String prompt, int layer, int head) {
        public Focus {
            if (layer < 0 || head < 0) {
                throw new IllegalArgumentException("layer " + layer + ", head " + head);
            }
        }
    }

    /** The same with another plan, from its beginning. */
    public LabState with(LabPlan other) {
        return new LabState(other, until, OptionalInt.empty(), page, axes, focus, own);
    }
}
