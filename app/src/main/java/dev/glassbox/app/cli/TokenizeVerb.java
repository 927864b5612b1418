package dev.glassbox.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.tokenizer.OpenAiEncodings;
import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.io.IOException;
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

    @Option(names = "--model", paramLabel = "M")
    private @Nullable String model;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            descriptionKey = "glassbox.tokenize.encoding")
    private @Nullable String encoding;

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
        Tokenizer tokenizer = tokenizer();
        if (text != null) {
            print(tokenizer.encode(TextArgument.read(text, job().console())));
        } else {
            tokenizeLines(tokenizer);
        }
        return Cli.DONE;
    }

    private Tokenizer tokenizer() {
        if (model != null && encoding == null) {
            return job().wiring().models().tokenizer(model);
        }
        if (encoding != null && model == null) {
            return OpenAiEncodings.open(encoding);
        }
        throw Problem.input("cli.model-or-encoding", "").asException();
    }

    private void tokenizeLines(Tokenizer tokenizer) throws IOException {
        LineInput lines = new LineInput(job().console().in());
        int number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            Json.line(out(), describe(tokenizeLine(tokenizer, line, number)));
        }
    }

    private List<Token> tokenizeLine(Tokenizer tokenizer, byte[] line, int number) {
        try {
            return tokenizer.encode(string(ForeignFiles.decode(line, "stdin")));
        } catch (IntakeException e) {
            String why = job().messages().sentence(e.problem());
            throw Problem.input("cli.line", "", "line", number, "why", why).asException();
        }
    }

    private static String string(String line) {
        JsonNode string;
        try {
            string = STRICT.readTree(line, "");
        } catch (IntakeException e) {
            throw new IntakeException(Problem.input("cli.not-a-string", ""), e);
        }
        if (!string.isTextual()) {
            throw Problem.input("cli.not-a-string", "").asException();
        }
        return string.textValue();
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
