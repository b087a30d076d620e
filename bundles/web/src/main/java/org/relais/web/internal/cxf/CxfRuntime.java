package org.relais.web.internal.cxf;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.function.Supplier;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Owns the one CXF bus of the installation. Thread-safe. */
@Component(service = CxfRuntime.class)
public final class CxfRuntime {

    private final ClassLoader loader = CxfRuntime.class.getClassLoader();
    private final Bus bus;

    @Activate
    public CxfRuntime() {
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        bus = in(() -> {
            ExtensionManagerBus created = new ExtensionManagerBus(null, null, loader);
            created.setExtension(loader, ClassLoader.class);
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
