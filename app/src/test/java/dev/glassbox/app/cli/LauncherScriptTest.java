package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code ./glassbox} in a shell of its own, on the classes of this test run, so that it
 * builds nothing and the running build is left alone.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class LauncherScriptTest {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("glassbox.checkout", "..")).toAbsolutePath().normalize();
    private static final String LESSON = "attention-first-look";
    private static final String SENTENCE_IN_ENGLISH = "character \"小\" (U+5C0F)";

    @TempDir static Path folder;
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        model = SmallModel.in(folder);
    }

    @Test
    void chineseArgumentsArriveWithoutALocale() throws Exception {
        Called called = glassbox(folder, Map.of(), "next", "--model", model.toString(), "小明");

        assertThat(called.err()).contains(SENTENCE_IN_ENGLISH);
        assertThat(called.err().lines()).hasSize(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
    }

    @Test
    void chineseArgumentsArriveInThePosixLocale() throws Exception {
        Called called =
                glassbox(
                        folder,
                        Map.of("LC_ALL", "POSIX"),
                        "next",
                        "--model",
                        model.toString(),
                        "--lang",
                        "zh",
                        "小明");

        assertThat(called.err()).contains("“小”（U+5C0F）");
        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
    }

    @Test
    void theLocaleGivesTheLanguageAlsoWhereTheMachineDoesNotHaveIt() throws Exception {
        Called called = glassbox(folder, Map.of("LANG", "zh_CN.GB18030"), "next");

        assertThat(called.err()).contains("还需要--model");
    }

    @Test
    void aLinkToItWorksFromAFolderWithSpacesAndChinese() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("我的 文件"));
        Path link =
                Files.createSymbolicLink(elsewhere.resolve("玻璃盒"), CHECKOUT.resolve("glassbox"));
        SmallModel.copy(model, elsewhere.resolve("模型 一"));
        Called called =
                run(
                        link, elsewhere, Map.of(), "next", "--model",
                        "模型 一", // relative to the caller's folder
                        "--json", "--top", "all", "the fox");

        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(Cli.DONE);
        assertThat(called.json().get("top")).hasSize(SmallModel.VOCABULARY);
    }

    @Test
    void aPathWithChineseIsWrittenTo() throws Exception {
        Called called =
                glassbox(
                        folder,
                        Map.of(),
                        "trace",
                        "--model",
                        model.toString(),
                        "--out",
                        "轨迹 一.safetensors",
                        "fox");

        assertThat(called.err()).isEmpty();
        assertThat(folder.resolve("轨迹 一.safetensors")).isNotEmptyFile();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "DISPLAY is X11's")
    void withoutADisplayItSaysSoAndBeginsNothing() throws Exception {
        Called called = glassbox(folder, Map.of("DISPLAY", "", "LANG", "en"), "open", LESSON);

        assertThat(called.code()).isEqualTo(Cli.FAILED);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().lines()).singleElement().asString().contains("no display");
    }

    @Test
    void verbsWithoutAPictureStartNoToolkit() throws Exception {
        Map<String, String> noToolkit = Map.of("GLASSBOX_JVM", "-Djavafx.toolkit=there.is.None");
        Called models = glassbox(folder, noToolkit, "models");
        Called next = glassbox(folder, noToolkit, "next", "--model", model.toString(), "a");

        assertThat(models.err()).isEmpty();
        assertThat(models.code()).isEqualTo(Cli.DONE);
        assertThat(next.err()).isEmpty();
        assertThat(next.code()).isEqualTo(Cli.DONE);
    }

    @Test
    void optionsFromTheEnvironmentAreNotAnnouncedOnStderr() throws Exception {
        Called called =
                glassbox(
                        folder,
                        Map.of("JAVA_TOOL_OPTIONS", "-Dsome.property=1"),
                        "tokenize",
                        "--model",
                        model.toString(),
                        "--json",
                        "fox");

        assertThat(called.err()).isEmpty();
        assertThat(called.json().get("ids")).hasSize(3);
    }

    private static Called glassbox(Path from, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        return run(CHECKOUT.resolve("glassbox"), from, environment, words);
    }

    /** Runs it with nothing of the locale but what is given. */
    private static Called run(
            Path script, Path from, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "out", null);
        Path err = Files.createTempFile(folder, "err", null);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(from.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().remove("LANG");
        builder.environment().put("GLASSBOX_CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("GLASSBOX_HOME", Called.HOME.toAbsolutePath().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + command);
        }
        return new Called(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
