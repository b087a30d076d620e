package org.relais.persistence.internal.unit;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.relais.persistence.internal.work.EntityManagerSource;
import org.relais.persistence.internal.work.JdbcUnitOfWork;

/** The entity manager that components inject: made once, thread-safe, every call goes to the running unit of work's own. */
public final class UnitEntityManager implements InvocationHandler {

    private final EntityManagerSource source;
    private final JdbcUnitOfWork unitOfWork;

    private UnitEntityManager(EntityManagerSource source, JdbcUnitOfWork unitOfWork) {
        this.source = source;
        this.unitOfWork = unitOfWork;
    }

    /** A proxy for the persistence unit in whatever unit of work is running. */
    public static EntityManager of(EntityManagerSource source, JdbcUnitOfWork unitOfWork) {
        return (EntityManager) Proxy.newProxyInstance(
                // this loader sees all packages of JPA, those that only its method signatures mention included
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                new UnitEntityManager(source, unitOfWork));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "close", "getTransaction", "joinTransaction" ->
                throw new IllegalStateException(
                        "the unit of work alone begins, commits and closes the entity manager of '" + source.name()
                                + "'");
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "the entity manager of persistence unit '" + source.name() + "'";
            default -> {
                try {
                    yield method.invoke(unitOfWork.entityManager(source), arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            }
        };
    }
}
