package dev.glassbox.visualizers.control;

import java.util.Comparator;
import java.util.List;

/**
 * Two columns and lines between them, such as who looks at whom.
 *
 * @param left one a row of the left column, as a person shall see it; at least one
 * @param right one a row of the right column; at least one
 * @param links kept with the weakest first, since the strong ones shall lie on top
 * @param leftAxis colour token of the left column
 * @param rightAxis colour token of the right column
 * @param numbered whether each row's number stands before it
 */
public record LinkData(
        List<String> left,
        List<String> right,
        List<Link> links,
        String leftAxis,
        String rightAxis,
        boolean numbered) {

    /**
     * One line.
     *
     * @param left row of its left end
     * @param right row of its right end
     * @param strength from 0, not to be seen, to 1
     */
    public record Link(int left, int right, double strength) {}

    public LinkData {
        left = List.copyOf(left);
        right = List.copyOf(right);
        if (left.isEmpty() || right.isEmpty()) {
            throw new IllegalArgumentException("a column without a row");
        }
        links = links.stream().sorted(Comparator.comparingDouble(Link::strength)).toList();
        for (Link link : links) {
            if (link.left < 0
                    || link.left >= left.size()
                    || link.right < 0
                    || link.right >= right.size()
                    || !(link.strength >= 0 && link.strength <= 1)) {
                throw new IllegalArgumentException(link + " is none of these columns");
            }
        }
    }

    /** The number of rows of a column, 0 left and 1 right. */
    int rows(int column) {
        return labels(column).size();
    }

    List<String> labels(int column) {
        return column == 0 ? left : right;
    }
}
