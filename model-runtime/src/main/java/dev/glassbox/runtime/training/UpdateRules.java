package dev.glassbox.runtime.training;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The optimizers a recipe can name. */
final class UpdateRules {
    private static final Map<String, Function<Recipe.Optimizer, UpdateRule>> KINDS =
            Map.of(
                    "adamw", o -> new AdamRule(o.beta1(), o.beta2(), o.epsilon(), true),
                    "adam", o -> new AdamRule(o.beta1(), o.beta2(), o.epsilon(), false),
                    "momentum", o -> new MomentumRule(o.beta1()),
                    "sgd", o -> new GradientDescentRule());

    private UpdateRules() {}

    /** In the order of their names. */
    static Set<String> names() {
        return new TreeSet<>(KINDS.keySet());
    }

    /** The rule with a recipe's numbers, if its kind is known. */
    static Optional<UpdateRule> of(Recipe.Optimizer settings) {
        return Optional.ofNullable(KINDS.get(settings.kind())).map(make -> make.apply(settings));
    }
}
