package dev.glassbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.Wiring;
import dev.glassbox.app.files.UserFolders;
import dev.glassbox.app.i18n.Messages;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class CliTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dance               | en | glassbox has no verb "dance"
                    dance               | zh | 没有“dance”这个命令
                    visualizers --steps | en | has no option --steps
                    visualizers --steps | zh | 没有--steps这个选项
                    visualizers two     | en | does not know what to do with "two"
                    visualizers two     | zh | 不知道如何处理“two”
                    """)
    void misuseIsOneSentenceInTheChosenLanguage(String words, String language, String sentence) {
        Called called = call((words + " --lang " + language).split(" "));

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.out()).isEmpty();
        assertThat(called.err().lines()).singleElement().asString().contains(sentence);
    }

    @Test
    void aLanguageThatIsNotThereIsNamed() {
        Called called = call("visualizers", "--lang", "tlh");

        assertThat(called.code()).isEqualTo(Cli.BAD_INPUT);
        assertThat(called.err()).contains("tlh").contains("zh en");
    }

    @Test
    void theLastLanguageCounts() {
        assertThat(call("--help", "--lang=zh", "--lang", "en").out()).startsWith("Usage:");
        assertThat(call("--help", "--lang=en", "--lang", "zh").out()).startsWith("用法：");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyVerbAndEveryOptionIsExplained(String language) {
        CommandLine line = commandLine(language);
        List<CommandLine> all = new ArrayList<>(line.getSubcommands().values());
        all.addAll(line.getSubcommands().values().stream().flatMap(CliTest::below).toList());
        all.add(line);
        List<String> unexplained = new ArrayList<>();
        for (CommandLine one : all) {
            CommandSpec verb = one.getCommandSpec();
            if (verb.usageMessage().description().length == 0) {
                unexplained.add(verb.qualifiedName("."));
            }
            for (ArgSpec argument : verb.args()) {
                if (argument.description().length == 0) {
                    unexplained.add(verb.qualifiedName(".") + " " + argument.paramLabel());
                }
            }
        }

        assertThat(unexplained).isEmpty();
    }

    @Test
    void helpHasTheSameTextsInBothLanguages() {
        assertThat(HelpTexts.in("zh").keySet()).isEqualTo(HelpTexts.in("en").keySet());
    }

    @Test
    void helpOfAVerbGoesToStdout() {
        Called called = call("visualizers", "--help", "--lang", "zh");

        assertThat(called.code()).isEqualTo(Cli.DONE);
        assertThat(called.err()).isEmpty();
        assertThat(called.out()).startsWith("用法：glassbox visualizers").contains("可视化");
    }

    private CommandLine commandLine(String language) {
        Wiring wiring = new Wiring(new UserFolders(Called.HOME));
        Console nowhere =
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        new PrintStream(OutputStream.nullOutputStream()));
        Messages messages = wiring.newMessages(language, Messages.Destination.TERMINAL);
        return new Cli(wiring, nowhere).commandLine(new Job(wiring, nowhere, messages));
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return line.getSubcommands().values().stream();
    }

    private Called call(String... words) {
        return Called.with("", words);
    }
}
