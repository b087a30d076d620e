package org.relais.service.claimforms.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.relais.identity.Caller;
import org.relais.service.claimforms.internal.description.ClaimForms;
import org.relais.service.claimforms.internal.entity.JpaMutualStore;
import org.relais.service.claimforms.internal.mutuals.JournaledMutuals;
import org.relais.service.claimforms.internal.mutuals.MutualStore;
import org.relais.services.ServiceDestinations;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;
import org.relais.spi.journal.PlugInJournal;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** The parts of the plug-in on a database of their own, with what the platform gives them. */
public final class ClaimFormFixture implements AutoCloseable {

    /** May read and configure. */
    public static final Caller CLAIMS = FakePermissions.agent("claims");

    /** May read alone. */
    public static final Caller READER = FakePermissions.agent("reader");

    /** May configure alone. */
    public static final Caller ADMIN = FakePermissions.agent("admin");

    /** May register, and otherwise nothing. */
    public static final Caller STRANGER = FakePermissions.agent("stranger");

    public final TestPlatform platform;
    public final MutualStore store;
    public final JournaledMutuals mutuals;
    private final Map<String, List<Object[]>> firstDay = new LinkedHashMap<>();
    public final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    public ClaimFormFixture(TestDatabase database) {
        platform = new TestPlatform(database, "2021-10-06T10:00:00+11:00", List.of("claimforms"));
        for (Caller caller : List.of(CLAIMS, READER)) {
            platform.permissions().grant(caller, ServiceRight.READ.of(ClaimForms.ID));
        }
        for (Caller caller : List.of(CLAIMS, ADMIN)) {
            platform.permissions().grant(caller, ServiceRight.CONFIGURE.of(ClaimForms.ID));
        }
        platform.permissions().grant(STRANGER, ServiceRight.REGISTER.of(ClaimForms.ID));
        EntityManager entities = platform.entityManager("claimforms");
        platform.unitOfWork().read(() -> {
            for (String table : List.of("CLAIMFORMS_MUTUAL", "CLAIMFORMS_SPELLING")) {
                firstDay.put(table, rows(entities, table));
            }
            return null;
        });
        store = new JpaMutualStore(entities);
        PlugInJournal office = (caller, subject, action, changes, reason) ->
                journal.add(caller.account() + " " + action + " " + subject + " " + changes);
        mutuals = new JournaledMutuals(
                platform.unitOfWork(), store, new FirstDestinations(), platform.permissions(), office);
    }

    ClaimFormService service() {
        return new ClaimFormService(store, platform.calendar(), platform.clock(), GivenSettings.of(Map.of()));
    }

    @SuppressWarnings("unchecked") // of several columns
    private static List<Object[]> rows(EntityManager entities, String table) {
        return entities.createNativeQuery("select * from " + table).getResultList();
    }

    /** Has the tables, and the journal, as on the first day. */
    public void restore() {
        EntityManager entities = platform.entityManager("claimforms");
        platform.unitOfWork().execute(() -> {
            List.of("CLAIMFORMS_SPELLING", "CLAIMFORMS_MUTUAL")
                    .forEach(table ->
                            entities.createNativeQuery("delete from " + table).executeUpdate());
            firstDay.forEach((table, rows) -> rows.forEach(row -> insert(entities, table, row)));
            return null;
        });
        journal.clear();
    }

    private static void insert(EntityManager entities, String table, Object[] row) {
        String values = "?, ".repeat(row.length - 1) + "?";
        Query insert = entities.createNativeQuery("insert into " + table + " values (" + values + ")");
        for (int i = 0; i < row.length; i++) {
            insert.setParameter(i + 1, row[i]);
        }
        insert.executeUpdate();
    }

    @Override
    public void close() {
        platform.close();
    }

    /** Those of the first day, and one to which nothing is handed any more. */
    private static final class FirstDestinations implements ServiceDestinations {

        @Override
        public List<DestinationView> list(Caller caller, ServiceId service) {
            return List.of(
                    view("CAFAT", true),
                    view("COMMERCE", true),
                    view("MDF", true),
                    view("MPL", true),
                    view("OLD", false),
                    view("SLN", true));
        }

        private static DestinationView view(String id, boolean active) {
            return new DestinationView(id, new LocalizedText(id, id), null, active, 1);
        }

        @Override
        public DestinationView put(
                Caller caller,
                ServiceId service,
                String id,
                NewDestination destination,
                OptionalLong expectedRevision) {
            throw new UnsupportedOperationException("nobody edits destinations here");
        }
    }
}
