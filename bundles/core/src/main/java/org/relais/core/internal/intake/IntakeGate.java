package org.relais.core.internal.intake;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ChannelErrors;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;

/** Keeps shut the channels that are suspended, but for those who may override that. */
@Component(service = IntakeGate.class)
public final class IntakeGate {

    private final SuspendedChannels suspended;
    private final EmergencyScripts emergencies;
    private final OfficeJournal journal;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public IntakeGate(
            @Reference SuspendedChannels suspended,
            @Reference EmergencyScripts emergencies,
            @Reference OfficeJournal journal,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.suspended = suspended;
        this.emergencies = emergencies;
        this.journal = journal;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * What the gate says to a submission.
     *
     * @param refusal why it is not let in; empty when it is
     * @param entry to be done in the unit of work that stores the intake
     */
    record Admission(Optional<RelaisException> refusal, Runnable entry) {}

    /** @throws RelaisException {@code forbidden} for an override by a caller who may not */
    Admission admit(Caller caller, StoredIntake intake, Submission submission) {
        if (submission.override() != null) {
            permissions.require(caller, CorePermissions.CHANNEL_OVERRIDE);
        }
        Optional<StoredSuspension> suspension = suspended.of(intake.channel(), clock.instant());
        if (suspension.isPresent() && submission.override() == null) {
            return new Admission(Optional.of(refusal(suspension.get(), submission.form())), () -> {});
        }
        Runnable entry = suspension.isEmpty() ? () -> {} : () -> record(caller, intake, submission);
        return new Admission(Optional.empty(), entry);
    }

    private void record(Caller caller, StoredIntake intake, Submission submission) {
        journal.record(
                caller,
                intake.confidentiality().isService() ? OfficeArea.SERVICES : OfficeArea.CHANNELS,
                "channel " + intake.channel(),
                "override",
                Map.of("intake", List.of("", intake.id().toString())),
                submission.override());
    }

    /** Even here an emergency brings its script: whoever is in danger cannot wait for another channel. */
    private RelaisException refusal(StoredSuspension suspension, FormData form) {
        Map<String, Object> members = new HashMap<>();
        members.put("reason", texts(suspension.reason()));
        members.put(
                "alternatives",
                suspension.alternatives().stream().map(IntakeGate::texts).toList());
        Optional<LocalizedText> script = emergencies.of(form);
        script.ifPresent(say -> members.put("emergency", Map.of("script", texts(say))));
        return RelaisException.builder(
                        ChannelErrors.CHANNEL_SUSPENDED,
                        new LocalizedText(
                                script.map(say -> "À dire d'abord : " + say.fr() + " ")
                                                .orElse("") + "Rien n'a été enregistré. "
                                        + sentence(suspension, LocalizedText::fr),
                                script.map(say -> "Say first: " + say.en() + " ")
                                                .orElse("") + "Nothing was stored. "
                                        + sentence(suspension, LocalizedText::en)))
                .members(members)
                .build();
    }

    private static String sentence(StoredSuspension suspension, Function<LocalizedText, String> language) {
        return language.apply(suspension.reason())
                + suspension.alternatives().stream()
                        .map(language)
                        .map(text -> " " + text)
                        .collect(Collectors.joining());
    }

    private static Map<String, String> texts(LocalizedText text) {
        return Map.of("fr", text.fr(), "en", text.en());
    }
}
