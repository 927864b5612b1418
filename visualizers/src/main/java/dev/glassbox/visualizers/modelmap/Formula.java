package dev.glassbox.visualizers.modelmap;

import java.util.ArrayList;
import java.util.List;

/** The formula of what is in sight, cut so that each piece belongs to a part of the picture. */
final class Formula {
    private Formula() {}

    /**
     * One piece.
     *
     * @param part the kind of the part it belongs to
     * @param latex in math mode
     */
    record Piece(String part, String latex) {}

    /** In the order of the pass. */
    static List<Piece> of(Anatomy anatomy, MapPath path) {
        List<Piece> pieces = new ArrayList<>();
        switch (path.kind()) {
            case WHOLE -> whole(anatomy, pieces);
            case BLOCK -> block(anatomy, pieces);
            case HEAD, CELL -> head(anatomy, path, pieces);
            case MLP -> {
                boolean post = anatomy.order() == Anatomy.Order.POST_NORM;
                pieces.add(new Piece(post ? "ln1" : "ln2", norm("n'", "x'")));
                hidden(anatomy, pieces, true);
            }
            case UNEMBED -> {
                pieces.add(new Piece("norm", norm("n", "x_{T-1}")));
                pieces.add(new Piece("dot", "\\ell_t=n\\cdot W_U[t]"));
                pieces.add(new Piece("unembed", "\\ell=n\\,W_U"));
                pieces.add(new Piece("next", softmax()));
            }
        }
        return pieces;
    }

    private static String softmax() {
        return "p_t=\\frac{e^{\\ell_t}}{\\sum_u e^{\\ell_u}}";
    }

    private static String norm(String to, String from) {
        return to + "=\\mathrm{norm}(" + from + ")";
    }

    private static void whole(Anatomy anatomy, List<Piece> pieces) {
        pieces.add(new Piece("embed", "x_i=E[t_i]" + (anatomy.learnedPositions() ? "+P[i]" : "")));
        pieces.add(
                new Piece(
                        "block",
                        switch (anatomy.order()) {
                            case PRE_NORM ->
                                    "x\\leftarrow x+\\mathrm{Attn}(\\mathrm{norm}(x)),\\;"
                                            + "x\\leftarrow x+\\mathrm{MLP}(\\mathrm{norm}(x))";
                            case POST_NORM ->
                                    "x\\leftarrow\\mathrm{norm}(x+\\mathrm{Attn}(x)),\\;"
                                            + "x\\leftarrow\\mathrm{norm}(x+\\mathrm{MLP}(x))";
                            case PARALLEL ->
                                    "x\\leftarrow x+\\mathrm{Attn}(\\mathrm{norm}(x))"
                                            + "+\\mathrm{MLP}(\\mathrm{norm}(x))";
                            case ATTENTION_ONLY ->
                                    "x\\leftarrow x+\\mathrm{Attn}(\\mathrm{norm}(x))";
                        }));
        if (anatomy.finalNorm()) {
            pieces.add(new Piece("norm", norm("n", "x_{T-1}")));
        }
        pieces.add(new Piece("unembed", "\\ell=n\\,W_U"));
        pieces.add(new Piece("next", softmax()));
    }

    private static void block(Anatomy anatomy, List<Piece> pieces) {
        boolean post = anatomy.order() == Anatomy.Order.POST_NORM;
        String in = post ? "x" : "n";
        if (!post) {
            pieces.add(new Piece("ln1", norm("n", "x")));
        }
        projections(in, pieces);
        pieces.add(new Piece("pattern", pattern(anatomy)));
        pieces.add(new Piece("z", "z_i=\\sum_j a_{ij}v_j"));
        pieces.add(new Piece("attn", "o=z\\,W_O"));
        switch (anatomy.order()) {
            case PRE_NORM -> {
                pieces.add(new Piece("mid", "x'=x+o"));
                pieces.add(new Piece("ln2", norm("n'", "x'")));
                hidden(anatomy, pieces, false);
                pieces.add(new Piece("post", "x''=x'+m"));
            }
            case POST_NORM -> {
                pieces.add(new Piece("mid", "x'=x+o"));
                pieces.add(new Piece("ln1", norm("n'", "x'")));
                hidden(anatomy, pieces, false);
                pieces.add(new Piece("post", "x''=n'+m"));
                pieces.add(new Piece("ln2", norm("y", "x''")));
            }
            case PARALLEL -> {
                pieces.add(new Piece("ln2", norm("n'", "x")));
                hidden(anatomy, pieces, false);
                pieces.add(new Piece("post", "x'=x+o+m"));
            }
            case ATTENTION_ONLY -> pieces.add(new Piece("post", "x'=x+o"));
        }
    }

    private static void projections(String in, List<Piece> pieces) {
        for (String part : List.of("q", "k", "v")) {
            String matrix = part.toUpperCase(java.util.Locale.ROOT);
            pieces.add(new Piece(part, part + "=" + in + "\\,W_" + matrix));
        }
    }

    private static String dot(Anatomy anatomy) {
        String scale = anatomy.config().modelType().equals("gpt_neo") ? "" : "/\\sqrt{d_{head}}";
        return (anatomy.rotary() ? "R_iq_i\\cdot R_jk_j" : "q_i\\cdot k_j") + scale;
    }

    private static String pattern(Anatomy anatomy) {
        return "a_{ij}=\\mathrm{softmax}_j(" + dot(anatomy) + ")";
    }

    private static void head(Anatomy anatomy, MapPath path, List<Piece> pieces) {
        projections(anatomy.order() == Anatomy.Order.POST_NORM ? "x" : "n", pieces);
        String part = path.kind() == MapPath.Kind.CELL ? "dot" : "scores";
        pieces.add(new Piece(part, "s_{ij}=" + dot(anatomy)));
        pieces.add(new Piece("pattern", "a_{ij}=\\frac{e^{s_{ij}}}{\\sum_k e^{s_{ik}}}"));
        pieces.add(new Piece("z", "z_i=\\sum_j a_{ij}v_j"));
    }

    private static void hidden(Anatomy anatomy, List<Piece> pieces, boolean apart) {
        String gate = anatomy.gated() ? "n'W_{gate}" : "n'W_{in}";
        if (apart) {
            pieces.add(new Piece("mlp_pre", "u=" + gate));
        }
        pieces.add(
                new Piece(
                        "mlp",
                        "h=f("
                                + (apart ? "u" : gate)
                                + ")"
                                + (anatomy.gated() ? "\\odot n'W_{up}" : "")));
        pieces.add(new Piece("mlp_out", "m=h\\,W_{out}"));
    }
}
