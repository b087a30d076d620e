package org.relais.web.internal.cxf;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.io.CachedConstants;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Owns the one CXF bus of the installation. Thread-safe. */
@Component(service = CxfRuntime.class)
public final class CxfRuntime {

    /** Where CXF logs what clients did wrong, with their values in it; clients get a problem instead. Held: a logger forgets. */
    private static final List<Logger> CLIENT_MISTAKES = Stream.of(
                    "org.apache.cxf.jaxrs.utils.JAXRSUtils",
                    "org.apache.cxf.jaxrs.utils.InjectionUtils",
                    "org.apache.cxf.service.invoker.AbstractInvoker",
                    "org.apache.cxf.phase.PhaseInterceptorChain",
                    "org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor",
                    "org.apache.cxf.ws.security.wss4j.UsernameTokenInterceptor")
            .map(Logger::getLogger)
            .toList();

    private final ClassLoader loader = CxfRuntime.class.getClassLoader();
    private final Bus bus;

    @Activate
    public CxfRuntime() {
        CLIENT_MISTAKES.forEach(logger -> logger.setLevel(Level.OFF));
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        bus = in(() -> {
            ExtensionManagerBus created = new ExtensionManagerBus(null, null, loader);
            created.setExtension(loader, ClassLoader.class);
            // what CXF cannot hold in memory goes to files that are deleted when they were read: nothing of it may stay
            // on the disk in clear
            created.setProperty(CachedConstants.CIPHER_TRANSFORMATION_BUS_PROP, "AES/CTR/NoPadding");
            created.initialize();
            return created;
        });
        BusFactory.setDefaultBus(bus);
    }

    @Deactivate
    public void stop() {
        run(() -> bus.shutdown(true));
        BusFactory.setDefaultBus(null);
        RuntimeDelegate.setInstance(null);
    }

    public Bus bus() {
        return bus;
    }

    /** Runs work of CXF with the class loader that it looks for by the thread: CXF and JAXB find their parts through it. */
    public <T> T in(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public void run(Runnable work) {
        in(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
