package dev.glassbox.app.shell;

import dev.glassbox.app.i18n.Language;
import dev.glassbox.app.i18n.Messages;
import dev.glassbox.app.settings.Settings;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.app.theme.Dresser;
import dev.glassbox.app.theme.Theme;
import dev.glassbox.app.theme.Themes;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

/** Language, theme and size of text: the settings say them, this applies them. Lives as the app. */
public final class Look {
    /** One press of "larger" or "smaller", in percent. */
    static final int TEXT_STEP = 10;

    private final SettingsStore settings;
    private final Themes themes;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyIntegerWrapper textPercent;

    public Look(SettingsStore settings, Themes themes, Messages messages) {
        this.settings = settings;
        this.themes = themes;
        this.messages = messages;
        Settings.Look now = settings.get().look();
        this.theme = new ReadOnlyObjectWrapper<>(this, "theme", themeOf(now));
        this.textPercent = new ReadOnlyIntegerWrapper(this, "textPercent", now.textPercent());
        settings.settings().addListener((property, old, fresh) -> apply(old.look(), fresh.look()));
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    public Messages messages() {
        return messages;
    }

    /** Size of text, 100 to 200. */
    public ReadOnlyIntegerProperty textPercent() {
        return textPercent.getReadOnlyProperty();
    }

    public boolean reducedMotion() {
        return settings.get().look().reducedMotion();
    }

    public List<Theme> themes() {
        return themes.all();
    }

    public List<Language> languages() {
        return messages.languages().all();
    }

    public void speak(Language language) {
        change(look -> look.withLanguage(language.tag()));
        if (!language.equals(messages.languageInUse().get())) {
            messages.speak(language);
        }
    }

    public void wear(Theme chosen) {
        change(look -> look.withTheme(chosen.id()));
    }

    void nextLanguage() {
        speak(after(languages(), messages.languageInUse().get()));
    }

    void nextTheme() {
        wear(after(themes(), theme.get()));
    }

    void largerText() {
        setTextPercent(textPercent.get() + TEXT_STEP);
    }

    void smallerText() {
        setTextPercent(textPercent.get() - TEXT_STEP);
    }

    /** A size outside the range becomes the nearest inside. */
    void setTextPercent(int percent) {
        int inside =
                Math.max(
                        Settings.Look.SMALLEST_TEXT, Math.min(Settings.Look.LARGEST_TEXT, percent));
        change(look -> look.withTextPercent(inside));
    }

    void setReducedMotion(boolean reduced) {
        change(look -> look.withReducedMotion(reduced));
    }

    /** Keeps a scene dressed as long as both live. */
    public void wearOn(Scene scene, Dresser dresser) {
        Runnable dress = () -> dresser.dress(scene, theme.get(), textPercent.get());
        theme.addListener((property, old, now) -> dress.run());
        textPercent.addListener((property, old, now) -> dress.run());
        scene.heightProperty().addListener((property, old, now) -> dress.run());
        dress.run();
    }

    private void change(UnaryOperator<Settings.Look> how) {
        settings.update(now -> now.withLook(how.apply(now.look())));
    }

    /** A language chosen for this start only stays until another one is set. */
    private void apply(Settings.Look before, Settings.Look now) {
        if (!now.language().equals(before.language())) {
            messages.languages().byTag(now.language()).ifPresent(messages::speak);
        }
        textPercent.set(now.textPercent());
        theme.set(themeOf(now));
    }

    private Theme themeOf(Settings.Look look) {
        return themes.byId(look.theme()).orElseGet(() -> themes.all().get(0));
    }

    private static <T> T after(List<T> all, T now) {
        return all.get((all.indexOf(now) + 1) % all.size());
    }
}
