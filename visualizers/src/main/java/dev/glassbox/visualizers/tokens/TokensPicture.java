package dev.glassbox.visualizers.tokens;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The panels side by side, one below the other where it is narrow, and the rates below them. */
final class TokensPicture extends Region {
    private static final double TWO = 44; // em from which both stand side by side
    private static final double GAP = 0.9; // em
    private static final double LEAST_PANEL = 11; // em: less would show no token
    private static final double ROOMY_PANEL = 17; // em
    private static final double[] SIZES = {2, 1.75, 1.5, 1.25, 1};

    private final List<SidePanel> panels;
    private final RatesView rates;
    private final Label font = new Label(); // tells the text size that style sheets give
    private int shown = 2;
    private int inspected = -1;

    TokensPicture(List<SidePanel> panels, RatesView rates) {
        this.panels = List.copyOf(panels);
        this.rates = rates;
        getStyleClass().add("tokens-picture");
        font.setManaged(false);
        font.setVisible(false);
        getChildren().addAll(panels);
        getChildren().addAll(rates, font);
        font.fontProperty().addListener((o, was, is) -> requestLayout());
    }

    /**
     * @param count how many panels there are
     * @param newInspected the panel whose token is taken apart, or -1; where there is no room for
     *     both it is the one that stays
     */
    void show(int count, int newInspected) {
        shown = count;
        inspected = newInspected;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        font.resizeRelocate(0, 0, 1, 1);
        double em = font.getFont().getSize();
        double gap = Math.round(GAP * em);
        double width = getWidth();
        List<SidePanel> there = there(width, em);
        boolean beside = there.size() == 1 || width >= TWO * em;
        double each =
                beside ? Math.floor((width - (there.size() - 1) * gap) / there.size()) : width;
        int rows = beside ? 1 : there.size();
        double ratesHeight = fitRates(rows * LEAST_PANEL * em + (rows - 1) * gap, width, gap);
        double height = getHeight() - ratesHeight - (rows - 1) * gap;
        double panel = Math.floor(Math.min(height / rows, magnify(there, each, height / rows)));
        for (int i = 0; i < there.size(); i++) {
            double x = beside ? i * (each + gap) : 0;
            double y = beside ? 0 : i * (panel + gap);
            there.get(i).resizeRelocate(x, y, each, panel);
        }
        double below = rows * panel + rows * gap;
        rates.resizeRelocate(0, below, width, Math.max(0, ratesHeight - gap));
    }

    private List<SidePanel> there(double width, double em) {
        boolean narrow = width < TWO * em && getHeight() < shown * ROOMY_PANEL * em;
        List<SidePanel> there =
                narrow && inspected >= 0 && inspected < shown
                        ? List.of(panels.get(inspected))
                        : panels.subList(0, shown);
        panels.forEach(panel -> panel.setVisible(there.contains(panel)));
        return there;
    }

    /** All rows, the first two, or none, as there is room; the height that they take. */
    private double fitRates(double panelsNeed, double width, double gap) {
        for (int rows : new int[] {RatesView.ALL, RatesView.SCRIPTS}) {
            rates.limit(rows);
            double needs = snapSizeY(rates.prefHeight(width)) + gap;
            if (getHeight() - needs >= panelsNeed) {
                rates.setVisible(true);
                return needs;
            }
        }
        rates.setVisible(false);
        return 0;
    }

    /** Makes the panels as large as they get; the height that they then want. */
    private static double magnify(List<SidePanel> there, double width, double height) {
        double wants = 0;
        for (double size : SIZES) {
            wants = 0;
            for (SidePanel panel : there) {
                panel.magnify(size);
                wants = Math.max(wants, panel.prefHeight(width));
            }
            if (wants <= height) {
                return Math.ceil(wants);
            }
        }
        return Math.ceil(wants);
    }
}
