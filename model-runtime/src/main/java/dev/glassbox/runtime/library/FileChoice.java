package dev.glassbox.runtime.library;

import dev.glassbox.runtime.intake.ByteCount;
import dev.glassbox.runtime.intake.Limits;
import dev.glassbox.runtime.intake.Problem;
import dev.glassbox.runtime.model.ModelFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which files of a repository a model needs: its settings, its weights as safetensors, its
 * tokenizer, and what tells of its licence. Nothing else is ever fetched, pickles least of all.
 */
final class FileChoice {
    /** Names the shards of weights in several files. */
    static final String INDEX = ModelFolder.WEIGHTS + ".index.json";

    /** What tells of the licence. */
    private static final List<String> PAPERS =
            List.of("README.md", "LICENSE", "LICENSE.md", "LICENSE.txt");

    private static final Pattern SHARD = Pattern.compile("model-\\d{5}-of-\\d{5}\\.safetensors");
    private static final Pattern PICKLE =
            Pattern.compile(".*\\.(bin|pt|pth|ckpt|pkl|pickle|h5|msgpack|ot)");

    private final Limits.Files limits;
    private final String id;

    FileChoice(Limits.Files limits, String id) {
        this.limits = limits;
        this.id = id;
    }

    /**
     * The files to fetch: {@code config.json} first, the weights last.
     *
     * @throws dev.glassbox.runtime.intake.IntakeException if the repository holds no model that can
     *     be read here
     */
    List<HubFile> choose(List<HubListing.Entry> files) {
        List<HubFile> chosen = new ArrayList<>();
        if (find(files, ModelFolder.CONFIG).isEmpty()) {
            throw Problem.input("library.no-config", id).asException();
        }
        for (Map.Entry<String, Integer> small : small().entrySet()) {
            find(files, small.getKey())
                    .filter(file -> isWanted(file, small.getValue()))
                    .map(this::checked)
                    .ifPresent(chosen::add);
        }
        weights(files).stream().map(this::checked).forEach(chosen::add);
        return chosen;
    }

    static boolean isWeights(HubFile file) {
        return file.name().endsWith(".safetensors");
    }

    /** What to take besides the weights, and the most bytes of each. */
    private Map<String, Integer> small() {
        Map<String, Integer> small = new LinkedHashMap<>();
        small.put(ModelFolder.CONFIG, limits.config());
        List.of("generation_config.json", "special_tokens_map.json", "chat_template.jinja")
                .forEach(name -> small.put(name, limits.config()));
        List.of("tokenizer_config.json", "added_tokens.json")
                .forEach(name -> small.put(name, limits.card()));
        List.of("tokenizer.json", "vocab.json", "merges.txt", "vocab.txt")
                .forEach(name -> small.put(name, limits.tokenizer()));
        PAPERS.forEach(name -> small.put(name, limits.config()));
        return small;
    }

    /** A model can be read without its papers, but not without the rest. */
    private boolean isWanted(HubListing.Entry file, int limit) {
        boolean fits = file.bytes() <= limit;
        if (!fits && !PAPERS.contains(file.name())) {
            throw Problem.input(
                            "library.file-too-large",
                            id,
                            "file",
                            file.name(),
                            "bytes",
                            ByteCount.text(file.bytes()),
                            "limit",
                            ByteCount.text(limit))
                    .asException();
        }
        return fits;
    }

    private List<HubListing.Entry> weights(List<HubListing.Entry> files) {
        Optional<HubListing.Entry> one = find(files, ModelFolder.WEIGHTS);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        Optional<HubListing.Entry> index = find(files, INDEX);
        if (index.isPresent() && isWanted(index.get(), limits.tokenizer())) {
            List<HubListing.Entry> shards = new ArrayList<>(List.of(index.get()));
            files.stream().filter(f -> SHARD.matcher(f.name()).matches()).forEach(shards::add);
            return shards;
        }
        Optional<String> pickle =
                files.stream()
                        .map(HubListing.Entry::name)
                        .filter(name -> PICKLE.matcher(name).matches())
                        .findFirst();
        throw pickle.map(name -> Problem.input("library.pickles-only", id, "file", name))
                .orElseGet(() -> Problem.input("library.no-weights", id))
                .asException();
    }

    private static Optional<HubListing.Entry> find(List<HubListing.Entry> files, String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** A file whose bytes cannot be checked is not fetched. */
    private HubFile checked(HubListing.Entry file) {
        if (file.bytes() >= 0 && Checksum.isOf(Checksum.Kind.SHA256, file.sha256())) {
            return new HubFile(file.name(), file.bytes(), Checksum.sha256(file.sha256()));
        }
        if (file.bytes() >= 0 && Checksum.isOf(Checksum.Kind.GIT_BLOB, file.blob())) {
            return new HubFile(file.name(), file.bytes(), Checksum.gitBlob(file.blob()));
        }
        throw Problem.failure("library.no-checksum", id, "file", file.name()).asException();
    }
}
