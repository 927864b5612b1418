package dev.glassbox.runtime.training;

import dev.glassbox.runtime.training.text.TextLanguages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code README.md} of a model's folder: a model card as Hugging Face reads it, in English and
 * Chinese. The words are in {@code card_en.md} and {@code card_zh.md}, the numbers are put in here.
 */
final class ModelReadme {
    static final String NAME = "README.md";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String NONE = "-";
    private static final int LONGEST_PROMPT = 20;

    /** Licences that a card's header may name as they are, in small letters. */
    private static final Set<String> KNOWN_LICENCES =
            Set.of(
                    "apache-2.0",
                    "mit",
                    "cc0-1.0",
                    "cc-by-2.0",
                    "cc-by-3.0",
                    "cc-by-4.0",
                    "cc-by-sa-3.0",
                    "cc-by-sa-4.0",
                    "cc-by-nc-4.0",
                    "cc-by-nc-sa-4.0");

    private final RunState state;
    private final Corpus corpus;
    private final Recipe recipe;
    private final String engine;
    private final long parameters;
    private final long stored;

    /**
     * @param parameters trained numbers
     * @param stored numbers in the weights file
     */
    ModelReadme(RunState state, Corpus corpus, String engine, long parameters, long stored) {
        this.state = state;
        this.corpus = corpus;
        this.recipe = state.recipe();
        this.engine = engine;
        this.parameters = parameters;
        this.stored = stored;
    }

    String write() {
        Map<String, String> values = values();
        String title = "A small language model trained in Glassbox on " + values.get("text");
        return header()
                + "\n# "
                + title
                + "\n\n"
                + filled("card_en.md", values)
                + "\n# 在 Glassbox 中用 "
                + values.get("text")
                + " 训练的小型语言模型\n\n"
                + filled("card_zh.md", values);
    }

    private String header() {
        StringBuilder yaml = new StringBuilder("---\n");
        String licence = recipe.licence().toLowerCase(Locale.ROOT);
        if (licence.isEmpty()) {
            yaml.append("license: unknown\n"); // for the user to say
        } else if (KNOWN_LICENCES.contains(licence)) {
            yaml.append("license: ").append(licence).append('\n');
        } else {
            yaml.append("license: other\nlicense_name: ")
                    .append(licence.replaceAll("[^a-z0-9.]+", "-"))
                    .append('\n');
        }
        List<String> languages = TextLanguages.of(corpus.trainText());
        if (!languages.isEmpty()) {
            yaml.append("language:\n");
            languages.forEach(language -> yaml.append("- ").append(language).append('\n'));
        }
        yaml.append("library_name: transformers\npipeline_tag: text-generation\ntags:\n");
        for (String tag : List.of("glassbox", recipe.network().family(), cutting())) {
            yaml.append("- ").append(tag).append('\n');
        }
        return yaml.append("---\n").toString();
    }

    private boolean byCharacter() {
        return recipe.corpus().bpeVocab() == 0;
    }

    private String cutting() {
        return byCharacter() ? "character-level" : "byte-level-bpe";
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        ofTheNetwork(values);
        ofTheText(values);
        ofTheRun(values);
        return values;
    }

    private void ofTheNetwork(Map<String, String> values) {
        Recipe.Network network = recipe.network();
        values.put("family", network.family());
        values.put("layers", count(network.nLayers()));
        values.put("heads", count(network.nHeads()));
        values.put("d_model", count(network.dModel()));
        values.put("n_ctx", String.valueOf(network.nCtx()));
        values.put("vocabulary", String.valueOf(corpus.tokenizer().vocabularySize()));
        values.put("tokens_en", byCharacter() ? "one a character" : "byte pairs of its text");
        values.put("tokens_zh", byCharacter() ? "每个字符一个" : "从文本学出的字节对");
        values.put("parameters", count(parameters));
        values.put("stored", count(stored));
        values.put("zeros", count(stored - parameters));
    }

    private void ofTheText(Map<String, String> values) {
        Recipe.Source source = recipe.corpus();
        Recipe.Town town = source.town();
        String text = town == null ? fileName(source.file()) : "TinyTown " + town.size();
        values.put("text", text.isEmpty() ? NONE : "`" + text + "`");
        values.put("sha256", state.corpusSha256());
        String licence = oneLine(source.licence());
        values.put("text_licence_en", licence.isEmpty() ? "for you to say" : licence);
        values.put("text_licence_zh", licence.isEmpty() ? "由你说明" : licence);
        values.put("url", orNone(oneLine(source.url())));
        values.put("attribution", orNone(oneLine(String.valueOf(source.attribution()))));
        values.put("train_tokens", count(corpus.trainSize()));
        values.put("validation_tokens", count(corpus.size() - corpus.trainSize()));
        values.put("prompt", prompt());
        values.put(
                "unknown_en",
                byCharacter()
                        ? "Characters that its text did not have it cannot read: Glassbox refuses"
                                + " them, transformers drops them without a word."
                        : "It reads any character, for its smallest tokens are bytes.");
        values.put(
                "unknown_zh",
                byCharacter()
                        ? "文本中没有的字符它读不了：Glassbox 会拒绝，transformers 则不作声地丢掉。"
                        : "它能读任何字符，因为最小的词元是字节。");
    }

    private void ofTheRun(Map<String, String> values) {
        Recipe.Schedule schedule = recipe.schedule();
        Recipe.Optimizer rule = recipe.optimizer();
        values.put("recipe", recipe.name());
        values.put("seed", String.valueOf(state.seed()));
        values.put("steps", count(schedule.steps()));
        values.put("batch", String.valueOf(schedule.batch()));
        double seen = (double) schedule.steps() * schedule.batch() * recipe.network().nCtx();
        values.put("passes", String.format(Locale.ROOT, "%.1f", seen / corpus.trainSize()));
        values.put("kind", rule.kind());
        values.put("max_lr", String.valueOf(rule.maxLr()));
        values.put("min_lr", String.valueOf(rule.minLr()));
        values.put("decay", rule.decay());
        values.put("warmup", String.valueOf(rule.warmupSteps()));
        values.put("weight_decay", String.valueOf(rule.weightDecay()));
        values.put("dropout", String.valueOf(recipe.dropout()));
        values.put("clip", String.valueOf(rule.clipNorm()));
        values.put(
                "changes",
                orNone(
                        state.adjustments().stream()
                                .map(a -> a.step() + ": " + a.what() + " " + a.value())
                                .collect(Collectors.joining("; "))));
        values.put("engine", engine);
        values.put("threads", String.valueOf(state.threads()));
        Optional<TrainingMetrics> last = state.log().stream().reduce((earlier, later) -> later);
        values.put("train_loss", last.map(line -> loss(line.trainLoss())).orElse(NONE));
        values.put("val_loss", last.map(TrainingMetrics::valLoss).map(v -> loss(v)).orElse(NONE));
        values.put("chance", loss(Math.log(corpus.tokenizer().vocabularySize())));
    }

    /** The first words of the validation part, as far as they may stand in quotes anywhere. */
    private String prompt() {
        String line =
                corpus.validationText()
                        .lines()
                        .map(text -> text.replaceAll("[^\\p{L}\\p{N} ,.，。]", "").strip())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
        int length = line.codePointCount(0, line.length());
        return line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST_PROMPT, length)))
                .strip();
    }

    /** Without a path, and without what would end a code span. */
    private static String fileName(String file) {
        return oneLine(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}`\\s]+", " ").strip();
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String loss(double nats) {
        return String.format(Locale.ROOT, "%.4f", nats);
    }

    private static String filled(String resource, Map<String, String> values) {
        return PLACE.matcher(words(resource))
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(place.group(1), place.group())));
    }

    private static String words(String resource) {
        try (InputStream in = ModelReadme.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
