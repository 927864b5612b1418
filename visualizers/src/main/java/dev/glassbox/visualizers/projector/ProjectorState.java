package dev.glassbox.visualizers.projector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.glassbox.runtime.projection.Metric;
import dev.glassbox.visualizers.api.VisualizerState;
import dev.glassbox.visualizers.control.PointCamera;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of points. In JSON {@code source} must be there; the rest may be left out.
 *
 * @param source where the vectors come from
 * @param drawing how they are brought into the picture
 * @param components which principal components or raw numbers are the picture's axes, from 0;
 *     three, of which the plane takes two
 * @param colour the column that points are coloured by; empty: the first that has few values
 * @param search points whose names hold this stand out; between two slashes a regular expression
 * @param chosen the point that is looked at, from 0, or null
 * @param nearest how many of its neighbours are listed, from 1 to 100
 * @param metric by which they are near
 * @param sum a sum of named points whose nearest points are listed; empty for none
 * @param more whether all settings are in sight
 * @param camera from where they are looked at
 */
public record ProjectorState(
        Source source,
        Drawing drawing,
        List<Integer> components,
        String colour,
        String search,
        @Nullable Integer chosen,
        int nearest,
        Metric metric,
        String sum,
        boolean more,
        PointCamera camera)
        implements VisualizerState {
    private static final int NEAREST = 10;

    /** A map of them in the usual way. */
    static ProjectorState of(Source source) {
        return new ProjectorState(
                source,
                Drawing.STANDARD,
                List.of(0, 1, 2),
                "",
                "",
                null,
                NEAREST,
                Metric.COSINE,
                "",
                false,
                PointCamera.WHOLE);
    }

    @JsonCreator
    static ProjectorState read(
            @JsonProperty(value = "source", required = true) Source source,
            @JsonProperty("drawing") @Nullable Drawing drawing,
            @JsonProperty("components") @Nullable List<Integer> components,
            @JsonProperty("colour") @Nullable String colour,
            @JsonProperty("search") @Nullable String search,
            @JsonProperty("chosen") @Nullable Integer chosen,
            @JsonProperty("nearest") @Nullable Integer nearest,
            @JsonProperty("metric") @Nullable Metric metric,
            @JsonProperty("sum") @Nullable String sum,
            @JsonProperty("more") @Nullable Boolean more,
            @JsonProperty("camera") @Nullable PointCamera camera) {
        Drawing drawn = drawing == null ? Drawing.STANDARD : drawing;
        return new ProjectorState(
                source,
                drawn,
                components == null ? List.of(0, 1, 2) : components,
                colour == null ? "" : colour,
                search == null ? "" : search,
                chosen,
                nearest == null ? NEAREST : nearest,
                metric == null ? Metric.COSINE : metric,
                sum == null ? "" : sum,
                more != null && more,
                camera == null ? front(drawn.dims()) : camera);
    }

    public ProjectorState {
        components = List.copyOf(components);
        if (components.size() != 3 || components.stream().anyMatch(c -> c < 0)) {
            throw new IllegalArgumentException(
                    "components are three numbers from 0, got " + components);
        }
        if (chosen != null && chosen < 0) {
            throw new IllegalArgumentException("chosen counts from 0, got " + chosen);
        }
        if (nearest < 1 || nearest > 100) {
            throw new IllegalArgumentException("nearest goes from 1 to 100, got " + nearest);
        }
    }

    static PointCamera front(int dims) {
        return dims == 3 ? PointCamera.ASLANT : PointCamera.WHOLE;
    }

    /** Other vectors: what was chosen among the last ones means nothing there. */
    ProjectorState with(Source other) {
        return new ProjectorState(
                other,
                drawing.withUntil(null),
                components,
                "",
                search,
                null,
                nearest,
                metric,
                "",
                more,
                front(drawing.dims()));
    }

    ProjectorState with(Drawing other) {
        return new ProjectorState(
                source,
                other,
                components,
                colour,
                search,
                chosen,
                nearest,
                metric,
                sum,
                more,
                other.dims() == drawing.dims() && other.method() == drawing.method()
                        ? camera
                        : front(other.dims()));
    }

    ProjectorState withComponents(List<Integer> other) {
        return new ProjectorState(
                source, drawing, other, colour, search, chosen, nearest, metric, sum, more, camera);
    }

    ProjectorState withColour(String other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                other,
                search,
                chosen,
                nearest,
                metric,
                sum,
                more,
                camera);
    }

    ProjectorState withSearch(String other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                colour,
                other,
                chosen,
                nearest,
                metric,
                sum,
                more,
                camera);
    }

    ProjectorState withChosen(@Nullable Integer other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                colour,
                search,
                other,
                nearest,
                metric,
                sum,
                more,
                camera);
    }

    ProjectorState withMetric(Metric other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                colour,
                search,
                chosen,
                nearest,
                other,
                sum,
                more,
                camera);
    }

    ProjectorState withSum(String other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                colour,
                search,
                chosen,
                nearest,
                metric,
                other,
                more,
                camera);
    }

    ProjectorState withMore(boolean other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                colour,
                search,
                chosen,
                nearest,
                metric,
                sum,
                other,
                camera);
    }

    ProjectorState withCamera(PointCamera other) {
        return new ProjectorState(
                source,
                drawing,
                components,
                colour,
                search,
                chosen,
                nearest,
                metric,
                sum,
                more,
                other);
    }
}
