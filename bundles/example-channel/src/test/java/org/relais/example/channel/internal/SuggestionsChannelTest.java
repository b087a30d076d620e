package org.relais.example.channel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.directory.ChannelId;
import org.relais.errors.RelaisException;
import org.relais.example.channel.internal.entity.SuggestionsRegister;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.Form;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;

class SuggestionsChannelTest {

    private static final ChannelId CHANNEL = new ChannelId("suggestions");

    private TestPlatform platform;
    private SuggestionsRegister register;
    private SuggestionsResource resource;

    @BeforeEach
    void open() {
        platform = new TestPlatform(TestDatabase.derby(), "2021-09-07T10:00:00+11:00", List.of("suggestions"));
        register = new SuggestionsRegister(platform.entityManager("suggestions"));
        resource = new SuggestionsResource(register, platform.unitOfWork());
        platform.intakeDesk().arrive(new SuggestionsChannel(platform.directory(), platform.calendar(), register, 30));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void thanksAreCountedAndOpenNoCase() {
        assertEquals(
                0,
                receive("1", SuggestionsContract.FULL.replace("IDEA", "THANKS"))
                        .cases()
                        .size());
        assertEquals(1, receive("2", SuggestionsContract.FULL).cases().size());
        assertEquals(2, resource.list("20").get("items").size());
    }

    @Test
    void theSameKeyIsTheSameSuggestion() {
        IntakeView first = receive("1", SuggestionsContract.FULL);
        assertEquals(first, receive("1", SuggestionsContract.FULL));
        assertEquals(1, resource.list("20").get("items").size());
    }

    @Test
    void whatIsRefusedIsNotInTheBox() {
        assertThrows(RelaisException.class, () -> receive("1", SuggestionsContract.FULL.replace("caps", "nowhere")));
        assertEquals(List.of(), resource.list("20").get("items"));
    }

    @Test
    void whatArrivesWhileTheChannelIsAwayIsTakenUpWhenItIsBack() {
        platform.intakeDesk().leave(CHANNEL);
        assertEquals(IntakeState.STAMPED, receive("1", SuggestionsContract.FULL).state());
        platform.intakeDesk().arrive(new SuggestionsChannel(platform.directory(), platform.calendar(), register, 30));
        platform.intakeDesk().retry();
        assertEquals(
                IntakeState.REGISTERED, platform.intakeDesk().intakes().get(0).state());
    }

    @Test
    void aSettingThatMakesNoSenseIsNamed() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new SuggestionsChannel(platform.directory(), platform.calendar(), register, 0));
        assertEquals("latest.days is 0; it must be from 1 to 365 days", refused.getMessage());
    }

    private IntakeView receive(String key, String json) {
        return platform.intakeDesk()
                .receive(
                        FakePermissions.agent("agent"),
                        CHANNEL,
                        Submission.of(key, Form.of(json).data()))
                .intake();
    }
}
