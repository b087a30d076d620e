package org.relais.web.internal.cxf;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends a request's stay in its generation when its answer is complete, which for a suspended request is later. */
public final class InFlight {

    private InFlight() {}

    /** Leaves now, or when the suspended request is completed. */
    public static void leave(Generation<?> generation, HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new Leaving(generation));
        } else {
            generation.leave();
        }
    }

    private static final class Leaving implements AsyncListener {

        private final Generation<?> generation;
        private final AtomicBoolean left = new AtomicBoolean();

        Leaving(Generation<?> generation) {
            this.generation = generation;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            if (left.compareAndSet(false, true)) {
                generation.leave();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            onComplete(event);
        }

        @Override
        public void onError(AsyncEvent event) {
            onComplete(event);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
