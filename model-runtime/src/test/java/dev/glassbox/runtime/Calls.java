package dev.glassbox.runtime;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** Calls, as the walls name them. */
final class Calls {
    private Calls() {}

    /** A call of one of these methods of a class, whatever its parameters. */
    static DescribedPredicate<JavaMethodCall> to(Class<?> owner, String... methods) {
        return named(owner.getName(), methods);
    }

    /** The same for a class that need not be on the class path. */
    static DescribedPredicate<JavaMethodCall> named(String owner, String... methods) {
        Set<String> names = Set.of(methods);
        return new DescribedPredicate<>("call " + owner + " " + names) {
            @Override
            public boolean test(JavaMethodCall call) {
                return isOf(owner, call) && names.contains(call.getTarget().getName());
            }
        };
    }

    /** A constructor call of one of these classes. */
    static DescribedPredicate<JavaConstructorCall> toNew(Class<?>... owners) {
        Set<Class<?>> all = Set.of(owners);
        return new DescribedPredicate<>("make one of " + all) {
            @Override
            public boolean test(JavaConstructorCall call) {
                return all.stream().anyMatch(owner -> isOf(owner.getName(), call));
            }
        };
    }

    private static boolean isOf(
            String owner, JavaAccess<? extends AccessTarget.CodeUnitCallTarget> call) {
        return call.getTargetOwner().getName().equals(owner);
    }
}
