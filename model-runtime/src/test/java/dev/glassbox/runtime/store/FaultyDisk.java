package dev.glassbox.runtime.store;

import dev.glassbox.runtime.store.Effect.Body;
import dev.glassbox.runtime.store.Effect.Deleted;
import dev.glassbox.runtime.store.Effect.FolderDeleted;
import dev.glassbox.runtime.store.Effect.FolderMoved;
import dev.glassbox.runtime.store.Effect.Named;
import dev.glassbox.runtime.store.Effect.OfNames;
import dev.glassbox.runtime.store.Effect.Written;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory that fails at a chosen operation and forgets, when the power is cut, whatever
 * was not forced.
 *
 * <p>Forcing a file makes its bytes durable, forcing a folder the names in it, and nothing else
 * does: a name is not made durable by forcing its file, as some file systems do. {@link
 * #afterPowerCut} builds the disk that any choice of pending effects leaves. Making a folder is
 * durable at once, as {@link Disk#createFolders} promises.
 */
public final class FaultyDisk implements Disk {
    private final Map<Path, Body> durableNames = new TreeMap<>();
    private final Map<Path, Body> names = new TreeMap<>();
    private final TreeSet<Path> folders = new TreeSet<>();
    private final List<Effect> pending = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private Fault fault = Fault.NEVER;
    private long room = Long.MAX_VALUE;
    private int operations;

    /** Which operations fail, counted from 0, and whether a failing write writes half. */
    public record Fault(int from, int until, boolean halfDone) {
        public static final Fault NEVER = new Fault(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

        public static Fault once(int operation) {
            return new Fault(operation, operation + 1, false);
        }

        public static Fault halfDoneOnce(int operation) {
            return new Fault(operation, operation + 1, true);
        }

        public static Fault forEverFrom(int operation) {
            return new Fault(operation, Integer.MAX_VALUE, true);
        }

        boolean hits(int operation) {
            return operation >= from && operation < until;
        }
    }

    /** Sets the fault for the operations to come, counted anew. */
    public void failing(Fault next) {
        fault = next;
        operations = 0;
        log.clear();
    }

    public int operations() {
        return operations;
    }

    /** How many bytes may still be written. */
    public void room(long bytes) {
        room = bytes;
    }

    /** The operations since the fault was set, for the message of a failed test. */
    public List<String> log() {
        return log;
    }

    int pendingEffects() {
        return pending.size();
    }

    /** The bytes that the last surviving write wrote, or 0. */
    int lastWriteLength(boolean[] survives) {
        int last = lastSurvivingWrite(survives);
        return last < 0 ? 0 : ((Written) pending.get(last)).bytes().length;
    }

    /**
     * The disk after a power cut.
     *
     * @param survives for each pending effect, whether it reached the disk
     * @param tornBytes how many bytes of the last surviving write reached it
     */
    FaultyDisk afterPowerCut(boolean[] survives, int tornBytes) {
        Map<Body, byte[]> bodies = new IdentityHashMap<>();
        Map<Path, Body> left = new TreeMap<>(durableNames);
        int torn = lastSurvivingWrite(survives);
        for (int i = 0; i < pending.size(); i++) {
            if (!survives[i]) {
                continue;
            }
            if (pending.get(i) instanceof Written written) {
                byte[] base = bodies.getOrDefault(written.body(), written.body().durable);
                int length = i == torn ? tornBytes : written.bytes().length;
                bodies.put(written.body(), written.over(base, length));
            } else if (pending.get(i) instanceof OfNames change) {
                change.applyTo(left);
            }
        }
        FaultyDisk after = new FaultyDisk();
        after.folders.addAll(folders);
        left.forEach((path, body) -> after.plant(path, bodies.getOrDefault(body, body.durable)));
        return after;
    }

    /** Puts a durable file there. */
    public void plant(Path file, byte[] bytes) {
        Body body = new Body();
        body.bytes = bytes.clone();
        body.durable = bytes.clone();
        names.put(file, body);
        durableNames.put(file, body);
        addFolders(StoreFault.parent(file));
    }

    /** The bytes of a file, past all faults. */
    public byte[] peek(Path file) throws NoSuchFileException {
        return body(file).bytes.clone();
    }

    /** Every file, past all faults. */
    public List<Path> files() {
        return List.copyOf(names.keySet());
    }

    @Override
    public Writing create(Path file) throws IOException {
        step("create " + file);
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (!folders.contains(file.getParent())) {
            throw new NoSuchFileException(file.toString());
        }
        Body body = new Body();
        change(new Named(StoreFault.parent(file), null, file, body));
        return new Open(body);
    }

    @Override
    public Writing append(Path file) throws IOException {
        step("append " + file);
        return new Open(body(file));
    }

    @Override
    public InputStream read(Path file) throws IOException {
        step("read " + file);
        return new ByteArrayInputStream(body(file).bytes);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move " + from + " to " + to);
        if (folders.remove(from)) {
            folders.add(to);
            change(new FolderMoved(StoreFault.parent(to), from, to));
        } else {
            change(new Named(StoreFault.parent(to), from, to, body(from)));
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        step("delete " + path);
        if (folders.contains(path)) {
            if (!children(path).isEmpty()) {
                throw new FileSystemException(path.toString(), null, "not empty");
            }
            folders.remove(path);
            change(new FolderDeleted(StoreFault.parent(path), path));
        } else if (names.containsKey(path)) {
            room += room == Long.MAX_VALUE ? 0 : body(path).bytes.length;
            change(new Deleted(StoreFault.parent(path), path));
        }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        step("list " + folder);
        return children(folder);
    }

    @Override
    public long size(Path file) throws IOException {
        step("size " + file);
        return body(file).bytes.length;
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        step("folders " + folder);
        addFolders(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("force folder " + folder);
        for (Effect effect : List.copyOf(pending)) {
            if (effect instanceof OfNames change && change.folder().equals(folder)) {
                change.applyTo(durableNames);
                pending.remove(effect);
                settle(change);
            }
        }
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
        step("free " + folder);
        return room;
    }

    /** What is pending inside a folder follows it, or ends with it. */
    private void settle(OfNames durable) {
        if (durable instanceof FolderDeleted gone) {
            pending.removeIf(e -> e instanceof OfNames n && n.folder().startsWith(gone.name()));
        } else if (durable instanceof FolderMoved moved) {
            pending.replaceAll(
                    e ->
                            e instanceof Named n
                                    ? new Named(
                                            moved.rebased(n.folder()),
                                            n.before() == null ? null : moved.rebased(n.before()),
                                            moved.rebased(n.name()),
                                            n.body())
                                    : e);
        }
    }

    private List<Path> children(Path folder) {
        TreeSet<Path> children = new TreeSet<>();
        names.keySet().stream().filter(p -> folder.equals(p.getParent())).forEach(children::add);
        folders.stream().filter(p -> folder.equals(p.getParent())).forEach(children::add);
        return List.copyOf(children);
    }

    private void addFolders(Path folder) {
        for (Path up = folder; up != null; up = up.getParent()) {
            folders.add(up);
        }
    }

    private int lastSurvivingWrite(boolean[] survives) {
        for (int i = pending.size() - 1; i >= 0; i--) {
            if (survives[i] && pending.get(i) instanceof Written) {
                return i;
            }
        }
        return -1;
    }

    private void change(OfNames change) {
        change.applyTo(names);
        pending.add(change);
    }

    private Body body(Path file) throws NoSuchFileException {
        Body body = names.get(file);
        if (body == null) {
            throw new NoSuchFileException(file.toString());
        }
        return body;
    }

    private void step(String what) throws IOException {
        int operation = operations++;
        log.add(operation + " " + what);
        if (fault.hits(operation)) {
            throw new FileSystemException(what, null, "fault " + operation);
        }
    }

    private final class Open implements Writing {
        private final Body body;

        Open(Body body) {
            this.body = body;
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            try {
                step("write " + bytes.length);
            } catch (IOException e) {
                put(fault.halfDone() ? Arrays.copyOf(bytes, bytes.length / 2) : new byte[0]);
                throw e;
            }
            if (bytes.length > room) {
                put(Arrays.copyOf(bytes, (int) room));
                throw new IOException("the disk is full");
            }
            put(bytes);
        }

        private void put(byte[] bytes) {
            room -= room == Long.MAX_VALUE ? 0 : bytes.length;
            Written written = new Written(body, body.bytes.length, bytes);
            body.bytes = written.over(body.bytes, bytes.length);
            pending.add(written);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            step("force");
            body.durable = body.bytes;
            pending.removeIf(effect -> effect instanceof Written w && w.body() == body);
        }

        @Override
        public void close() throws IOException {
            step("close");
        }
    }
}
