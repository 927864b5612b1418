package dev.glassbox.runtime.projection;

import java.util.Arrays;

/**
 * All points in nested squares (or cubes), each with the mean of what it holds, so that a far group
 * can stand for its points (Barnes and Hut 1986, as used by van der Maaten 2014).
 */
final class RepulsionTree {
    private static final int DEEPEST = 48; // points nearer than that count as one

    private final int dims;
    private final int branches;
    private int size;
    private int[] children; // [cells, branches], 0 for none; the root is cell 0
    private int[] counts;
    private float[] means; // [cells, dims]
    private float[] widths; // squared, of a cell's side
    private int[] members; // a leaf's only point, or the first of equal ones; -1 inside

    RepulsionTree(int dims, int points) {
        this.dims = dims;
        branches = 1 << dims;
        int cells = Math.max(16, 3 * points);
        children = new int[cells * branches];
        counts = new int[cells];
        means = new float[cells * dims];
        widths = new float[cells];
        members = new int[cells];
    }

    /** Builds it anew. */
    void build(double[] positions, int n) {
        Arrays.fill(children, 0, size * branches, 0);
        size = 0;
        double[] low = new double[dims];
        double[] high = new double[dims];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n * dims; i++) {
            low[i % dims] = Math.min(low[i % dims], positions[i]);
            high[i % dims] = Math.max(high[i % dims], positions[i]);
        }
        double side = 1e-12;
        double[] middle = new double[dims];
        for (int d = 0; d < dims; d++) {
            side = Math.max(side, high[d] - low[d]);
            middle[d] = (high[d] + low[d]) / 2;
        }
        cell(side);
        for (int i = 0; i < n; i++) {
            insert(positions, i, middle, side);
        }
        gather(positions);
    }

    private int cell(double side) {
        if (size == counts.length) {
            int cells = size + size / 2;
            children = Arrays.copyOf(children, cells * branches);
            counts = Arrays.copyOf(counts, cells);
            means = Arrays.copyOf(means, cells * dims);
            widths = Arrays.copyOf(widths, cells);
            members = Arrays.copyOf(members, cells);
        }
        counts[size] = 0;
        members[size] = -1;
        Arrays.fill(means, size * dims, (size + 1) * dims, 0);
        widths[size] = (float) (side * side);
        return size++;
    }

    private void insert(double[] positions, int point, double[] root, double rootSide) {
        double x = root[0];
        double y = root[1];
        double z = dims == 3 ? root[2] : 0;
        double side = rootSide;
        int at = 0;
        for (int depth = 0; ; depth++) {
            boolean empty = counts[at] == 0;
            counts[at]++;
            if (empty) {
                members[at] = point;
                return;
            }
            if (members[at] >= 0) {
                if (depth == DEEPEST || same(positions, members[at], point)) {
                    return; // counted with the one that is there
                }
                int other = members[at];
                int sub = branch(positions, other, x, y, z);
                int leaf = cell(side / 2);
                children[at * branches + sub] = leaf;
                counts[leaf] = counts[at] - 1;
                members[leaf] = other;
                members[at] = -1;
            }
            int sub = branch(positions, point, x, y, z);
            int child = children[at * branches + sub];
            if (child == 0) {
                child = cell(side / 2);
                children[at * branches + sub] = child;
            }
            side /= 2;
            x += (sub & 1) != 0 ? side / 2 : -side / 2;
            y += (sub & 2) != 0 ? side / 2 : -side / 2;
            z += (sub & 4) != 0 ? side / 2 : -side / 2;
            at = child;
        }
    }

    private boolean same(double[] positions, int a, int b) {
        for (int d = 0; d < dims; d++) {
            if (positions[a * dims + d] != positions[b * dims + d]) {
                return false;
            }
        }
        return true;
    }

    private int branch(double[] positions, int point, double x, double y, double z) {
        int at = point * dims;
        int sub = (positions[at] > x ? 1 : 0) | (positions[at + 1] > y ? 2 : 0);
        return dims == 3 && positions[at + 2] > z ? sub | 4 : sub;
    }

    /** Means, from the leaves up: a child always stands behind its parent. */
    private void gather(double[] positions) {
        double[] sums = new double[size * dims];
        for (int cell = size - 1; cell >= 0; cell--) {
            int member = members[cell];
            for (int d = 0; d < dims; d++) {
                double sum = member >= 0 ? positions[member * dims + d] * counts[cell] : 0;
                if (member < 0) {
                    for (int b = 0; b < branches; b++) {
                        int child = children[cell * branches + b];
                        sum += child == 0 ? 0 : sums[child * dims + d];
                    }
                }
                sums[cell * dims + d] = sum;
                means[cell * dims + d] = (float) (sum / Math.max(1, counts[cell]));
            }
        }
    }

    /**
     * How a point is pushed away by all others.
     *
     * @param angle squared: a group no wider than this part of its distance stands for its points
     * @param stack at least {@code branches * }{@value #DEEPEST} numbers, to be used
     * @param force adds to it {@code [dims]}, not yet divided by the sum over all pairs
     * @return this point's part of that sum
     */
    double push(double[] positions, int point, double angle, int[] stack, double[] force) {
        float x = (float) positions[point * dims];
        float y = (float) positions[point * dims + 1];
        float z = dims == 3 ? (float) positions[point * dims + 2] : 0;
        double sum = 0;
        double fx = 0;
        double fy = 0;
        double fz = 0;
        int depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            int cell = stack[--depth];
            float dx = x - means[cell * dims];
            float dy = y - means[cell * dims + 1];
            float dz = dims == 3 ? z - means[cell * dims + 2] : 0;
            float square = dx * dx + dy * dy + dz * dz;
            int count = counts[cell];
            boolean leaf = members[cell] >= 0;
            if (leaf || widths[cell] < angle * square) {
                float q = 1 / (1 + square);
                float many = leaf && square == 0 ? count - 1 : count; // not by itself
                float pushed = many * q;
                sum += pushed;
                float by = pushed * q;
                fx += by * dx;
                fy += by * dy;
                fz += by * dz;
            } else {
                int first = cell * branches;
                for (int b = 0; b < branches; b++) {
                    int child = children[first + b];
                    if (child != 0) {
                        stack[depth++] = child;
                    }
                }
            }
        }
        force[0] = fx;
        force[1] = fy;
        if (dims == 3) {
            force[2] = fz;
        }
        return sum;
    }

    int stackSize() {
        return branches * (DEEPEST + 2);
    }
}
