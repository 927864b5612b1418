package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** What an answer means that is not the file asked for. */
final class Refused {
    private static final Set<Integer> PASSING = Set.of(408, 425, 500, 502, 503, 504);

    private final HubEndpoint endpoint;
    private final HubId id;
    private final InstantSource clock;
    private final Duration longestPause;

    Refused(HubEndpoint endpoint, HubId id, InstantSource clock, Duration longestPause) {
        this.endpoint = endpoint;
        this.id = id;
        this.clock = clock;
        this.longestPause = longestPause;
    }

    /**
     * @param what is missing where the answer is 404: {@code library.not-found} or {@code
     *     library.file-gone}
     */
    HubTrouble trouble(Answer answer, Problem what) {
        int status = answer.status();
        return switch (status) {
            case 401, 403 -> HubTrouble.lasting(closed(answer));
            case 404, 410 ->
                    HubTrouble.lasting(
                            answer.header("x-error-code").equals("RevisionNotFound")
                                    ? input("library.no-revision", "revision", id.revision())
                                    : what);
            case 416 -> HubTrouble.askDifferently(status(status));
            case 429 -> tooMany(answer);
            default ->
                    PASSING.contains(status)
                            ? HubTrouble.passing(
                                    failure("library.server-error", "status", status),
                                    pause(answer))
                            : HubTrouble.lasting(status(status));
        };
    }

    /** A page where a file should be. */
    HubTrouble page() {
        return HubTrouble.lasting(Problem.failure("library.page", endpoint.toString()));
    }

    private Problem closed(Answer answer) {
        String code = answer.header("x-error-code");
        if (code.equals("GatedRepo")) {
            return input("library.gated");
        }
        return input(answer.status() == 401 ? "library.private" : "library.forbidden");
    }

    private HubTrouble tooMany(Answer answer) {
        Optional<Duration> asked = pause(answer);
        long seconds = asked.map(Duration::toSeconds).orElse(60L);
        Problem problem =
                Problem.failure("library.too-many", endpoint.toString(), "seconds", seconds);
        return asked.filter(pause -> pause.compareTo(longestPause) > 0).isPresent()
                ? HubTrouble.lasting(problem)
                : HubTrouble.passing(problem, asked);
    }

    private Problem status(int status) {
        return failure("library.unexpected-status", "status", status);
    }

    private Problem failure(String problem, Object... pairs) {
        return Problem.failure(problem, endpoint.toString(), pairs);
    }

    private Problem input(String problem, Object... pairs) {
        return Problem.input(problem, id.path(), pairs);
    }

    /** {@code Retry-After}: seconds, or a time by the server's own clock. */
    private Optional<Duration> pause(Answer answer) {
        String words = answer.header("retry-after").strip();
        if (words.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(words)));
        }
        Instant now = time(answer.header("date")).orElseGet(clock::instant);
        return time(words)
                .map(then -> Duration.between(now, then))
                .filter(pause -> !pause.isNegative());
    }

    private static Optional<Instant> time(String words) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(words, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
