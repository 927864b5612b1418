package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a hub answers: {@code https} always, but for one on this very machine.
 *
 * @param uri without a slash at its end
 */
public record HubEndpoint(URI uri) {
    /** The hub that is asked where the user names no other. */
    public static final HubEndpoint STANDARD =
            new HubEndpoint(URI.create("https://huggingface.co"));

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @throws dev.glassbox.runtime.intake.IntakeException if the words are no address, or one that
     *     is not safe
     */
    public static HubEndpoint parse(String words) {
        try {
            URI uri = new URI(words.strip().replaceAll("/+$", ""));
            if (isPlain(uri) && (isSecure(uri) || isHere(uri))) {
                return new HubEndpoint(uri);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw Problem.input("library.bad-endpoint", words).asException();
    }

    /** An address below this one. */
    URI resolve(String path) {
        return URI.create(uri + "/" + path);
    }

    /** Whether an address is of the same server, which the user has named. */
    boolean serves(URI other) {
        return String.valueOf(uri.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(uri.getHost()).equalsIgnoreCase(other.getHost())
                && uri.getPort() == other.getPort();
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isHere(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && HERE.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
