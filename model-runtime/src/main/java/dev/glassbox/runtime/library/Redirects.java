package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.Problem;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where a hub may send us on to: to itself, or by https to a server of the internet; never to a
 * file, never from https to http, never into a private network.
 */
final class Redirects {
    /** The most hops. */
    static final int MOST = 5;

    private static final Set<Integer> CODES = Set.of(301, 302, 303, 307, 308);

    private final HubEndpoint endpoint;
    private final Addresses.Lookup lookup;

    Redirects(HubEndpoint endpoint, Addresses.Lookup lookup) {
        this.endpoint = endpoint;
        this.lookup = lookup;
    }

    static boolean is(int status) {
        return CODES.contains(status);
    }

    /**
     * Where to go on.
     *
     * @param location as the server wrote it
     * @throws HubTrouble if that is not allowed
     */
    URI follow(URI from, Optional<String> location) throws HubTrouble {
        String words = location.orElse("");
        URI to;
        try {
            to = from.resolve(words);
        } catch (IllegalArgumentException e) {
            throw refused(words);
        }
        if (words.isEmpty() || to.getHost() == null || !isAllowed(to)) {
            throw refused(words);
        }
        return to;
    }

    private boolean isAllowed(URI to) {
        if (endpoint.serves(to)) {
            return true;
        }
        return "https".equalsIgnoreCase(to.getScheme())
                && !Addresses.isPrivate(to.getHost(), lookup);
    }

    private HubTrouble refused(String target) {
        return HubTrouble.lasting(
                Problem.failure(
                        "library.redirect-refused",
                        endpoint.toString(),
                        "target",
                        target.length() > 80 ? target.substring(0, 80) + "…" : target));
    }
}
