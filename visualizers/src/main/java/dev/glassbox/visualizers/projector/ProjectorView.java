package dev.glassbox.visualizers.projector;

import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.Texts;
import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import dev.glassbox.visualizers.chart.WorkingsView;
import dev.glassbox.visualizers.control.Easel;
import dev.glassbox.visualizers.control.PointCamera;
import dev.glassbox.visualizers.control.PointCloud;
import dev.glassbox.visualizers.control.PointCloudData;
import dev.glassbox.visualizers.scale.Palette;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** The cloud as large as it gets, controls above, the chosen point's neighbours beside it. */
final class ProjectorView implements VisualizerView<ProjectorState, ProjectorFrame> {
    private static final double LEAST = 22; // em

    private final ViewHost<ProjectorState> host;
    private final ProjectorControls controls;
    private final PointCloud cloud;
    private final FlowPane legend = new FlowPane();
    private final Label notes = new Label();
    private final NearList near;
    private final WorkingsView workings;
    private final Easel easel;
    private @Nullable ProjectorState state;
    private @Nullable ProjectorFrame drawn;
    private @Nullable Palette drawnIn;
    private @Nullable PointCloudData points; // of the frame that is drawn
    private boolean looking; // a gesture of the camera is told of; nothing else changes by it

    ProjectorView(ViewHost<ProjectorState> host) {
        this.host = host;
        controls = new ProjectorControls(this::change);
        cloud = new PointCloud(this::looked, point -> change(s -> s.withChosen(point)));
        workings = new WorkingsView(host::open);
        near = new NearList(point -> change(s -> s.withChosen(point)));
        legend.getStyleClass().add("projector-legend");
        notes.getStyleClass().add("projector-notes");
        notes.setWrapText(true);
        notes.setMinHeight(Region.USE_PREF_SIZE);
        VBox picture = new VBox(legend, cloud, notes);
        picture.getStyleClass().add("projector-picture");
        VBox.setVgrow(cloud, Priority.ALWAYS);
        cloud.setMinHeight(0);
        VBox inspection = new VBox(near, workings);
        inspection.getStyleClass().add("projector-inspection");
        easel = new Easel(controls, picture, LEAST, inspection, this::closeInspector);
        java.net.URL sheet = ProjectorView.class.getResource("projector.css");
        if (sheet != null) {
            easel.getStylesheets().add(sheet.toExternalForm());
        }
    }

    @Override
    public Node node() {
        return easel;
    }

    @Override
    public void show(ProjectorState newState, ProjectorFrame frame) {
        boolean onlyLooked = looking && state != null;
        state = newState;
        Texts texts = host.texts();
        Palette palette = host.palette();
        if (frame != drawn || palette != drawnIn || points == null) {
            points = data(frame, palette);
            drawn = frame;
            drawnIn = palette;
        }
        cloud.show(
                points,
                newState.camera(),
                texts.text(frame.description()),
                texts.text(frame.dims() == 3 ? "projector.keys.space" : "projector.keys"),
                host.palette());
        if (onlyLooked) {
            return;
        }
        controls.show(newState, frame, texts);
        showLegend(newState.source(), frame, texts);
        notes.setText(notes(frame, texts));
        easel.clear();
        frame.trouble().ifPresent(message -> notes.setText(texts.text(message)));
        inspect(newState, frame, texts);
    }

    private void inspect(ProjectorState s, ProjectorFrame f, Texts texts) {
        if (f.chosen() < 0 && f.answers().isEmpty()) {
            easel.closeInspector();
            return;
        }
        boolean sum = f.chosen() < 0;
        String title =
                sum
                        ? texts.text("projector.sum.title", "sum", s.sum())
                        : texts.text(
                                "projector.near.title",
                                "point",
                                TokenText.visible(f.table().label(f.chosen())));
        near.show(sum ? f.answers() : f.near(), s, f.table(), f.chosen(), texts);
        workings.setVisible(f.workings().isPresent());
        workings.setManaged(f.workings().isPresent());
        f.workings().ifPresent(number -> workings.show(number, texts, host.palette()));
        easel.inspect(title, texts, host.reducedMotion());
    }

    private static String notes(ProjectorFrame frame, Texts texts) {
        List<String> all = new ArrayList<>();
        String axes = "";
        for (int d = 0; d < frame.axes().size(); d++) {
            axes +=
                    (d == 0 ? "" : "   ")
                            + List.of("→ ", "↑ ", "⊙ ").get(d)
                            + texts.text(frame.axes().get(d));
        }
        if (!axes.isEmpty()) {
            all.add(axes);
        }
        for (Message note : frame.notes()) {
            all.add(texts.text(note));
        }
        return String.join(texts.language().equals("zh") ? "　" : "   ", all);
    }

    /** A group's colour; what is in none is grey. */
    private static int colour(int group, int groups, Palette palette) {
        return group < groups ? palette.argb("cat-" + (group + 1)) : palette.argb("line-strong");
    }

    private static PointCloudData data(ProjectorFrame f, Palette palette) {
        int[] of = f.colours().of();
        int groups = f.colours().groups().size();
        int[] palette8 = new int[groups + 1];
        for (int g = 0; g <= groups; g++) {
            palette8[g] =
                    f.colours().column().isEmpty()
                            ? palette.argb("accent")
                            : colour(g, groups, palette);
        }
        int[] colours = new int[of.length];
        for (int i = 0; i < of.length; i++) {
            colours[i] = palette8[of[i]];
        }
        List<int[]> links = new ArrayList<>();
        f.near().forEach(one -> links.add(new int[] {f.chosen(), one.point()}));
        return new PointCloudData(
                f.dims(),
                f.positions(),
                colours,
                i -> TokenText.visible(f.table().label(i)),
                f.named(),
                f.found(),
                f.chosen(),
                links);
    }

    private void showLegend(Source source, ProjectorFrame f, Texts texts) {
        legend.getChildren().clear();
        if (f.colours().column().isEmpty()) {
            return;
        }
        Label name = new Label(Words.of(f.colours().column(), source, texts));
        name.getStyleClass().add("projector-legend-name");
        legend.getChildren().add(name);
        int groups = f.colours().groups().size();
        for (int g = 0; g < groups; g++) {
            // A token or a line is no word of this program, though it may look like one.
            boolean ours = f.colours().column().equals("kind");
            String group = f.colours().groups().get(g);
            String value = ours ? Words.of(group, source, texts) : group;
            legend.getChildren().add(entry(value.isBlank() ? "–" : value, g, groups));
        }
        if (f.colours().others() > 0) {
            legend.getChildren()
                    .add(
                            entry(
                                    texts.text("projector.others", "count", f.colours().others()),
                                    groups,
                                    groups));
        }
    }

    private Label entry(String text, int group, int groups) {
        int argb = colour(group, groups, host.palette());
        Circle dot = new Circle(5, Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
        Label label = new Label(shortened(text), dot);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 20
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 19)) + "…";
    }

    @Override
    public void showTrouble(ProjectorState newState, String sentence) {
        state = newState;
        controls.showAlone(newState, host.texts());
        easel.say(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        easel.cover(!facts.isEmpty(), host.texts());
    }

    private void closeInspector() {
        change(s -> s.withChosen(null).withSum(""));
    }

    private void looked(PointCamera camera) {
        looking = true;
        try {
            change(s -> s.withCamera(camera));
        } finally {
            looking = false;
        }
    }

    private void change(UnaryOperator<ProjectorState> gesture) {
        if (state != null) {
            ProjectorState next = gesture.apply(state);
            if (!next.equals(state)) {
                host.change(next);
            }
        }
    }

    @Override
    public void dispose() {
        easel.closeInspector();
        state = null;
    }
}
