package dev.glassbox.app.shell;

import dev.glassbox.app.background.EngineState;
import dev.glassbox.app.background.NeedHost;
import dev.glassbox.app.explore.ExploreViewModel;
import dev.glassbox.app.lab.Lab;
import dev.glassbox.app.lab.LabRun;
import dev.glassbox.app.lesson.LessonViewModel;
import dev.glassbox.app.lesson.StageViewModel;
import dev.glassbox.app.points.PointsViewModel;
import dev.glassbox.app.settings.Settings;
import dev.glassbox.lessons.Course;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.Step;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.TraceAnswer;
import dev.glassbox.visualizers.api.PromptedState;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The window as data: the lesson shown, what lies over it, the status line. Lives as the app. */
public final class ShellViewModel {
    private final ShellParts parts;
    private final Look look;
    private final InstantSource clock;
    private final StageViewModel stage;
    private final ReadOnlyObjectWrapper<Optional<LessonViewModel>> lesson =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Status> status;
    private @Nullable ExploreViewModel explored;
    private @Nullable PointsViewModel mapped;
    private Optional<Status.Training> training = Optional.empty();
    private final ObjectProperty<Panel> panel = new SimpleObjectProperty<>(Panel.NONE);
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.LEARN);
    private final BooleanProperty railOpen = new SimpleBooleanProperty();
    private final BooleanProperty fullScreen = new SimpleBooleanProperty();
    private final BooleanProperty blank = new SimpleBooleanProperty();

    public ShellViewModel(ShellParts parts, Look look, InstantSource clock) {
        this.parts = parts;
        this.look = look;
        this.clock = clock;
        NeedHost answers = parts.needs().open();
        this.stage = new StageViewModel(parts.visualizers(), answers, parts.json());
        this.status = new ReadOnlyObjectWrapper<>(this, "status", readStatus());
        stage.picture().addListener((property, old, now) -> status.set(readStatus()));
        parts.needs().engine().addListener((property, old, now) -> engineChanged());
        place.addListener((property, old, now) -> status.set(readStatus()));
    }

    public Look look() {
        return look;
    }

    ShellParts parts() {
        return parts;
    }

    public Course course() {
        return parts.course();
    }

    public StageViewModel stage() {
        return stage;
    }

    /** The lesson shown; none before the first, and where the course is empty. */
    public ReadOnlyObjectProperty<Optional<LessonViewModel>> lesson() {
        return lesson.getReadOnlyProperty();
    }

    /** How the engine is. */
    public EngineState engine() {
        return parts.needs().engine().get();
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** What lies over the lesson. */
    ObjectProperty<Panel> panel() {
        return panel;
    }

    /** Where one is. */
    ReadOnlyObjectProperty<Place> place() {
        return place;
    }

    /** Goes to a place, which is remembered. */
    public void go(Place to) {
        panel.set(Panel.NONE);
        place.set(to);
        parts.settings().update(now -> now.withPlace(new Settings.Place(to.id())));
    }

    /** Goes to the place where the user was last. */
    public void goLast() {
        Place.byId(parts.settings().get().place().id()).ifPresent(place::set);
    }

    /** Whether the course rail shows titles rather than icons. */
    BooleanProperty railOpen() {
        return railOpen;
    }

    public BooleanProperty fullScreen() {
        return fullScreen;
    }

    /** Whether the screen is blank, as lecturers want it between two pictures. */
    BooleanProperty blank() {
        return blank;
    }

    /** The forward pass behind the numbers in sight. */
    Optional<TraceAnswer> source() {
        return inSight().flatMap(StageViewModel::source);
    }

    /** The picture that the status line speaks of; none in places that say so themselves. */
    private Optional<StageViewModel> inSight() {
        ExploreViewModel exploring = explored;
        PointsViewModel map = mapped;
        return switch (place.get()) {
            case LEARN -> Optional.of(stage);
            case EXPLORE -> exploring == null ? Optional.empty() : exploring.foremost();
            case TRAIN -> Optional.empty();
            case POINTS -> map == null ? Optional.empty() : Optional.of(map.stage());
        };
    }

    /** Stops computing the picture that is awaited. */
    void stop() {
        inSight().ifPresent(StageViewModel::cancel);
    }

    /** Has the status line speak of what is explored. Both live as the app. */
    public void watch(ExploreViewModel exploring) {
        explored = exploring;
        exploring.onPicture(() -> status.set(readStatus()));
    }

    /** Has the status line speak of the map of points. Both live as the app. */
    public void watch(PointsViewModel map) {
        mapped = map;
        map.onPicture(() -> status.set(readStatus()));
    }

    /** Shows the lesson that was open last, else the first of the course. */
    public void openLast() {
        Settings.@Nullable LastStep last = parts.settings().get().last();
        if (last == null || !open(last.lesson(), last.step())) {
            course().lessons().stream().findFirst().ifPresent(first -> open(first.id(), "1"));
        }
    }

    /**
     * Shows a step of a lesson.
     *
     * @param step its id, or its number from 1
     * @return whether there is such a step
     */
    public boolean open(String lessonId, String step) {
        Optional<Lesson> found = course().lesson(lessonId);
        Optional<Step> wanted = found.flatMap(l -> l.step(step));
        if (found.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        LessonViewModel walk =
                lesson.get().filter(now -> now.lesson().equals(found.get())).orElse(null);
        if (walk == null) {
            lesson.get().ifPresent(LessonViewModel::close);
            walk = new LessonViewModel(found.get(), stage, parts.learner(), clock);
            walk.index().addListener((property, old, now) -> remember());
            lesson.set(Optional.of(walk));
        }
        walk.goTo(found.get().steps().indexOf(wanted.get()));
        return true;
    }

    /** Opens a panel, or closes it where it is open. */
    void toggle(Panel which) {
        panel.set(panel.get() == which ? Panel.NONE : which);
    }

    /**
     * Takes away the topmost thing that lies over the lesson.
     *
     * @return whether there was one
     */
    boolean uncover() {
        if (blank.get()) {
            blank.set(false);
            return true;
        }
        boolean open = panel.get() != Panel.NONE;
        panel.set(Panel.NONE);
        return open;
    }

    private void remember() {
        lesson.get()
                .filter(walk -> walk.index().get() >= 0)
                .map(walk -> new Settings.LastStep(walk.lesson().id(), walk.step().id()))
                .ifPresent(last -> parts.settings().update(now -> now.withLast(last)));
    }

    private void engineChanged() {
        Problem problem = parts.needs().engine().get().problem();
        if (problem != null) {
            parts.notices().say(problem);
        }
        status.set(readStatus());
    }

    private Status readStatus() {
        EngineState engine = parts.needs().engine().get();
        Optional<StageViewModel> seen = inSight();
        Optional<TraceAnswer> source = seen.flatMap(StageViewModel::source);
        boolean waiting =
                seen.flatMap(one -> one.picture().get())
                        .filter(picture -> picture.waiting() || picture.growing())
                        .isPresent();
        return new Status(
                seen.flatMap(StageViewModel::prompted).map(PromptedState::model),
                source.map(answer -> answer.tokens().size()),
                source.map(ShellViewModel::kind).orElse(Status.Source.NONE),
                engine,
                waiting && engine.phase() == EngineState.Phase.READY,
                training);
    }

    /** Has the status line say what a lab is training. Both live as the app. */
    public void watch(Lab lab) {
        lab.run().addListener((property, old, now) -> trained(now));
        trained(lab.run().get());
    }

    private void trained(LabRun run) {
        training =
                run.phase() == LabRun.Phase.RUNNING
                        ? Optional.of(new Status.Training(run.step(), run.steps()))
                        : Optional.empty();
        if (!training.equals(status.get().training())) {
            status.set(readStatus());
        }
    }

    private static Status.Source kind(TraceAnswer answer) {
        return answer.trace().origin().recorded() ? Status.Source.RECORDED : Status.Source.LIVE;
    }
}
