package dev.glassbox.runtime.library;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glassbox.runtime.intake.ForeignFiles;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.intake.StrictJson;
import java.io.IOException;

/** Asks a hub what a repository holds. */
final class Lookup {
    private static final int LIMIT_BYTES = 16 << 20;

    private final HubClient client;
    private final HubId id;
    private final Refused refused;

    Lookup(HubClient client, HubId id, Refused refused) {
        this.client = client;
        this.id = id;
        this.refused = refused;
    }

    /**
     * @throws IntakeException if the hub does not say, in spite of all attempts
     */
    HubListing listing(Attempts attempts, Pace pace) {
        while (true) {
            try {
                return ask(pace);
            } catch (HubTrouble trouble) {
                attempts.failed(trouble);
            }
        }
    }

    private HubListing ask(Pace pace) throws HubTrouble {
        String path =
                "api/models/" + id.path() + "/revision/" + id.encodedRevision() + "?blobs=true";
        try (Answer answer = client.get(path, 0, pace)) {
            if (answer.isPage()) {
                throw refused.page();
            }
            if (answer.status() != 200) {
                throw refused.trouble(answer, Problem.input("library.not-found", id.path()));
            }
            return HubListing.of(tree(answer));
        } catch (Pace.TooSlow e) {
            throw HubTrouble.passing(failure("library.no-answer"));
        } catch (IOException e) {
            throw HubTrouble.passing(failure("library.broken-off"));
        } catch (IntakeException | IllegalArgumentException e) {
            throw HubTrouble.lasting(failure("library.not-a-hub"));
        }
    }

    private static JsonNode tree(Answer answer) throws IOException {
        byte[] bytes = answer.content().readNBytes(LIMIT_BYTES);
        return StrictJson.standard().readTree(ForeignFiles.decode(bytes, ""), "");
    }

    private Problem failure(String problem) {
        return Problem.failure(problem, client.endpoint().toString());
    }
}
