package dev.glassbox.app.shell;

import dev.glassbox.app.models.ModelsViewModel;
import dev.glassbox.app.settings.SettingsStore;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a panel when it is opened. */
public final class Panels {
    private final ShellViewModel shell;
    private final SettingsStore settings;
    private final String dataFolder;
    private final Supplier<About> about;
    private final SpeedViewModel speed;
    private final ModelsViewModel models;

    /**
     * @param dataFolder where the user's data lie, as it is shown
     * @param about read when it is first asked for
     * @param speed how fast this machine is
     * @param models the library
     */
    public Panels(
            ShellViewModel shell,
            SettingsStore settings,
            String dataFolder,
            Supplier<About> about,
            SpeedViewModel speed,
            ModelsViewModel models) {
        this.shell = shell;
        this.settings = settings;
        this.dataFolder = dataFolder;
        this.about = about;
        this.speed = speed;
        this.models = models;
    }

    Optional<PanelView> make(Panel panel) {
        Look look = shell.look();
        Runnable away = () -> shell.panel().set(Panel.NONE);
        return switch (panel) {
            case NONE -> Optional.empty();
            case SETTINGS ->
                    Optional.of(
                            new SettingsPanel(
                                    look,
                                    settings,
                                    dataFolder,
                                    () -> shell.panel().set(Panel.SPEED),
                                    away));
            case ABOUT -> Optional.of(new AboutPanel(look.messages(), about.get(), away));
            case HELP -> Optional.of(new HelpPanel(look.messages(), away));
            case ORIGIN -> Optional.of(new OriginPanel(shell, look.messages(), away));
            case SPEED -> Optional.of(new SpeedPanel(speed, look.messages(), away));
            case MODELS ->
                    Optional.of(
                            new ModelsPanel(
                                    models,
                                    look.messages(),
                                    () -> shell.panel().set(Panel.SETTINGS),
                                    away));
        };
    }
}
