package dev.glassbox.runtime.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From Jackson's exceptions to problems of the catalogue. */
final class JsonFaults {
    private JsonFaults() {}

    static IntakeException translate(JsonProcessingException e, String document) {
        IntakeException ours = ours(e);
        if (ours != null) {
            return placed(ours, place(document, e.getLocation()));
        }
        return new IntakeException(problem(e, place(document, e.getLocation())), e);
    }

    /** A constructor does not know where its values stand; here it is known. */
    private static IntakeException placed(IntakeException ours, String place) {
        Problem said = ours.problem();
        if (!said.place().isEmpty()) {
            return ours;
        }
        return new IntakeException(
                new Problem(said.id(), said.blame(), place, said.arguments()), ours);
    }

    private static Problem problem(JsonProcessingException e, String place) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Problem.input(
                    "json.unknown-key",
                    place,
                    "key",
                    unknown.getPropertyName(),
                    "known",
                    unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (e instanceof ValueInstantiationException refused) {
            return Problem.input(
                    "json.refused", place, "key", path(refused), "reason", reason(refused));
        }
        if (e instanceof InvalidFormatException format) {
            return Problem.input(
                    "json.wrong-value",
                    place,
                    "key",
                    path(format),
                    "value",
                    String.valueOf(format.getValue()));
        }
        if (e instanceof StreamConstraintsException) {
            return Problem.input("json.limit", place);
        }
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof MismatchedInputException mismatch) {
            if (message.startsWith("Trailing token")) {
                return Problem.input("json.trailing", place);
            }
            if (message.startsWith("No content")) {
                return Problem.input("json.empty", place);
            }
            // Jackson says the same of a key that is absent and of one that is null.
            boolean missing = message.startsWith("Cannot map `null`");
            return missing
                    ? Problem.input("json.missing-key", place, "key", path(mismatch))
                    : Problem.input("json.wrong-kind", place, "key", path(mismatch));
        }
        if (e instanceof JsonParseException && message.startsWith("Duplicate")) {
            return Problem.input("json.duplicate-key", place, "key", quoted(message));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.input("json.wrong-kind", place, "key", path(mapping));
        }
        return Problem.input("json.syntax", place);
    }

    /**
     * A record's constructor may itself refuse with a problem of the catalogue: that one counts.
     */
    private static @Nullable IntakeException ours(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IntakeException intake) {
                return intake;
            }
        }
        return null;
    }

    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    }

    /** {@code steps[2].state.layer}; empty for the whole document. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** {@code document:line:column}, or the document alone where there is no line. */
    static String place(String document, @Nullable JsonLocation at) {
        boolean located = at != null && at.getLineNr() > 0 && at.getColumnNr() > 0;
        return at != null && located
                ? document + ":" + at.getLineNr() + ":" + at.getColumnNr()
                : document;
    }

    private static String quoted(String message) {
        int first = message.indexOf('\'');
        int last = message.lastIndexOf('\'');
        return first < 0 || last <= first ? "" : message.substring(first + 1, last);
    }
}
