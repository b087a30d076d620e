package org.relais.web.internal.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.Path;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.relais.spi.web.OpenToPublic;
import org.relais.web.internal.problem.Beginning;

class DeparturesTest {

    @Path("/cases")
    private static final class Cases {}

    @Path("/cases/{case}/notes")
    private static final class Notes {}

    @Path("/forms")
    private static final class Forms {

        @OpenToPublic("a test")
        public void open() {}
    }

    @Path("/queues")
    private static final class Queues {}

    private final Beginning beginning = new Beginning();
    private final Departures departures = new Departures(beginning);
    private final Set<String> removedClasses = new HashSet<>();
    private int state = Bundle.ACTIVE;
    private final Bundle bundle = bundle();

    /** A bundle with the state and without the classes of this test. */
    private Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getState" -> state;
                    case "equals" -> proxy == arguments[0];
                    case "loadClass" -> {
                        if (removedClasses.contains(arguments[0])) {
                            throw new ClassNotFoundException(String.valueOf(arguments[0]));
                        }
                        yield Object.class;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @BeforeEach
    void begun() {
        beginning.end();
    }

    @Test
    void everything_is_on_its_way_until_the_system_was_ready_once() {
        assertTrue(new Departures(new Beginning()).isAway("/v1/queues"));
        assertFalse(departures.isAway("/v1/queues"));
    }

    @Test
    void what_left_is_away_with_everything_below_it_until_it_is_back() {
        departures.note(Cases.class, bundle);

        assertTrue(departures.isAway("/v1/cases"));
        assertTrue(departures.isAway("/v1/cases/RL-1/notes"));
        assertFalse(departures.isAway("/v1/queues"));
        departures.forget(Cases.class, bundle);
        assertFalse(departures.isAway("/v1/cases"));
    }

    @Test
    void strangers_learn_only_of_what_was_open_to_them() {
        departures.note(Cases.class, bundle);
        departures.note(Forms.class, bundle);

        assertFalse(departures.isAwayForStrangers("/v1/cases"));
        assertTrue(departures.isAwayForStrangers("/v1/forms"));
        state = Bundle.UNINSTALLED;
        assertFalse(departures.isAwayForStrangers("/v1/forms"));
    }

    @Test
    void a_root_path_stays_away_until_the_last_of_its_resources_is_back() {
        departures.note(Cases.class, bundle);
        departures.note(Notes.class, bundle);

        departures.forget(Notes.class, bundle);

        assertTrue(departures.isAway("/v1/cases/RL-1"));
        departures.forget(Cases.class, bundle);
        assertFalse(departures.isAway("/v1/cases/RL-1"));
    }

    @Test
    void a_copy_for_what_is_published_keeps_what_was_away_when_it_was_made() {
        departures.note(Cases.class, bundle);
        Departures published = departures.copy();

        departures.forget(Cases.class, bundle);
        departures.note(Queues.class, bundle);

        assertTrue(published.isAway("/v1/cases"));
        assertFalse(published.isAway("/v1/queues"));
    }

    @Test
    void what_an_upgrade_dropped_is_gone_as_soon_as_the_upgraded_bundle_is_back() {
        departures.note(Cases.class, bundle);
        departures.note(Queues.class, bundle);
        removedClasses.add(Queues.class.getName());

        departures.forget(Cases.class, bundle);

        assertFalse(departures.isAway("/v1/queues"));
    }

    @Test
    void what_was_uninstalled_does_not_exist() {
        departures.note(Cases.class, bundle);

        state = Bundle.UNINSTALLED;

        assertFalse(departures.isAway("/v1/cases"));
    }
}
