package org.relais.channel.phone.internal.calls;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseView;
import org.relais.cases.Priority;
import org.relais.cases.RoutingTrace;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.texts.LocalizedText;

/** Settings and a case, for tests. */
public final class TestSettings {

    private TestSettings() {}

    /** What an office has that has set nothing: 30 seconds, 120 minutes, 3 attempts, 30 seconds. */
    public static PhoneSettings asShipped() {
        return new PhoneSettings(new PhoneSettings.Configuration() {
            @Override
            public int handOffSeconds() {
                return 30;
            }

            @Override
            public int callbackMinutes() {
                return 120;
            }

            @Override
            public int callbackAttempts() {
                return 3;
            }

            @Override
            public int abandonedSeconds() {
                return 30;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PhoneSettings.Configuration.class;
            }
        });
    }

    /** A case of DPASS. */
    public static CaseView view(CaseId id, CaseReference reference) {
        return new CaseView(
                id,
                reference,
                CaseStatus.TRIAGED,
                "Sujet",
                null,
                null,
                new ChannelId("phone"),
                "caps",
                Priority.NORMAL,
                null,
                null,
                null,
                new DepartmentId("DPASS"),
                "dpass",
                null,
                Instant.EPOCH,
                null,
                null,
                false,
                null,
                new RoutingTrace("rule", new LocalizedText("", ""), null),
                null,
                null,
                List.of(),
                0,
                List.of(),
                1);
    }
}
