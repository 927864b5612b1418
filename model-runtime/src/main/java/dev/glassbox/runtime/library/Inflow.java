package dev.glassbox.runtime.library;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, handed from the threads of the HTTP client to the one that reads, one
 * piece ahead. Reading can wait for a while only, which the client's own streams cannot.
 */
final class Inflow implements HttpResponse.BodySubscriber<Inflow> {

    /** What came: bytes, the end, or a fault. */
    sealed interface Item {
        record Bytes(List<ByteBuffer> buffers) implements Item {}

        record End() implements Item {}

        record Broken(Throwable why) implements Item {}
    }

    private final BlockingQueue<Item> arrived = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    @Override
    public CompletionStage<Inflow> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription now) {
        subscription = now;
        if (closed) {
            now.cancel();
        } else {
            now.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Item.Bytes(buffers));
    }

    @Override
    public void onError(Throwable why) {
        arrived.add(new Item.Broken(why));
    }

    @Override
    public void onComplete() {
        arrived.add(new Item.End());
    }

    /** What comes next; null if nothing came for so long. */
    @Nullable Item next(long millis) throws InterruptedException {
        Item item = arrived.poll(millis, TimeUnit.MILLISECONDS);
        if (item instanceof Item.Bytes) {
            requestMore();
        }
        return item;
    }

    /** Nobody will read on. */
    synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private synchronized void requestMore() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }
}
