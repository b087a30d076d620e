package org.relais.persistence.internal.migration;

import java.io.IOException;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;
import org.relais.persistence.internal.migration.MigrationRecords.Applied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a persistence unit's tables to the state of its changelog. When no file of the changelog changed since it was last
 * applied, Liquibase, which takes a second or two, is not started at all. An older changelog than the database's is tolerated:
 * changesets that it does not know stay applied.
 */
public final class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    /** Held here because the log framework keeps loggers weakly. Silent: each step at INFO floods, and failures come as exceptions. */
    private static final java.util.logging.Logger LIQUIBASE_LOG = java.util.logging.Logger.getLogger("liquibase");

    private final DataSource pool;

    /** @param pool hands out connections in autocommit mode */
    public Migration(DataSource pool) {
        this.pool = pool;
        LIQUIBASE_LOG.setLevel(Level.OFF);
    }

    /**
     * Migrates, or finds that there is nothing to do. Blocks while another migration runs, here or on another node.
     *
     * @param changelog path on the class path of {@code loader}
     * @return whether Liquibase had to run
     */
    public boolean run(String unit, String changelog, ClassLoader loader) throws MigrationException {
        try (Connection connection = pool.getConnection();
                MigrationLock held = MigrationLock.acquire(connection)) {
            MigrationRecords records = new MigrationRecords(connection);
            if (isCurrent(records.find(unit), changelog, loader)) {
                LOG.debug("{} is up to date under {}", unit, held);
                return false;
            }
            records.forget(unit);
            SortedSet<String> resources = update(connection, changelog, loader);
            connection.setAutoCommit(true);
            Optional<String> fingerprint = Fingerprint.of(resources, loader);
            if (!resources.isEmpty() && fingerprint.isPresent()) {
                records.remember(unit, new Applied(changelog, resources, fingerprint.get()));
            }
            LOG.info("Tables of {} brought to {}", unit, changelog);
            return true;
        } catch (MigrationException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new MigrationException(
                    "migration of " + unit + " by " + changelog + ": " + rootMessage(failure), failure);
        }
    }

    private static boolean isCurrent(Optional<Applied> applied, String changelog, ClassLoader loader)
            throws IOException {
        if (applied.isEmpty() || !applied.get().changelog().equals(changelog)) {
            return false;
        }
        return Fingerprint.of(applied.get().resources(), loader)
                .filter(applied.get().fingerprint()::equals)
                .isPresent();
    }

    /** Runs Liquibase. Answers the files the changelog is made of, or none when it must run at every start. */
    private static SortedSet<String> update(Connection connection, String changelog, ClassLoader loader)
            throws Exception {
        ChangelogResources resources = new ChangelogResources(loader);
        Map<String, Object> scope = Map.of(
                Scope.Attr.classLoader.name(),
                new ChangelogClassLoader(loader),
                Scope.Attr.resourceAccessor.name(),
                resources,
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                "liquibase.analytics.enabled",
                "false");
        return Scope.child(scope, () -> {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(changelog, resources, database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            // we hold the migration lock, so a lock found here was left by a process that was killed
            liquibase.forceReleaseLocks();
            // it remembers by name which changelogs were up to date, and another version's changelog has the same name
            Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
            liquibase.update(new Contexts());
            boolean skippable =
                    liquibase.getDatabaseChangeLog().getChangeSets().stream().noneMatch(ChangeSet::isAlwaysRun);
            return skippable ? resources.used() : new TreeSet<>();
        });
    }

    private static String rootMessage(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure;
        while (cause.getCause() != null && !message.contains("::")) {
            cause = cause.getCause();
            message = String.valueOf(cause.getMessage());
        }
        // the changeset is in the first line, what the database said in the one of the reason
        return message.lines()
                .map(String::strip)
                .limit(2)
                .reduce((first, reason) -> first + " " + reason)
                .orElse(failure.getClass().getName());
    }

    /** Liquibase's own classes and services first, then what the bundle adds. */
    private static final class ChangelogClassLoader extends ClassLoader {

        private final ClassLoader bundle;

        ChangelogClassLoader(ClassLoader bundle) {
            super(Liquibase.class.getClassLoader());
            this.bundle = bundle;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return bundle.loadClass(name);
        }
    }
}
