package org.relais.persistence.internal.work;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.persistence.RevocableWork;
import org.relais.spi.persistence.UnitOfWork;

/**
 * The unit of work on one JDBC connection. It is borrowed from the pool when something first asks for it and bound to the thread;
 * every persistence unit that takes part writes through it. At the end all of them flush, then the connection commits.
 *
 * <p>When joined work throws, the whole unit of work is doomed: even if the caller catches the exception, the outermost call rolls
 * back and throws it again, for half of a command must never be stored. Writing work inside reading work gets a transaction of its
 * own; the reader gives its connection back first, so that no thread ever holds two.
 */
@Component(service = {UnitOfWork.class, RevocableWork.class, JdbcUnitOfWork.class})
public final class JdbcUnitOfWork implements UnitOfWork, RevocableWork {

    /** Marks the pooled datasource of Relais among other {@code DataSource} services. */
    public static final String RELAIS = "org.relais.datasource=true";

    private final ConnectionSource pool;
    private final ThreadLocal<@Nullable RunningUnit> current = new ThreadLocal<>();
    private final DataSource bound;

    /** @param pool hands out connections in autocommit mode */
    @Activate
    public JdbcUnitOfWork(@Reference(target = "(" + RELAIS + ")") DataSource pool) {
        this.pool = new ConnectionSource(pool);
        this.bound = new UnitDataSource(pool, current::get);
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        RunningUnit running = current.get();
        if (running != null && running.isTransaction()) {
            return join(running, work);
        }
        if (running != null) {
            running.release();
        }
        return run(new RunningUnit(pool, true), running, work);
    }

    @Override
    public Unit prepare() {
        return new RevocableUnit();
    }

    @Override
    public boolean isRunning() {
        RunningUnit running = current.get();
        return running != null && running.isTransaction();
    }

    @Override
    public void afterCommit(Runnable work) {
        RunningUnit running = current.get();
        if (running == null || !running.isTransaction()) {
            throw new IllegalStateException("there is no transaction after which to do something");
        }
        running.afterCommit(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
        RunningUnit running = current.get();
        return running == null ? run(new RunningUnit(pool, false), null, work) : work.get();
    }

    /** The datasource for persistence units: inside a unit of work it hands out the thread's connection. */
    public DataSource dataSource() {
        return bound;
    }

    /**
     * The entity manager of a persistence unit in the thread's unit of work.
     *
     * @throws IllegalStateException outside a unit of work, or when the persistence unit is gone
     */
    public EntityManager entityManager(EntityManagerSource source) {
        RunningUnit running = current.get();
        if (running == null) {
            throw new IllegalStateException("the entity manager of persistence unit '" + source.name()
                    + "' was called outside a unit of work; call it inside UnitOfWork.execute or UnitOfWork.read");
        }
        return running.entityManager(source);
    }

    private static <T> T join(RunningUnit running, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw running.doom(Failures.translate(failure));
        } catch (Error failure) {
            running.doom(new IllegalStateException("joined work ended with an error", failure));
            throw failure;
        }
    }

    private <T> T run(RunningUnit unit, @Nullable RunningUnit suspended, Supplier<T> work) {
        T result = complete(unit, suspended, work);
        unit.committed();
        return result;
    }

    private <T> T complete(RunningUnit unit, @Nullable RunningUnit suspended, Supplier<T> work) {
        current.set(unit);
        boolean completed = false;
        try {
            T result = work.get();
            unit.commit();
            completed = true;
            return result;
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        } catch (RuntimeException failure) {
            throw Failures.translate(failure);
        } finally {
            if (!completed) {
                unit.rollback();
            }
            unit.close();
            if (suspended == null) {
                current.remove();
            } else {
                current.set(suspended);
            }
        }
    }

    /** One unit of work that another thread can end. */
    private final class RevocableUnit implements Unit {

        private final RunningUnit unit = new RunningUnit(pool, true);
        private final AtomicBoolean begun = new AtomicBoolean();

        @Override
        public <T> T execute(Supplier<T> work) {
            if (current.get() != null || begun.getAndSet(true)) {
                throw new IllegalStateException("a revocable unit of work runs once, on a thread that is in no other");
            }
            return run(unit, null, work);
        }

        @Override
        public Duration waitsForDatabase() {
            return unit.waitsForDatabase();
        }

        @Override
        public boolean revoke() {
            return unit.revoke();
        }
    }
}
