package org.relais.core.internal.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.clock.DemoClock;
import org.relais.core.internal.OfficeFixture;
import org.relais.core.internal.permissions.DeclaredPermissions;
import org.relais.core.internal.permissions.RolePermissions;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.testkit.TestClock;

class OfficeClockTest {

    private static final Instant TODAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant ROUND = Instant.parse("2021-09-07T04:30:00Z");

    private final TestClock machine = TestClock.at(TODAY);
    private final OfficeClock clock = new OfficeClock(machine);
    private final List<ClockJump> jumps = new ArrayList<>();
    private final OfficeFixture office = new OfficeFixture();
    private final Permissions permissions = new RolePermissions(office, office, new DeclaredPermissions());

    @Test
    void showsTheMachinesTimeUntilSomebodySetsIt() {
        assertEquals(TODAY, clock.instant());
        assertFalse(clock.isSet());
    }

    @Test
    void goesOnFromWhereItWasSetInEveryZone() {
        Clock elsewhere = clock.withZone(ZoneId.of("Pacific/Noumea"));
        clock.set(ROUND);
        machine.advance(Duration.ofMinutes(5));
        assertEquals(ROUND.plus(Duration.ofMinutes(5)), clock.instant());
        assertEquals(
                "2021-09-07T15:35+11:00[Pacific/Noumea]",
                java.time.ZonedDateTime.now(elsewhere).toString());
        clock.reset();
        assertEquals(TODAY.plus(Duration.ofMinutes(5)), clock.instant());
    }

    @Test
    void tellsListenersFromWhereToWhereItJumped() {
        clock.onJump(jumps::add);
        clock.set(ROUND);
        machine.advance(Duration.ofMinutes(1));
        clock.set(ROUND.plus(Duration.ofDays(1)));
        clock.reset();
        assertEquals(
                List.of(
                        new ClockJump(TODAY, ROUND),
                        new ClockJump(ROUND.plus(Duration.ofMinutes(1)), ROUND.plus(Duration.ofDays(1))),
                        new ClockJump(ROUND.plus(Duration.ofDays(1)), TODAY.plus(Duration.ofMinutes(1)))),
                jumps);
    }

    @Test
    void doesNotJumpWhenAListenerCannotFollow() {
        clock.onJump(jump -> {
            throw new IllegalStateException("no database");
        });
        assertThrows(IllegalStateException.class, () -> clock.set(ROUND));
        assertEquals(TODAY, clock.instant());
    }

    @Test
    void isSetInDemoModeByThoseWhoMay() {
        DemoClock demo = new SettableDemoClock(clock, permissions, true);
        assertEquals(new DemoClock.ClockReading(ROUND, TODAY, true), demo.set(OfficeFixture.ADMIN, ROUND));
        assertEquals(new DemoClock.ClockReading(ROUND, TODAY, true), demo.read(OfficeFixture.ADMIN));
        assertEquals(Errors.FORBIDDEN, refused(demo, OfficeFixture.SUPERVISOR).code());
        assertEquals(new DemoClock.ClockReading(TODAY, TODAY, false), demo.reset(OfficeFixture.ADMIN));
    }

    @Test
    void isNotThereOutsideDemoMode() {
        DemoClock serious = new SettableDemoClock(clock, permissions, false);
        assertEquals(Errors.NOT_FOUND, refused(serious, OfficeFixture.ADMIN).code());
        assertFalse(clock.isSet());
    }

    private static RelaisException refused(DemoClock demo, Caller caller) {
        return assertThrows(RelaisException.class, () -> demo.set(caller, ROUND));
    }
}
