package dev.glassbox.app.lab;

import dev.glassbox.app.lab.LabState.Axes;
import dev.glassbox.app.lab.LabState.Focus;
import dev.glassbox.app.lab.LabState.Page;
import java.util.Optional;
import java.util.OptionalInt;

/** States that differ from another in one thing. */
final class States {
    private States() {}

    static LabState with(LabState now, LabPlan plan) {
        return new LabState(
                plan,
                OptionalInt.empty(),
                OptionalInt.empty(),
                now.page(),
                now.axes(),
                now.focus(),
                now.own());
    }

    static LabState with(LabState now, Page page) {
        return new LabState(
                now.plan(), now.until(), now.moment(), page, now.axes(), now.focus(), now.own());
    }

    static LabState with(LabState now, Axes axes) {
        return new LabState(
                now.plan(), now.until(), now.moment(), now.page(), axes, now.focus(), now.own());
    }

    static LabState with(LabState now, Focus focus) {
        return new LabState(
                now.plan(), now.until(), now.moment(), now.page(), now.axes(), focus, now.own());
    }

    /** Another step looked at; empty: the latest. */
    static LabState at(LabState now, OptionalInt moment) {
        return new LabState(
                now.plan(), now.until(), moment, now.page(), now.axes(), now.focus(), now.own());
    }

    static LabState with(LabState now, OwnDraft own) {
        return new LabState(
                now.plan(), now.until(), now.moment(), now.page(), now.axes(), now.focus(), own);
    }

    static LabPlan recipe(LabPlan now, String recipe, int steps) {
        return new LabPlan(recipe, Optional.empty(), now.seed(), steps, now.beside());
    }

    static LabPlan seed(LabPlan now, long seed) {
        return new LabPlan(
                now.recipe(), now.text(), seed, now.steps(), now.beside(), now.settings());
    }

    static LabPlan steps(LabPlan now, int steps) {
        return new LabPlan(
                now.recipe(), now.text(), now.seed(), steps, now.beside(), now.settings());
    }

    /** With something broken in a second run; empty: one healthy run. */
    static LabPlan breaking(LabPlan now, String id) {
        return new LabPlan(now.recipe(), now.text(), now.seed(), now.steps(), id, now.settings());
    }
}
