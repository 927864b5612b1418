package dev.glassbox.app.lab;

import dev.glassbox.runtime.analysis.PrincipalAxes;
import dev.glassbox.visualizers.control.DriftPlot;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Token embeddings on their way, of one run or of both side by side. */
final class DriftPage extends VBox implements LabPart {
    private final Plane healthy = new Plane();
    private final Plane broken = new Plane();
    private final Label note = new Label();

    DriftPage() {
        getStyleClass().add("lab-drift");
        HBox both = new HBox(healthy.box, broken.box);
        both.getStyleClass().add("lab-columns");
        VBox.setVgrow(both, Priority.ALWAYS);
        Wrapped.keep(note);
        note.getStyleClass().add("lab-note");
        getChildren().addAll(note, both);
    }

    @Override
    public void show(Shown shown) {
        boolean two = shown.beside().isPresent();
        healthy.show(shown, shown.run(), two ? shown.say("lab.healthy") : "");
        shown.beside().ifPresent(run -> broken.show(shown, run, shown.brokenName()));
        RunBar.seen(broken.box, two);
        boolean any = !shown.run().looks().isEmpty();
        note.setText(shown.say(any ? "lab.drift.note" : "lab.look.none"));
    }

    /** One run's plane; the axes are found anew with each look and turned like the ones before. */
    private static final class Plane {
        private final Label name = new Label();
        private final DriftPlot plot = new DriftPlot();
        private final VBox box = new VBox(name, plot);
        private @Nullable Look latest;
        private Optional<Drift> drift = Optional.empty();

        Plane() {
            Wrapped.keep(name);
            name.getStyleClass().add("lab-note");
            plot.getStyleClass().add("lab-plane");
            VBox.setVgrow(plot, Priority.ALWAYS);
            box.setMinWidth(0);
            box.setPrefWidth(100);
            HBox.setHgrow(box, Priority.ALWAYS);
        }

        void show(Shown shown, LabRun run, String title) {
            name.setText(title);
            RunBar.seen(name, !title.isEmpty());
            List<Look> looks = run.looks();
            Look last = looks.isEmpty() ? null : looks.get(looks.size() - 1);
            if (last != latest) {
                PrincipalAxes before = drift.map(Drift::axes).orElse(null);
                drift = Drift.of(looks, before);
                latest = last;
            }
            plot.setVisible(drift.isPresent());
            drift.ifPresent(
                    found ->
                            plot.show(
                                    DriftFrame.points(shown, found, shown.moment()),
                                    DriftFrame.words(shown, found, shown.moment()),
                                    shown.palette()));
        }
    }
}
