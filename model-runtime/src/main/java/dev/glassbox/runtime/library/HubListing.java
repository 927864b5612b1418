package dev.glassbox.runtime.library;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hub says about a repository at one commit, read from its answer and checked in form.
 *
 * @param commit 40 hex digits
 * @param access whether anybody may read it
 * @param licence an SPDX id or the hub's short name; empty where none is stated
 * @param modelType of {@code config.json}; empty where the hub does not say
 * @param parameters number of values in the weights; 0 where the hub does not say
 * @param files those directly in the repository's root
 */
record HubListing(
        String commit,
        Access access,
        String licence,
        String modelType,
        long parameters,
        List<Entry> files) {

    /** Who may read it. */
    enum Access {
        OPEN,
        GATED,
        CLOSED
    }

    /**
     * @param name of the file
     * @param bytes its length, negative where that is not said
     * @param sha256 of a large file, else empty
     * @param blob git's sha1 of a small file, else empty
     */
    record Entry(String name, long bytes, String sha256, String blob) {}

    /**
     * @throws IllegalArgumentException if that is no such answer
     */
    static HubListing of(JsonNode answer) {
        String commit = answer.path("sha").asText("");
        JsonNode siblings = answer.path("siblings");
        if (!Checksum.isOf(Checksum.Kind.GIT_BLOB, commit) || !siblings.isArray()) {
            throw new IllegalArgumentException("no commit or no list of files");
        }
        List<Entry> files = new ArrayList<>();
        for (JsonNode sibling : siblings) {
            String name = sibling.path("rfilename").asText("");
            if (!name.contains("/")) {
                files.add(entry(name, sibling));
            }
        }
        return new HubListing(
                commit,
                access(answer),
                licence(answer),
                answer.path("config").path("model_type").asText(""),
                parameters(answer.path("safetensors")),
                List.copyOf(files));
    }

    private static Entry entry(String name, JsonNode sibling) {
        JsonNode large = sibling.path("lfs");
        boolean isLarge = large.isObject();
        return new Entry(
                name,
                (isLarge ? large : sibling).path("size").asLong(-1),
                large.path("sha256").asText(""),
                isLarge ? "" : sibling.path("blobId").asText(""));
    }

    private static Access access(JsonNode answer) {
        if (answer.path("disabled").asBoolean() || answer.path("private").asBoolean()) {
            return Access.CLOSED;
        }
        JsonNode gated = answer.path("gated"); // false, "auto" or "manual"
        return gated.isTextual() || gated.asBoolean() ? Access.GATED : Access.OPEN;
    }

    private static String licence(JsonNode answer) {
        String stated = answer.path("cardData").path("license").asText("");
        if (!stated.isEmpty()) {
            String own = answer.path("cardData").path("license_name").asText("");
            return stated.equals("other") && !own.isEmpty() ? own : stated;
        }
        for (JsonNode tag : answer.path("tags")) {
            if (tag.asText().startsWith("license:")) {
                return tag.asText().substring("license:".length());
            }
        }
        return "";
    }

    private static long parameters(JsonNode safetensors) {
        long sum = 0;
        for (JsonNode count : safetensors.path("parameters")) {
            sum += Math.max(0, count.asLong());
        }
        return sum > 0 ? sum : Math.max(0, safetensors.path("total").asLong());
    }
}
