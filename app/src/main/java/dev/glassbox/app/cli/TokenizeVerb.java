package dev.glassbox.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tokenize}: a text's tokens; with {@code --batch} those of one JSON string a line. */
@Command(name = "tokenize")
final class TokenizeVerb extends Verb {
    private static final StrictJson STRICT = StrictJson.standard();

    @Option(names = "--model", required = true, paramLabel = "M")
    private String model = "";

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--batch")
    private boolean batch;

    @Parameters(arity = "0..1", paramLabel = "TEXT", descriptionKey = "text")
    private @Nullable String text;

    TokenizeVerb(Job job) {
        super(job);
    }

    @Override
    int run() throws IOException {
        if (batch == (text != null)) {
            throw Problem.input("cli.text-or-batch", "").asException();
        }
        Tokenizer tokenizer = job().wiring().models().tokenizer(model);
        if (text != null) {
            print(tokenizer.encode(TextArgument.read(text, job().console())));
        } else {
            tokenizeLines(tokenizer);
        }
        return Cli.DONE;
    }

    private void tokenizeLines(Tokenizer tokenizer) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(job().console().in(), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Json.line(out(), describe(tokenizeLine(tokenizer, line, number)));
        }
    }

    private List<Token> tokenizeLine(Tokenizer tokenizer, String line, int number) {
        try {
            JsonNode string = STRICT.readTree(line, "");
            if (!string.isTextual()) {
                throw Problem.input("cli.not-a-string", "").asException();
            }
            return tokenizer.encode(string.textValue());
        } catch (IntakeException e) {
            String why = job().messages().sentence(e.problem());
            throw Problem.input("cli.line", "", "line", number, "why", why).asException();
        }
    }

    private void print(List<Token> tokens) {
        if (json) {
            Json.line(out(), describe(tokens));
        } else {
            out().println(
                            tokens.stream()
                                    .map(token -> token.id() + " " + Quoted.text(token.text()))
                                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static Map<String, Object> describe(List<Token> tokens) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ids", tokens.stream().map(Token::id).toList());
        object.put("tokens", tokens.stream().map(Token::text).toList());
        return object;
    }
}
