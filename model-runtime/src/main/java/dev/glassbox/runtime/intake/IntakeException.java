package dev.glassbox.runtime.intake;

/**
 * Carries one {@link Problem} from where it was found to whoever shows it: a screen, or the command
 * line's one line.
 */
public final class IntakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public IntakeException(Problem problem) {
        super(problem.id() + " at '" + problem.place() + "' " + problem.arguments());
        this.problem = problem;
    }

    public IntakeException(Problem problem, Throwable cause) {
        super(problem.id() + " at '" + problem.place() + "' " + problem.arguments(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
