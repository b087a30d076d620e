package org.relais.deployment.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.relais.deployment.internal.Evidence.Finding;
import org.relais.spi.channel.InterpretationReport.Outcome;
import org.relais.texts.LocalizedText;

/** What a version has to show before it is proven. */
class ProbationTest extends WatchedFolder {

    @Test
    void aPlugInWithoutAChannelIsProvenWhenItStaysWellForAMoment() throws IOException {
        drop("1.0.0");
        look(8);
        assertEquals("1.0.0 PROBATION", views());

        pass(3);

        assertEquals("1.0.0 PROVEN", views());
        assertTrue(Files.exists(data.resolve("bundles/letters/1.0.0.jar")));
    }

    @Test
    void aChannelIsProvenByItsFirstInterpretations() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(10);
        report(sha, Outcome.SUCCEEDED, 2);
        pass(1);
        assertEquals("1.0.0 PROBATION", views());

        report(sha, Outcome.SUCCEEDED, 1);
        pass(1);

        assertEquals("1.0.0 PROVEN", views());
    }

    @Test
    void aChannelThatIsSeldomUsedIsProvenWithTimeAndByWhatItRegistered() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(200);
        report(sha, Outcome.SUCCEEDED, 1);
        pass(50);
        assertEquals("1.0.0 PROBATION", views());

        pass(150);

        assertEquals("1.0.0 PROVEN", views());
    }

    @Test
    void aChannelThatRefusesEverythingOrIsNeverUsedIsNotProven() throws IOException {
        host.channel = true;
        String sha = drop("1.0.0");
        pass(10);
        report(sha, Outcome.DECLINED, 20);
        pass(1000);
        assertEquals("1.0.0 PROBATION", views());

        report(sha, Outcome.FAILED, 3);
        pass(3);

        assertEquals("1.0.0 TAKEN_BACK", views());
    }

    @Test
    void aChannelThatRanForLongWithoutUseIsComeBackToAndStaysOnProbation() throws IOException {
        host.channel = true;
        String unused = drop("1.0.0");
        pass(400);
        dropBroken("1.1.0");
        pass(3);
        assertEquals("1.0.0 PROBATION, 1.1.0 TAKEN_BACK", views());
        assertEquals(unused, host.running.get(FILE));
        killed();
        look(6);
        assertEquals(unused, host.running.get(FILE));

        report(unused, Outcome.TIMED_OUT, 1);
        pass(3);

        assertEquals("1.0.0 TAKEN_BACK", views());
        assertNull(host.running.get(FILE));
    }

    @Test
    void aVersionThatWasProvenBeforeIsTrustedAtOnce() throws IOException {
        proven("1.0.0");
        proven("1.1.0");
        drop("1.0.0");

        look(4);

        assertEquals("1.0.0 PROVEN", views());
    }

    @Test
    void whoeverWaitsForWhatNobodyOffersIsTakenBackUnlessThePlatformIsAway() throws IOException {
        finding = Finding.waiting(new LocalizedText("attend", "waits"));
        host.serving = false;
        drop("1.0.0");
        pass(200);
        assertEquals("1.0.0 PROBATION", views());
        host.serving = true;
        pass(50);
        assertEquals("1.0.0 PROBATION", views());

        pass(20);

        assertEquals("1.0.0 TAKEN_BACK", views());
    }

    @Test
    void aMigrationMayTakeAsLongAsItTakes() throws IOException {
        finding = Finding.working(new LocalizedText("en cours", "at work"));
        drop("1.0.0");

        pass(3_000);

        assertEquals("1.0.0 PROBATION", views());
    }
}
