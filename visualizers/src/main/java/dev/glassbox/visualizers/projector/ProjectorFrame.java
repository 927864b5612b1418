package dev.glassbox.visualizers.projector;

import dev.glassbox.runtime.vectors.VectorTable;
import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map of points as data.
 *
 * @param description the whole picture in words
 * @param facts as {@code projector.md} names them
 * @param table the vectors
 * @param dims of the picture: 2 or 3
 * @param positions {@code [n, dims]}
 * @param axes the picture's axes in words; empty for ways that have none
 * @param colours by which column, and which of its values each point has
 * @param columns the names of all columns
 * @param named points whose names are drawn where there is room, the most important first
 * @param found the points that a search found; null while nothing is searched for
 * @param chosen the point that is looked at, or -1
 * @param near its neighbours in the original space, nearest first
 * @param answers the points nearest to a sum, nearest first
 * @param notes what is to be known of the picture, each a sentence
 * @param trouble what of the search or the sum cannot be read
 * @param progress how far a drawing has grown, from 0 to 1; 1 where it is whole
 * @param done how many steps were made
 * @param planned how many are meant to be made; 0 for a drawing that does not grow
 * @param components what can be an axis, in words; empty where nothing can be chosen
 * @param models the models there are
 * @param hooks the hooks whose vectors can be drawn
 * @param workings the distance to the nearest neighbour taken apart
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
record ProjectorFrame(
        Message description,
        Map<String, String> facts,
        VectorTable table,
        int dims,
        float[] positions,
        List<Message> axes,
        Colours colours,
        List<String> columns,
        List<Integer> named,
        boolean @Nullable [] found,
        int chosen,
        List<Near> near,
        List<Near> answers,
        List<Message> notes,
        Optional<Message> trouble,
        double progress,
        int done,
        int planned,
        List<Message> components,
        List<String> models,
        List<String> hooks,
        Optional<Workings> workings,
        List<FrameTable> tables)
        implements VisualizerFrame {

    /**
     * Which colour each point has.
     *
     * @param column by which it is coloured; empty for none
     * @param groups its values with colours of their own, the most frequent first
     * @param of the number of each point's group; that after the last stands for all others
     * @param others how many points are in no group
     */
    @SuppressWarnings("ArrayRecordComponent") // large, and never compared
    record Colours(String column, List<String> groups, int[] of, int others) {}

    /**
     * A neighbour.
     *
     * @param point its number
     * @param label what it is called
     * @param original how far it is in the original space
     * @param drawn how far it is drawn, in the picture's own unit; NaN where the picture has no
     *     such distance
     */
    record Near(int point, String label, double original, double drawn) {}

    ProjectorFrame {
        facts = Map.copyOf(facts);
        axes = List.copyOf(axes);
        columns = List.copyOf(columns);
        named = List.copyOf(named);
        near = List.copyOf(near);
        answers = List.copyOf(answers);
        notes = List.copyOf(notes);
        components = List.copyOf(components);
        models = List.copyOf(models);
        hooks = List.copyOf(hooks);
        tables = List.copyOf(tables);
    }
}
