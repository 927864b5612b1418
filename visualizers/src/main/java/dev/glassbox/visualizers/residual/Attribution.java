package dev.glassbox.visualizers.residual;

import dev.glassbox.visualizers.api.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One logit, or the difference of two, as the sum of what the parts add.
 *
 * @param parts all of them, in the order of the pass
 * @param drawn as they stand in the picture; more than fit are drawn as one
 * @param answer the token's text
 * @param against the subtracted token's text; empty for none
 * @param sum of all parts
 * @param logit as the pass gave it
 * @param extent the largest value drawn, above 0
 */
record Attribution(
        List<Part> parts,
        List<Part> drawn,
        String answer,
        String against,
        double sum,
        double logit,
        double extent) {
    /** More bars than this cannot be read: the smallest are drawn as one. */
    static final int MOST = 30;

    /** By size the small ones are not missed, and the large ones are read from afar. */
    static final int MOST_BY_SIZE = 15;

    /** Float32 roundings of the parts, relative to all that is added up. */
    private static final double TOLERANCE = 1e-5;

    private static final String REST = "rest";

    static Attribution of(
            ResidualAnswer.Logit logit, boolean bySize, String answer, String against) {
        List<Part> parts = logit.shares().shares().stream().map(Part::of).toList();
        List<Part> drawn = new ArrayList<>(parts);
        Comparator<Part> larger = Comparator.comparingDouble(part -> -Math.abs(part.value()));
        int most = bySize ? MOST_BY_SIZE : MOST;
        if (parts.size() > most) {
            List<Part> large = parts.stream().sorted(larger).limit(most - 1L).toList();
            drawn.retainAll(large);
            double rest = 0;
            for (Part part : parts) {
                rest += large.contains(part) ? 0 : part.value();
            }
            Message label = Message.of("residual.row.rest", "count", parts.size() - large.size());
            drawn.add(new Part(REST, label, -1, -1, rest));
        }
        if (bySize) {
            drawn.sort(
                    Comparator.comparing((Part part) -> part.name().equals(REST))
                            .thenComparing(larger));
        }
        double extent =
                drawn.stream()
                        .mapToDouble(part -> Math.abs(part.value()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        return new Attribution(
                parts,
                List.copyOf(drawn),
                answer,
                against,
                logit.shares().sum(),
                logit.shares().logit(),
                extent > 0 ? extent : 1);
    }

    double tolerance() {
        double all = parts.stream().mapToDouble(part -> Math.abs(part.value())).sum();
        return TOLERANCE * Math.max(1, all);
    }

    boolean agrees() {
        return Math.abs(sum - logit) <= tolerance();
    }

    /** The part that adds most. */
    Part largest() {
        return parts.stream().max(Comparator.comparingDouble(Part::value)).orElseThrow();
    }

    /** Where a part stands in the picture; -1 where it is one of the rest. */
    int drawnAt(int part) {
        return part < 0 || part >= parts.size() ? -1 : drawn.indexOf(parts.get(part));
    }

    /** Which part a bar is; -1 for the rest. */
    int partAt(int bar) {
        return parts.indexOf(drawn.get(bar));
    }
}
