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
 * Kernels of PyTorch's that DJL has no name for, called through a few lines of TorchScript: a
 * linear layer by oneDNN, about twice as fast as MKL's on processors of AMD with AVX-512, and
 * GELU's tanh form in one go instead of ten. They know no gradients, and what they answer is never
 * written in place: PyTorch would refuse that.
 *
 * <p>One for each thread that owns native objects; it lives as long as the process.
 */
public final class InferenceKernels {
    private static final String LINEAR = "linear";
    private static final String GELU = "gelu";

    /**
     * One row times a matrix that is stored {@code [in, out]} is a sum of its rows with weights;
     * PyTorch's kernel for such sums reads memory twice as fast as any of its products.
     */
    private static final String METHODS =
            """
            def product(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
              s = annotate(List[Optional[number]], [])
              return ops.mkldnn._linear_pointwise(x, w, b, "none", s, "")
            def weighted(self: __torch__.M, x: Tensor, rows: Tensor) -> Tensor:
              n = torch.size(rows, 0)
              i = torch.arange(n, dtype=4, layout=None, device=None, pin_memory=None)
              o = torch.zeros([1], dtype=4, layout=None, device=None, pin_memory=None)
              p = torch.select(x, 0, 0)
              y, _1, _2, _3, = torch.embedding_bag(rows, i, o, False, 0, False, p, False, None)
              return y
            def gelu(self: __torch__.M, x: Tensor) -> Tensor:
              return torch.gelu(x, approximate="tanh")
            def linear(self: __torch__.M, x: Tensor, w: Tensor, biases: List[Tensor]) -> Tensor:
              stored = torch.t(w)
              one = torch.eq(torch.size(x, 0), 1)
              if one:
                sums = torch.is_contiguous(stored)
              else:
                sums = False
              if sums:
                y = (self).weighted(x, stored, )
                if torch.eq(torch.len(biases), 1):
                  z = torch.add(y, biases[0])
                else:
                  z = y
              else:
                if torch.eq(torch.len(biases), 1):
                  z = (self).product(x, w, biases[0], )
                else:
                  z = (self).product(x, w, None, )
              return z
            """;

    private static final ThreadLocal<Optional<InferenceKernels>> OF_THREAD =
            ThreadLocal.withInitial(InferenceKernels::load);

    private final PtSymbolBlock script;

    private InferenceKernels(PtSymbolBlock script) {
        this.script = script;
    }

    /**
     * The kernel of the calling thread; absent where PyTorch was built without oneDNN. Loaded at
     * the first call (some milliseconds).
     */
    public static Optional<InferenceKernels> ofThisThread() {
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
    public NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
        // every value is closed: an unclosed one keeps its array for ever
        try (IValue input = IValue.from((PtNDArray) x);
                IValue matrix = IValue.from((PtNDArray) weight);
                IValue biases = list(bias);
                IValue y = IValueUtils.runMethod(script, LINEAR, input, matrix, biases)) {
            return y.toTensor((PtNDManager) x.getManager());
        }
    }

    /**
     * {@code 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}.
     *
     * @param x float32; its manager owns the answer
     * @return as {@code x}, not to be written to
     */
    public NDArray geluByTanh(NDArray x) {
        try (IValue input = IValue.from((PtNDArray) x);
                IValue y = IValueUtils.runMethod(script, GELU, input)) {
            return y.toTensor((PtNDManager) x.getManager());
        }
    }

    private static IValue list(@Nullable NDArray array) {
        return array == null
                ? IValue.listFrom(new PtNDArray[0])
                : IValue.listFrom((PtNDArray) array);
    }

    private static Optional<InferenceKernels> load() {
        Engine engine = EngineRoom.start();
        if (!engine.hasCapability("MKLDNN")) {
            return Optional.empty();
        }
        PtNDManager manager = (PtNDManager) engine.newBaseManager(); // the process's
        try (ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.of(METHODS))) {
            return Optional.of(
                    new InferenceKernels(JniUtils.loadModule(manager, archive, false, false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be read
        } catch (EngineException e) {
            manager.close(); // a build without this operation: the engine's own kernel serves
            return Optional.empty();
        }
    }
}
