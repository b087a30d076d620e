package org.relais.testkit.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.relais.directory.ChannelId;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.spi.channel.Channel;
import org.relais.testkit.FakeIntakeDesk;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.Form;
import org.relais.testkit.TestPlatform;

/**
 * An intake desk in memory on an empty database, with one channel at it: here what a channel writes is committed, and the channel can be
 * away for a while.
 */
final class FreshDesk {

    private static final Caller CALLER = FakePermissions.agent("agent");

    private final TestPlatform platform;
    private final FakeIntakeDesk desk;
    private final ChannelId channel;

    FreshDesk(TestPlatform platform, Channel channel) {
        this.platform = platform;
        this.desk = platform.intakeDesk();
        this.channel = channel.descriptor().id();
        desk.arrive(channel);
    }

    TestPlatform platform() {
        return platform;
    }

    /** Rows of each table. */
    Map<String, Long> rows() {
        return platform.rows();
    }

    IntakeReceipt receive(String key, Form form) {
        return desk.receive(CALLER, channel, new Submission(key, form.data()));
    }

    IntakeView get(IntakeId intake) {
        return desk.get(CALLER, intake);
    }

    void leave() {
        desk.leave(channel);
    }

    void arrive(Channel again) {
        desk.arrive(again);
    }

    /** Takes up what was stamped while the channel was away. */
    void retry() {
        desk.retry();
    }

    /** Registered, or kept closed until later: neither waiting for the channel nor refused by it. */
    static void assertDone(Form form, IntakeView intake) {
        assertTrue(
                intake.state() == IntakeState.REGISTERED || intake.state() == IntakeState.HELD,
                () -> form + " became " + intake);
    }
}
