package dev.glassbox.runtime.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer by oneDNN, about twice as fast as MKL's on processors of AMD with AVX-512. DJL has
 * no name for it, so it is called through a few lines of TorchScript. It knows no gradients, and
 * what it answers is never written in place: PyTorch would refuse that.
 *
 * <p>One for each thread that owns native objects; it lives as long as the process.
 */
public final class OneDnnLinear {
    private static final String WITH_BIAS = "with_bias";
    private static final String PLAIN = "plain";

    private static final String METHODS =
            """
            def with_bias(self: __torch__.M, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
              return ops.mkldnn._linear_pointwise(x, w, b, "none", annotate(List[Optional[number]], []), "")
            def plain(self: __torch__.M, x: Tensor, w: Tensor) -> Tensor:
              return ops.mkldnn._linear_pointwise(x, w, None, "none", annotate(List[Optional[number]], []), "")
            """;

    private static final ThreadLocal<Optional<OneDnnLinear>> OF_THREAD =
            ThreadLocal.withInitial(OneDnnLinear::load);

    private final PtSymbolBlock script;

    private OneDnnLinear(PtSymbolBlock script) {
        this.script = script;
    }

    /**
     * The kernel of the calling thread; absent where PyTorch was built without oneDNN. Loaded at
     * the first call (some milliseconds).
     */
    public static Optional<OneDnnLinear> ofThisThread() {
        return OF_THREAD.get();
    }

    /** Whether results of the calling thread may be used in gradients, which this has none of. */
    public static boolean gradientsAreOn() {
        return JniUtils.isGradMode();
    }

    /**
     * {@code x W^T + b}. Any strides will do: a transposed view of a weight is as fast as a
     * contiguous one.
     *
     * @param x float32 {@code [rows, in]}; its manager owns the answer
     * @param weight float32 {@code [out, in]}
     * @param bias float32 {@code [out]}
     * @return {@code [rows, out]}, not to be written to
     */
    public NDArray apply(NDArray x, NDArray weight, @Nullable NDArray bias) {
        return bias == null ? call(PLAIN, x, weight) : call(WITH_BIAS, x, weight, bias);
    }

    /** Every value on the way is closed: an unclosed one keeps its array for ever. */
    private NDArray call(String method, NDArray... arguments) {
        IValue[] values = new IValue[arguments.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = IValue.from((PtNDArray) arguments[i]);
            }
            try (IValue answer = IValueUtils.runMethod(script, method, values)) {
                return answer.toTensor((PtNDManager) arguments[0].getManager());
            }
        } finally {
            for (IValue value : values) {
                if (value != null) {
                    value.close();
                }
            }
        }
    }

    private static Optional<OneDnnLinear> load() {
        Engine engine = EngineRoom.start();
        if (!engine.hasCapability("MKLDNN")) {
            return Optional.empty();
        }
        PtNDManager manager = (PtNDManager) engine.newBaseManager(); // the process's
        try (ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.of(METHODS))) {
            return Optional.of(
                    new OneDnnLinear(JniUtils.loadModule(manager, archive, false, false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be read
        } catch (EngineException e) {
            manager.close(); // a build without this operation: the engine's own kernel serves
            return Optional.empty();
        }
    }
}
