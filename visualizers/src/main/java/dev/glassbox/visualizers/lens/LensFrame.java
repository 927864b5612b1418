package dev.glassbox.visualizers.lens;

import dev.glassbox.runtime.analysis.LogitLens;
import dev.glassbox.runtime.tokenizer.Tokenizer;
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
import java.util.stream.IntStream;

/**
 * What the model would answer after each layer, and when its answer appears.
 *
 * @param description where the answer appears, in words
 * @param facts {@code answer}, {@code on-top-from} (a stage from 0), {@code probability-at-first},
 *     {@code probability-at-last}, {@code position}
 * @param tokens the prompt's, as a person shall see them
 * @param recorded whether the numbers were recorded earlier
 * @param stages how many; the first is before the first block
 * @param values what is coloured, by stage and position, row-major, from 0 to 1
 * @param tops the likeliest token of each cell, row-major, as a person shall see it
 * @param position the chosen column
 * @param stage the chosen row
 * @param chosen the likeliest tokens of the chosen cell
 * @param curve probability of the final answer at the chosen position, by stage
 * @param bestOther probability of the likeliest token that is another, by stage
 * @param first the stage from which on the answer stays on top; the last one at most
 * @param absent why there is no such stage, where there is none
 * @param inspection the chosen cell taken apart
 * @param numbers by stage and position
 */
public record LensFrame(
        Message description,
        Map<String, String> facts,
        List<String> tokens,
        boolean recorded,
        int stages,
        double[] values,
        List<String> tops,
        int position,
        int stage,
        List<Candidate> chosen,
        double[] curve,
        double[] bestOther,
        int first,
        Optional<Message> absent,
        Optional<Workings> inspection,
        FrameTable numbers)
        implements VisualizerFrame {

    /**
     * One of the likeliest tokens of a cell.
     *
     * @param text its own
     */
    public record Candidate(String text, double probability) {}

    public LensFrame {
        facts = Map.copyOf(facts);
        tokens = List.copyOf(tokens);
        tops = List.copyOf(tops);
        chosen = List.copyOf(chosen);
    }

    static LensFrame of(LensState state, LensAnswer data) {
        Tokenizer tokenizer = data.pass().tokenizer();
        LogitLens lens = data.lens();
        int stages = lens.stages().size();
        List<String> tokens =
                data.pass().tokens().stream()
                        .map(token -> TokenText.visible(token.text()))
                        .toList();
        int last = tokens.size() - 1;
        int at = state.position() == null ? last : Math.min(state.position(), last);
        int stage = state.stage() == null ? stages - 1 : Math.min(state.stage(), stages - 1);
        Optional<Message> absent =
                state.stage() != null && state.stage() >= stages
                        ? Optional.of(absence(state, stages))
                        : Optional.empty();
        double[] values = new double[stages * tokens.size()];
        List<String> tops = new ArrayList<>();
        for (int row = 0; row < stages; row++) {
            for (int column = 0; column <= last; column++) {
                LogitLens.Cell cell = lens.cells().get(row).get(column);
                values[row * tokens.size() + column] =
                        state.colour() == LensState.Colour.RANK
                                ? 1.0 / cell.rank()
                                : cell.top().get(0).p();
                tops.add(TokenText.label(tokenizer.tokenText(cell.top().get(0).id()), 8));
            }
        }
        List<LogitLens.Cell> column =
                IntStream.range(0, stages).mapToObj(k -> lens.cells().get(k).get(at)).toList();
        int first = first(column);
        String answer = tokenizer.tokenText(column.get(0).answer());
        LogitLens.Cell cell = column.get(stage);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("position", String.valueOf(at));
        facts.put("answer", answer);
        facts.put("on-top-from", String.valueOf(first));
        facts.put("probability-at-first", Numbers.fixed(column.get(0).p(), 3));
        facts.put("probability-at-last", Numbers.fixed(column.get(stages - 1).p(), 3));
        return new LensFrame(
                absent.orElseGet(() -> description(at, tokens, answer, first, column)),
                facts,
                tokens,
                data.pass().trace().origin().recorded(),
                stages,
                values,
                tops,
                at,
                stage,
                cell.top().stream()
                        .map(guess -> new Candidate(tokenizer.tokenText(guess.id()), guess.p()))
                        .toList(),
                column.stream().mapToDouble(LogitLens.Cell::p).toArray(),
                column.stream().mapToDouble(LensFrame::bestOther).toArray(),
                first,
                absent,
                state.inspector() && absent.isEmpty()
                        ? Optional.of(LensWorkings.of(state, data, stage, at, answer, tokens))
                        : Optional.empty(),
                table(lens, tokenizer, tokens));
    }

    private static double bestOther(LogitLens.Cell cell) {
        return cell.top().stream()
                .filter(guess -> guess.id() != cell.answer())
                .mapToDouble(guess -> guess.p())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The stage from which on the final answer is on top and stays there. */
    static int first(List<LogitLens.Cell> column) {
        int first = column.size() - 1;
        while (first > 0 && column.get(first - 1).rank() == 1) {
            first--;
        }
        return first;
    }

    private static Message description(
            int at, List<String> tokens, String answer, int first, List<LogitLens.Cell> column) {
        int last = column.size() - 1;
        String key =
                first == 0
                        ? "lens.description.always"
                        : first == last ? "lens.description.last" : "lens.description";
        return Message.of(
                key,
                "position",
                at,
                "token",
                tokens.get(at),
                "answer",
                TokenText.visible(answer),
                "block",
                first - 1,
                "stage",
                first,
                "blocks",
                last,
                "before",
                Numbers.percent(column.get(Math.max(0, first - 1)).p()),
                "then",
                Numbers.percent(column.get(first).p()),
                "rank",
                column.get(Math.max(0, first - 1)).rank(),
                "end",
                Numbers.percent(column.get(last).p()));
    }

    private static Message absence(LensState state, int stages) {
        return Message.of(
                "lens.absent",
                "model",
                state.model(),
                "asked",
                String.valueOf(state.stage()),
                "blocks",
                stages - 1,
                "last",
                stages - 1);
    }

    /** A cell in words. */
    Message cellWords(int row, int column) {
        int width = numbers.columns().size();
        List<Object> cell = numbers.rows().get(row * tokens.size() + column);
        if (cell.size() != width) {
            throw new IllegalStateException("a row of " + cell.size());
        }
        return Message.of(
                row == 0 ? "lens.cell.embedding" : "lens.cell",
                "block",
                row - 1,
                "position",
                column,
                "token",
                tokens.get(column),
                "top",
                cell.get(3),
                "p",
                Numbers.picture(((Number) cell.get(4)).doubleValue()),
                "answer",
                cell.get(5),
                "rank",
                cell.get(6),
                "answer-p",
                Numbers.picture(((Number) cell.get(7)).doubleValue()));
    }

    private static FrameTable table(LogitLens lens, Tokenizer tokenizer, List<String> tokens) {
        List<List<Object>> rows = new ArrayList<>();
        for (int stage = 0; stage < lens.stages().size(); stage++) {
            for (int at = 0; at < tokens.size(); at++) {
                LogitLens.Cell cell = lens.cells().get(stage).get(at);
                rows.add(
                        List.of(
                                stage,
                                at,
                                tokens.get(at),
                                TokenText.visible(tokenizer.tokenText(cell.top().get(0).id())),
                                cell.top().get(0).p(),
                                TokenText.visible(tokenizer.tokenText(cell.answer())),
                                cell.rank(),
                                cell.p(),
                                cell.divergence()));
            }
        }
        return new FrameTable(
                "logit_lens",
                List.of(
                        "blocks",
                        "pos",
                        "token",
                        "top",
                        "p_top",
                        "answer",
                        "rank_answer",
                        "p_answer",
                        "kl_to_last"),
                rows);
    }

    /** The chosen cell's likeliest tokens in words, for screen readers. */
    String chosenInWords() {
        StringBuilder words = new StringBuilder();
        for (Candidate candidate : chosen) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(TokenText.visible(candidate.text()))
                    .append(' ')
                    .append(Numbers.percent(candidate.probability()));
        }
        return words.toString();
    }

    @Override
    public List<FrameTable> tables() {
        return absent.isPresent() ? List.of() : List.of(numbers);
    }
}
