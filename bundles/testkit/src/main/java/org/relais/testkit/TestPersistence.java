package org.relais.testkit;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.persistence.internal.migration.Migration;
import org.relais.persistence.internal.migration.MigrationException;
import org.relais.persistence.internal.unit.MappedUnit;
import org.relais.persistence.internal.unit.UnitDescriptor;
import org.relais.persistence.internal.unit.UnitEntityManager;
import org.relais.persistence.internal.work.JdbcUnitOfWork;
import org.relais.spi.persistence.RevocableWork;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Persistence units on the test class path, migrated and mapped exactly as the persistence bundle does it in the running system,
 * with its unit of work. Close it before its database.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.derby();
 *         TestPersistence persistence = TestPersistence.open(database.dataSource(), "core")) {
 *     EntityManager entities = persistence.entityManager("core");
 *     persistence.unitOfWork().execute(() -> { entities.persist(...); return null; });
 * }
 * }</pre>
 */
public final class TestPersistence implements AutoCloseable {

    private final JdbcUnitOfWork unitOfWork;
    private final Map<String, MappedUnit> units = new LinkedHashMap<>();

    private TestPersistence(DataSource dataSource) {
        this.unitOfWork = new JdbcUnitOfWork(dataSource);
    }

    /** Finds these units in the {@code META-INF/persistence.xml} files of the class path, migrates and maps them. */
    public static TestPersistence open(DataSource dataSource, String... units) {
        return open(dataSource, TestPersistence.class.getClassLoader(), units);
    }

    /** The same with the units of another class loader. */
    public static TestPersistence open(DataSource dataSource, ClassLoader loader, String... units) {
        TestPersistence persistence = new TestPersistence(dataSource);
        try {
            for (String unit : units) {
                persistence.add(find(unit, loader), loader, dataSource);
            }
            return persistence;
        } catch (RuntimeException failure) {
            persistence.close();
            throw failure;
        }
    }

    /** The unit of work that all units take part in. */
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /** The same, for work that another thread may have to end. */
    public RevocableWork revocableWork() {
        return unitOfWork;
    }

    /** The connection of the running unit of work, and one of the pool outside of any, for libraries that speak JDBC. */
    public DataSource dataSource() {
        return unitOfWork.dataSource();
    }

    /** The thread-safe entity manager to inject; it works inside the unit of work only. */
    public EntityManager entityManager(String unit) {
        @Nullable MappedUnit mapped = units.get(unit);
        if (mapped == null) {
            throw new IllegalArgumentException("persistence unit '" + unit + "' is not one of " + units.keySet());
        }
        return UnitEntityManager.of(mapped, unitOfWork);
    }

    @Override
    public void close() {
        units.values().forEach(MappedUnit::close);
        units.clear();
    }

    private void add(Found found, ClassLoader loader, DataSource dataSource) {
        UnitDescriptor descriptor = found.descriptor();
        try {
            if (descriptor.changelog().isPresent()) {
                new Migration(dataSource)
                        .run(descriptor.name(), descriptor.changelog().get(), loader);
            }
            units.put(descriptor.name(), MappedUnit.map(descriptor, loader, found.root(), unitOfWork.dataSource()));
        } catch (MigrationException | SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private record Found(UnitDescriptor descriptor, URL root) {}

    private static Found find(String unit, ClassLoader loader) {
        String path = "META-INF/persistence.xml";
        try {
            List<URL> files = Collections.list(loader.getResources(path));
            for (URL file : files) {
                try (InputStream content = file.openStream()) {
                    for (UnitDescriptor descriptor : UnitDescriptor.parse(content)) {
                        if (descriptor.name().equals(unit)) {
                            return new Found(descriptor, root(file, path));
                        }
                    }
                }
            }
            throw new IllegalArgumentException("persistence unit '" + unit + "' is in none of " + files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL root(URL file, String path) throws IOException {
        String location = file.toString();
        try {
            return new URI(location.substring(0, location.length() - path.length())).toURL();
        } catch (URISyntaxException failure) {
            throw new IOException(location, failure);
        }
    }
}
