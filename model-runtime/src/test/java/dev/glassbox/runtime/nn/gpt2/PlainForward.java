package dev.glassbox.runtime.nn.gpt2;

import dev.glassbox.runtime.tensor.SafetensorsFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * GPT-2's forward pass once more, in plain Java doubles and plain loops, from the weights file
 * alone: nothing is shared with the network under test. T positions, D d_model, H heads, K d_head.
 */
final class PlainForward {
    private final SafetensorsFile file;
    private final String prefix;
    private final int heads;
    private final DoubleUnaryOperator activation;
    private final boolean scaleByLayer;
    private final Map<String, double[]> hooks = new LinkedHashMap<>();

    PlainForward(
            SafetensorsFile file,
            String prefix,
            int heads,
            DoubleUnaryOperator activation,
            boolean scaleByLayer) {
        this.file = file;
        this.prefix = prefix;
        this.heads = heads;
        this.activation = activation;
        this.scaleByLayer = scaleByLayer;
    }

    /** Every hook by name and {@code logits}, row-major for a batch of one. */
    Map<String, double[]> run(int[] ids, int layers) {
        double[][] tokens = matrix("wte.weight"); // [V, D]
        double[][] places = matrix("wpe.weight"); // [C, D]
        int width = tokens[0].length;
        double[][] x = new double[ids.length][width]; // [T, D]
        double[][] embedded = new double[ids.length][]; // [T, D]
        double[][] placed = new double[ids.length][]; // [T, D]
        for (int t = 0; t < ids.length; t++) {
            embedded[t] = tokens[ids[t]];
            placed[t] = places[t];
            for (int d = 0; d < width; d++) {
                x[t][d] = embedded[t][d] + placed[t][d];
            }
        }
        keep("hook_embed", embedded);
        keep("hook_pos_embed", placed);
        for (int layer = 0; layer < layers; layer++) {
            x = block(x, layer);
        }
        double[][] normed = norm(x, "ln_f", "ln_final");
        double[][] logits = new double[ids.length][tokens.length]; // [T, V]
        for (int t = 0; t < ids.length; t++) {
            for (int v = 0; v < tokens.length; v++) {
                for (int d = 0; d < width; d++) {
                    logits[t][v] += normed[t][d] * tokens[v][d];
                }
            }
        }
        keep("logits", logits);
        return hooks;
    }

    private double[][] block(double[][] x, int layer) {
        String hook = "blocks." + layer + ".";
        String name = "h." + layer + ".";
        keep(hook + "hook_resid_pre", x);
        double[][] attended = attention(norm(x, name + "ln_1", hook + "ln1"), layer);
        keep(hook + "hook_attn_out", attended);
        double[][] mid = sum(x, attended);
        keep(hook + "hook_resid_mid", mid);
        double[][] pre = dense(norm(mid, name + "ln_2", hook + "ln2"), name + "mlp.c_fc");
        keep(hook + "mlp.hook_pre", pre);
        double[][] post = new double[pre.length][pre[0].length];
        for (int t = 0; t < pre.length; t++) {
            for (int m = 0; m < pre[0].length; m++) {
                post[t][m] = activation.applyAsDouble(pre[t][m]);
            }
        }
        keep(hook + "mlp.hook_post", post);
        double[][] computed = dense(post, name + "mlp.c_proj");
        keep(hook + "hook_mlp_out", computed);
        double[][] after = sum(mid, computed);
        keep(hook + "hook_resid_post", after);
        return after;
    }

    private double[][] attention(double[][] x, int layer) {
        int length = x.length;
        int width = x[0].length;
        int dHead = width / heads;
        double[][] qkv = dense(x, "h." + layer + ".attn.c_attn"); // [T, 3 D]
        double[] scores = new double[heads * length * length]; // [H, T, T]
        double[] pattern = new double[heads * length * length]; // [H, T, T]
        double[][] z = new double[length][width]; // [T, H K]
        double scale = 1 / Math.sqrt(dHead) / (scaleByLayer ? layer + 1 : 1);
        for (int h = 0; h < heads; h++) {
            for (int query = 0; query < length; query++) {
                int row = (h * length + query) * length;
                double total = 0;
                for (int key = 0; key < length; key++) {
                    double dot = 0;
                    for (int i = h * dHead; i < (h + 1) * dHead; i++) {
                        dot += qkv[query][i] * qkv[key][width + i];
                    }
                    scores[row + key] = key <= query ? dot * scale : Double.NEGATIVE_INFINITY;
                    pattern[row + key] = Math.exp(scores[row + key]);
                    total += pattern[row + key];
                }
                for (int key = 0; key < length; key++) {
                    pattern[row + key] /= total;
                    for (int i = h * dHead; i < (h + 1) * dHead; i++) {
                        z[query][i] += pattern[row + key] * qkv[key][2 * width + i];
                    }
                }
            }
        }
        String hook = "blocks." + layer + ".attn.";
        keep(hook + "hook_q", columns(qkv, 0, width));
        keep(hook + "hook_k", columns(qkv, width, width));
        keep(hook + "hook_v", columns(qkv, 2 * width, width));
        hooks.put(hook + "hook_attn_scores", scores);
        hooks.put(hook + "hook_pattern", pattern);
        keep(hook + "hook_z", z);
        hooks.put(hook + "hook_result", result(z, layer));
        return dense(z, "h." + layer + ".attn.c_proj");
    }

    /** {@code [T, H, D]}: what each head alone adds. */
    private double[] result(double[][] z, int layer) {
        double[][] weight = matrix("h." + layer + ".attn.c_proj.weight"); // [H K, D]
        int width = z[0].length;
        int dHead = width / heads;
        double[] result = new double[z.length * heads * width];
        for (int t = 0; t < z.length; t++) {
            for (int i = 0; i < width; i++) {
                for (int d = 0; d < width; d++) {
                    result[(t * heads + i / dHead) * width + d] += z[t][i] * weight[i][d];
                }
            }
        }
        return result;
    }

    private double[][] norm(double[][] x, String name, String hook) {
        double[] gain = vector(name + ".weight");
        double[] bias = vector(name + ".bias");
        double[][] scale = new double[x.length][1]; // [T, 1]
        double[][] normalized = new double[x.length][gain.length]; // [T, D]
        double[][] out = new double[x.length][gain.length]; // [T, D]
        for (int t = 0; t < x.length; t++) {
            double mean = 0;
            for (double value : x[t]) {
                mean += value / gain.length;
            }
            double variance = 0;
            for (double value : x[t]) {
                variance += (value - mean) * (value - mean) / gain.length;
            }
            scale[t][0] = Math.sqrt(variance + 1e-5);
            for (int d = 0; d < gain.length; d++) {
                normalized[t][d] = (x[t][d] - mean) / scale[t][0];
                out[t][d] = normalized[t][d] * gain[d] + bias[d];
            }
        }
        keep(hook + ".hook_scale", scale);
        keep(hook + ".hook_normalized", normalized);
        return out;
    }

    private double[][] dense(double[][] x, String name) {
        double[][] weight = matrix(name + ".weight"); // [in, out]
        double[] bias = vector(name + ".bias"); // [out]
        double[][] y = new double[x.length][bias.length];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < bias.length; o++) {
                y[t][o] = bias[o];
                for (int i = 0; i < weight.length; i++) {
                    y[t][o] += x[t][i] * weight[i][o];
                }
            }
        }
        return y;
    }

    private double[] vector(String name) {
        float[] stored = file.read(prefix + name, "row").values();
        double[] values = new double[stored.length];
        for (int i = 0; i < stored.length; i++) {
            values[i] = stored[i];
        }
        return values;
    }

    private double[][] matrix(String name) {
        float[] stored = file.read(prefix + name, "row", "column").values();
        int columns = file.entry(prefix + name).shape().get(1);
        double[][] values = new double[stored.length / columns][columns];
        for (int i = 0; i < stored.length; i++) {
            values[i / columns][i % columns] = stored[i];
        }
        return values;
    }

    private void keep(String hook, double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int t = 0; t < rows.length; t++) {
            System.arraycopy(rows[t], 0, flat, t * rows[0].length, rows[0].length);
        }
        hooks.put(hook, flat);
    }

    private static double[][] columns(double[][] x, int from, int count) {
        double[][] part = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            part[t] = java.util.Arrays.copyOfRange(x[t], from, from + count);
        }
        return part;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int t = 0; t < a.length; t++) {
            for (int d = 0; d < a[0].length; d++) {
                sum[t][d] = a[t][d] + b[t][d];
            }
        }
        return sum;
    }
}
