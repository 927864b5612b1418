package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.FrameTable;
import dev.glassbox.visualizers.api.Message;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.Workings;
import dev.glassbox.visualizers.scale.Numbers;
import dev.glassbox.visualizers.scale.TokenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of one position, or one of its logits taken apart.
 *
 * @param description the picture in words; why there is none where there is none
 * @param facts {@code position}, {@code largest-writer}; {@code answer} and {@code largest-share}
 *     where a logit can be taken apart
 * @param tokens the prompt's, as a person shall see them
 * @param recorded whether the numbers were recorded earlier
 * @param path always there: the picture of the path, and its numbers
 * @param attribution where a logit can be taken apart
 * @param shown whether there is a picture of what the state asks for
 * @param check the sum that comes out again
 * @param candidates texts of the likeliest next tokens, the likeliest first
 * @param inspection the chosen part taken apart
 * @param logitFirst whether the logit's table is the main one
 */
public record ResidualFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        Path path,
        Optional<Attribution> attribution,
        boolean shown,
        Message check,
        List<String> candidates,
        Optional<Workings> inspection,
        boolean logitFirst)
        implements VisualizerFrame {

    public ResidualFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        candidates = List.copyOf(candidates);
    }

    static ResidualFrame of(ResidualState state, ResidualAnswer data) {
        List<String> tokens =
                data.pass().tokens().stream()
                        .map(token -> TokenText.visible(token.text()))
                        .toList();
        Path path = Path.of(data);
        Optional<Attribution> attribution =
                data.logit()
                        .map(
                                logit ->
                                        Attribution.of(
                                                logit,
                                                state.bySize(),
                                                text(data, logit.id()),
                                                logit.against() < 0
                                                        ? ""
                                                        : text(data, logit.against())));
        boolean logit = state.show() == ResidualState.Picture.LOGIT;
        boolean shown = !logit || attribution.isPresent();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("position", String.valueOf(data.position()));
        if (path.largest() >= 0) {
            facts.put("largest-writer", path.steps().get(path.largest()).name());
        }
        attribution.ifPresent(
                a -> {
                    facts.put("answer", a.answer());
                    facts.put("largest-share", a.largest().name());
                });
        Message description =
                !logit
                        ? pathWords(path, tokens)
                        : attribution
                                .map(a -> logitWords(a, data.position(), tokens))
                                .orElseGet(() -> absence(data));
        Message check =
                logit ? attribution.map(ResidualFrame::sumWords).orElse(description) : check(path);
        Optional<Workings> inspection =
                state.inspector() && state.part() != null && shown
                        ? new ResidualWorkings(state, data, path, tokens)
                                .of(state.part(), attribution)
                        : Optional.empty();
        return new ResidualFrame(
                description,
                facts,
                tokens,
                data.pass().trace().origin().recorded(),
                path,
                attribution,
                shown,
                check,
                data.best().stream().map(id -> text(data, id)).toList(),
                inspection,
                logit);
    }

    private static String text(ResidualAnswer data, int id) {
        return data.pass().tokenizer().tokenText(id);
    }

    private static Message pathWords(Path path, List<String> tokens) {
        int row = path.largest();
        int at = path.position();
        if (row < 0) {
            return Message.of(
                    "residual.description.plain", "position", at, "token", tokens.get(at));
        }
        Step step = path.steps().get(row);
        return Message.of(
                step.kind() == Step.Kind.MLP
                        ? "residual.description.mlp"
                        : "residual.description.attention",
                "position",
                at,
                "token",
                tokens.get(at),
                "layer",
                step.layer(),
                "added",
                Numbers.picture(step.added()[at]),
                "before",
                Numbers.picture(step.before()[at]),
                "after",
                Numbers.picture(step.after()[at]));
    }

    private static Message logitWords(Attribution a, int at, List<String> tokens) {
        Part largest = a.largest();
        return Message.of(
                logitKey(largest, !a.against().isEmpty()),
                "position",
                at,
                "token",
                tokens.get(at),
                "answer",
                TokenText.visible(a.answer()),
                "against",
                TokenText.visible(a.against()),
                "part",
                largest.name(),
                "layer",
                largest.layer(),
                "head",
                largest.head(),
                "value",
                Numbers.picture(largest.value()),
                "logit",
                Numbers.picture(a.logit()));
    }

    private static String logitKey(Part largest, boolean difference) {
        if (largest.isHead()) {
            return difference ? "residual.difference.head" : "residual.logit.head";
        }
        if (largest.isMlp()) {
            return difference ? "residual.difference.mlp" : "residual.logit.mlp";
        }
        return difference ? "residual.difference.other" : "residual.logit.other";
    }

    private static Message absence(ResidualAnswer data) {
        return data.unknown().isEmpty()
                ? Message.of("residual.absent.direct", "model", data.pass().card().id())
                : Message.of(
                        "residual.absent.token",
                        "model",
                        data.pass().card().id(),
                        "text",
                        TokenText.visible(data.unknown()));
    }

    private static Message check(Path path) {
        if (!path.sums()) {
            return Message.of("residual.check.norms");
        }
        return Message.of(
                path.agrees() ? "residual.check" : "residual.check.differs",
                "difference",
                Numbers.brief(path.difference()),
                "tolerance",
                Numbers.brief(path.tolerance()));
    }

    private static Message sumWords(Attribution a) {
        return Message.of(
                a.agrees() ? "residual.sum" : "residual.sum.differs",
                "sum",
                Numbers.fixed(a.sum(), 4),
                "logit",
                Numbers.fixed(a.logit(), 4),
                "difference",
                Numbers.brief(a.sum() - a.logit()),
                "tolerance",
                Numbers.brief(a.tolerance()));
    }

    /** One cell of the overview in words. */
    Message cellWords(int row, int position) {
        Step step = path.steps().get(row);
        String cosine = Numbers.picture(step.cosine()[position]);
        return Message.of(
                step.before()[position] == 0 ? "residual.cell.first" : "residual.cell",
                "part",
                step.name(),
                "position",
                position,
                "token",
                tokens.get(position),
                "added",
                Numbers.reading(step.added()[position]),
                "before",
                Numbers.reading(step.before()[position]),
                "after",
                Numbers.reading(step.after()[position]),
                "cosine",
                cosine);
    }

    @Override
    public List<FrameTable> tables() {
        if (!shown) {
            return List.of();
        }
        List<FrameTable> tables = new ArrayList<>(List.of(pathTable()));
        attribution.ifPresent(a -> tables.add(logitFirst ? 0 : 1, logitTable(a)));
        tables.add(normTable());
        return tables;
    }

    private FrameTable pathTable() {
        List<List<Object>> rows = new ArrayList<>();
        int at = path.position();
        for (Step step : path.steps()) {
            rows.add(
                    List.of(
                            step.name(),
                            step.added()[at],
                            step.before()[at],
                            step.after()[at],
                            Double.isNaN(step.cosine()[at]) ? "" : step.cosine()[at]));
        }
        return new FrameTable(
                "residual_path",
                List.of("writer", "added_norm", "stream_before", "stream_after", "cosine"),
                rows);
    }

    private FrameTable normTable() {
        List<List<Object>> rows = new ArrayList<>();
        for (Step step : path.steps()) {
            for (int at = 0; at < tokens.size(); at++) {
                rows.add(
                        List.of(
                                step.name(),
                                at,
                                tokens.get(at),
                                step.added()[at],
                                step.after()[at]));
            }
        }
        return new FrameTable(
                "added_norms",
                List.of("writer", "pos", "token", "added_norm", "stream_after"),
                rows);
    }

    private static FrameTable logitTable(Attribution a) {
        List<List<Object>> rows = new ArrayList<>();
        a.parts().forEach(part -> rows.add(List.of(part.name(), part.value())));
        rows.add(List.of("sum", a.sum()));
        rows.add(List.of("logit", a.logit()));
        return new FrameTable("logit_attribution", List.of("part", "logits"), rows);
    }
}
