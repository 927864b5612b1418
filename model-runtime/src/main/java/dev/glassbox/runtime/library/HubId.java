package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a model on a hub: {@code owner/name}, with a branch, tag or commit after {@code @} where it
 * is not the newest of the main branch.
 *
 * @param owner a person or an organisation
 * @param name of the repository
 * @param revision a branch, tag or commit
 */
public record HubId(String owner, String name, String revision) {
    /** The branch that is meant where none is named. */
    public static final String MAIN = "main";

    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?)"
                            + "/([A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?)"
                            + "(?:@([A-Za-z0-9](?:[A-Za-z0-9._/-]{0,126}[A-Za-z0-9_])?))?");

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if the words do not name a model
     */
    public static HubId parse(String words) {
        Matcher form = FORM.matcher(words.strip());
        if (!form.matches() || words.contains("..") || words.contains("//")) {
            throw Problem.input("library.bad-id", words).asException();
        }
        String revision = form.group(3);
        return new HubId(form.group(1), form.group(2), revision == null ? MAIN : revision);
    }

    /** {@code owner/name}: what the model is called once it is installed. */
    public String path() {
        return owner + "/" + name;
    }

    /** The revision as one part of an address. */
    String encodedRevision() {
        return URLEncoder.encode(revision, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return revision.equals(MAIN) ? path() : path() + "@" + revision;
    }
}
