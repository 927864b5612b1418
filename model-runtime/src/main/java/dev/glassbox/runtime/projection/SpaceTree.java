package dev.glassbox.runtime.projection;

import java.util.Arrays;

/**
 * The quadtree (octree in space) of Barnes and Hut (1986) over drawn points, in flat arrays that
 * are kept from step to step: points lie in Morton order and nodes in the order of a walk, each
 * with the node that follows its whole subtree. A walk needs no stack, and neighbours in the
 * drawing are neighbours in memory.
 */
final class SpaceTree {
    /** Of so few points each is looked at by itself. */
    private static final int LEAF = 8;

    private final int n;
    private final int dims;
    private final int levels;
    private final long[] keys; // the Morton code above, the point's number below
    private final double[] sorted; // [n, dims]

    private int nodes;
    private double[] centres; // [nodes, dims]
    private double[] squaredWidths;
    private int[] firsts;
    private int[] ends;
    private int[] skips; // negative for leaves

    private double extent;

    SpaceTree(int n, int dims) {
        this.n = n;
        this.dims = dims;
        levels = dims == 2 ? 16 : 10; // 32 and 30 bits of code
        keys = new long[n];
        sorted = new double[n * dims];
        for (int i = 0; i < n; i++) {
            keys[i] = i;
        }
        int room = Math.max(16, n);
        centres = new double[room * dims];
        squaredWidths = new double[room];
        firsts = new int[room];
        ends = new int[room];
        skips = new int[room];
    }

    /** The number of the point that comes at a place in Morton order. */
    int point(int place) {
        return (int) keys[place];
    }

    void build(double[] positions) {
        double[] low = new double[dims];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        double[] high = new double[dims];
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < n * dims; i += dims) {
            for (int d = 0; d < dims; d++) {
                low[d] = Math.min(low[d], positions[i + d]);
                high[d] = Math.max(high[d], positions[i + d]);
            }
        }
        extent = 0;
        for (int d = 0; d < dims; d++) {
            extent = Math.max(extent, high[d] - low[d]);
        }
        double scale = extent > 0 ? (1 << levels) / extent : 0;
        int last = (1 << levels) - 1;
        // From the former order, which is nearly the new one: sorted quickly.
        for (int place = 0; place < n; place++) {
            int i = point(place);
            long code = 0;
            for (int d = 0; d < dims; d++) {
                int cell = (int) Math.min(last, (positions[i * dims + d] - low[d]) * scale);
                code |= (dims == 2 ? spread2(cell) : spread3(cell)) << d;
            }
            keys[place] = code << 31 | i;
        }
        Arrays.sort(keys);
        for (int place = 0; place < n; place++) {
            int i = (int) (keys[place] & Integer.MAX_VALUE);
            System.arraycopy(positions, i * dims, sorted, place * dims, dims);
        }
        nodes = 0;
        if (n > 0) {
            grow(0, n, levels);
        }
        for (int place = 0; place < n; place++) {
            keys[place] &= Integer.MAX_VALUE;
        }
    }

    /** Adds the node of the points from first to end, and those below it. */
    private void grow(int first, int end, int level) {
        int node = nodes++;
        if (node == skips.length) {
            enlarge();
        }
        firsts[node] = first;
        ends[node] = end;
        double width = extent / (1 << (levels - level));
        squaredWidths[node] = width * width;
        for (int d = 0; d < dims; d++) {
            double sum = 0;
            for (int place = first; place < end; place++) {
                sum += sorted[place * dims + d];
            }
            centres[node * dims + d] = sum / (end - first);
        }
        boolean leaf = end - first <= LEAF || level == 0;
        if (!leaf) {
            int shift = 31 + dims * (level - 1);
            int from = first;
            while (from < end) {
                long child = keys[from] >>> shift;
                int to = from + 1;
                while (to < end && keys[to] >>> shift == child) {
                    to++;
                }
                grow(from, to, level - 1);
                from = to;
            }
        }
        skips[node] = leaf ? -nodes : nodes;
    }

    private void enlarge() {
        int room = 2 * skips.length;
        centres = Arrays.copyOf(centres, room * dims);
        squaredWidths = Arrays.copyOf(squaredWidths, room);
        firsts = Arrays.copyOf(firsts, room);
        ends = Arrays.copyOf(ends, room);
        skips = Arrays.copyOf(skips, room);
    }

    /**
     * What pushes the point at a place away from all others: the sum of q² (y - y') with q = 1 / (1
     * + |y - y'|²), where a cell seen under less than the angle counts as its centre.
     *
     * @param angle width of a cell by its distance; 0 for exact sums over all pairs
     * @param force is filled, from {@code at}, {@code [dims]}
     * @return the sum of q
     */
    double repel(int place, double angle, double[] force, int at) {
        double near = angle * angle;
        double x = sorted[place * dims];
        double y = sorted[place * dims + 1];
        double z = dims == 3 ? sorted[place * dims + 2] : 0;
        double fx = 0;
        double fy = 0;
        double fz = 0;
        double sum = 0;
        int node = 0;
        while (node < nodes) {
            double dx = x - centres[node * dims];
            double dy = y - centres[node * dims + 1];
            double dz = dims == 3 ? z - centres[node * dims + 2] : 0;
            double square = dx * dx + dy * dy + dz * dz;
            int skip = skips[node];
            int first = firsts[node];
            int end = ends[node];
            boolean far = squaredWidths[node] < near * square;
            if (!far && skip > 0) {
                node++;
                continue;
            }
            int count = end - first;
            boolean inside = place >= first && place < end;
            // A crowd in one smallest cell counts as its centre too, less the point itself.
            if (far || (count > 8 * LEAF && near > 0)) {
                if (inside) {
                    double others = (double) count / (count - 1);
                    dx *= others;
                    dy *= others;
                    dz *= others;
                    square *= others * others;
                    count--;
                }
                double q = 1 / (1 + square);
                sum += count * q;
                double push = count * q * q;
                fx += push * dx;
                fy += push * dy;
                fz += push * dz;
            } else {
                for (int other = first; other < end; other++) {
                    double ex = x - sorted[other * dims];
                    double ey = y - sorted[other * dims + 1];
                    double ez = dims == 3 ? z - sorted[other * dims + 2] : 0;
                    double q = 1 / (1 + ex * ex + ey * ey + ez * ez);
                    sum += q;
                    double push = q * q;
                    fx += push * ex;
                    fy += push * ey;
                    fz += push * ez;
                }
                if (inside) {
                    sum -= 1; // itself, at no distance
                }
            }
            node = Math.abs(skip);
        }
        force[at] = fx;
        force[at + 1] = fy;
        if (dims == 3) {
            force[at + 2] = fz;
        }
        return sum;
    }

    /** The bits of a number below 2^16, each followed by a 0. */
    private static long spread2(long x) {
        long bits = (x | x << 8) & 0x00ff00ffL;
        bits = (bits | bits << 4) & 0x0f0f0f0fL;
        bits = (bits | bits << 2) & 0x33333333L;
        return (bits | bits << 1) & 0x55555555L;
    }

    /** The bits of a number below 2^10, each followed by two 0s. */
    private static long spread3(long x) {
        long bits = (x | x << 16) & 0x030000ffL;
        bits = (bits | bits << 8) & 0x0300f00fL;
        bits = (bits | bits << 4) & 0x030c30c3L;
        return (bits | bits << 2) & 0x09249249L;
    }
}
