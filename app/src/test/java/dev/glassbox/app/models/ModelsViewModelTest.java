package dev.glassbox.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.background.Lane;
import dev.glassbox.app.background.ManualTasks;
import dev.glassbox.app.models.Fetching.Phase;
import dev.glassbox.app.settings.Settings;
import dev.glassbox.app.settings.SettingsStore;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.library.CuratedModel;
import dev.glassbox.runtime.library.CuratedModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsViewModelTest {
    private final ManualTasks tasks = new ManualTasks();
    private final SampleShelf shelf = new SampleShelf();
    private final SettingsStore settings = SettingsStore.unkept(Settings.DEFAULT);
    private final ModelsViewModel models =
            new ModelsViewModel(tasks, shelf, CuratedModels.bundled(), settings);

    @Test
    void listsWhatIsHereAndOffersOfTheListOnlyWhatIsNot() {
        assertThat(now().isListed()).isFalse();
        models.refresh();
        tasks.step(Lane.WORK);
        assertThat(now().isListed()).isTrue();
        assertThat(now().models()).hasSize(4);
        assertThat(now().worthFetching().stream().map(CuratedModel::id))
                .contains("distilbert/distilgpt2")
                .doesNotContain("openai-community/gpt2");
    }

    @Test
    void nothingIsAskedOfAHubUnlessTheUserSaysSo() {
        models.refresh();
        tasks.step(Lane.WORK);
        assertThat(tasks.waiting(Lane.FETCH)).isZero();
        assertThat(shelf.calls()).isEmpty();
    }

    @Test
    void aFetchIsAskedForOfferedConfirmedAndListed() {
        models.ask("distilbert/distilgpt2");
        assertThat(phase()).isEqualTo(Phase.ASKING);
        tasks.step(Lane.FETCH);
        assertThat(phase()).isEqualTo(Phase.OFFERED);
        assertThat(now().fetching().room()).isEqualTo(new Room(12L << 30, 7L << 30));
        assertThat(shelf.calls())
                .containsExactly("look distilbert/distilgpt2 at https://huggingface.co");

        models.fetch();
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        tasks.step(Lane.FETCH);
        assertThat(phase()).isEqualTo(Phase.DONE);
        tasks.step(Lane.WORK);
        assertThat(now().models().stream().map(ShownModel::id)).contains("distilbert/distilgpt2");
        assertThat(now().worthFetching().stream().map(CuratedModel::id))
                .doesNotContain("distilbert/distilgpt2");
        models.dismiss();
        assertThat(phase()).isEqualTo(Phase.NONE);
    }

    @Test
    void anOfferCanBeDeclined() {
        models.ask("someone/else");
        tasks.step(Lane.FETCH);
        models.dismiss();
        models.fetch();
        assertThat(tasks.waiting(Lane.FETCH)).isZero();
        assertThat(phase()).isEqualTo(Phase.NONE);
    }

    @Test
    void aStoppedFetchCanGoOnOrBeThrownAway() {
        models.ask("someone/else");
        tasks.step(Lane.FETCH);
        models.fetch();
        models.stop();
        assertThat(phase()).isEqualTo(Phase.STOPPED);
        tasks.step(Lane.FETCH);
        assertThat(shelf.calls()).hasSize(1);

        models.fetch();
        assertThat(phase()).isEqualTo(Phase.RUNNING);
        models.stop();
        tasks.step(Lane.FETCH);
        models.discard();
        tasks.step(Lane.FETCH);
        assertThat(shelf.calls()).endsWith("discard someone/else");
        assertThat(phase()).isEqualTo(Phase.NONE);
    }

    @Test
    void aRefusalIsShownAndCanBeTriedAgain() {
        Problem problem = Problem.failure("library.unreachable", "https://huggingface.co");
        shelf.refuse(Optional.of(problem));
        models.ask("someone/else");
        tasks.step(Lane.FETCH);
        assertThat(phase()).isEqualTo(Phase.FAILED);
        assertThat(now().fetching().problem()).contains(problem);

        shelf.refuse(Optional.empty());
        models.ask(now().fetching().id());
        tasks.step(Lane.FETCH);
        assertThat(phase()).isEqualTo(Phase.OFFERED);
    }

    @Test
    void wordsThatNameNoModelAreRefusedWithoutAskingAnybody() {
        models.ask("no such thing");
        assertThat(phase()).isEqualTo(Phase.FAILED);
        assertThat(now().fetching().problem().orElseThrow().id()).isEqualTo("library.bad-id");
        assertThat(tasks.waiting(Lane.FETCH)).isZero();
    }

    @Test
    void oneFetchAtATime() {
        models.ask("someone/else");
        models.ask("someone/third");
        assertThat(tasks.waiting(Lane.FETCH)).isEqualTo(1);
        assertThat(now().fetching().id()).isEqualTo("someone/else");
    }

    @Test
    void theHubOfTheSettingsIsAsked() {
        settings.update(
                now -> now.withLibrary(now.library().withEndpoint("https://hf-mirror.com")));
        models.ask("someone/else");
        tasks.step(Lane.FETCH);
        assertThat(shelf.calls()).containsExactly("look someone/else at https://hf-mirror.com");
    }

    @Test
    void anInstalledModelIsRemovedOnceTheUserIsSure() {
        models.askRemove("openai-community/gpt2");
        models.keep();
        models.remove();
        assertThat(tasks.waiting(Lane.FETCH)).isZero();

        models.askRemove("openai-community/gpt2");
        models.remove();
        tasks.step(Lane.FETCH);
        tasks.step(Lane.WORK);
        assertThat(shelf.calls()).containsExactly("remove openai-community/gpt2");
        assertThat(now().models().stream().map(ShownModel::id))
                .doesNotContain("openai-community/gpt2");
    }

    @Test
    void aFolderThatHoldsAModelIsKeptInTheSettings() {
        models.openFolder(Path.of("/models/mine"));
        tasks.step(Lane.WORK);
        tasks.step(Lane.WORK);
        assertThat(settings.get().library().folders()).containsExactly("/models/mine");
        models.closeFolder("/models/mine");
        assertThat(settings.get().library().folders()).isEmpty();
    }

    @Test
    void aFolderWithoutAModelIsRefusedWithTheReason() {
        Problem problem = Problem.input("model.no-config", "/models/none");
        shelf.refuse(Optional.of(problem));
        models.openFolder(Path.of("/models/none"));
        tasks.step(Lane.WORK);
        assertThat(now().trouble()).contains(problem);
        assertThat(settings.get().library().folders()).isEqualTo(List.of());
    }

    private ModelsState now() {
        return models.state().get();
    }

    private Phase phase() {
        return now().fetching().phase();
    }
}
