package org.relais.spi.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.relais.directory.ChannelId;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.services.ServiceId;

/**
 * Looks at everything that is handed in, through whichever channel, before anything of it is stored, and also while that channel is away.
 * Register it as an OSGi service. Called by the intake desk from many threads at once; must not block. One that throws has the
 * submission answered {@code unavailable}: what cannot be screened is not stored.
 */
@ConsumerType
public interface SubmissionScreen {

    Screening screen(ChannelId channel, FormData form);

    /**
     * What was seen.
     *
     * @param service to whose forms the intake belongs: only those know of it who may read that service; null for none
     * @param refused what must not be stored, each by pointer; the sender is told, and nothing is stored. Empty for nothing
     */
    record Screening(@Nullable ServiceId service, List<FieldError> refused) {

        /** Nothing was found. */
        public static final Screening NOTHING = new Screening(null, List.of());

        public Screening {
            refused = List.copyOf(refused);
        }
    }
}
