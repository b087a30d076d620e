package org.relais.service.desk.internal.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.TopicId;
import org.relais.errors.RelaisException;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.intake.OpenedCase;
import org.relais.service.desk.internal.catalogue.ActiveService;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceAccess;
import org.relais.service.desk.internal.catalogue.ServiceCatalogue;
import org.relais.services.FormAction;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceErrors;
import org.relais.services.ServiceRight;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.numbering.Numbering;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.ServiceDesk;
import org.relais.texts.LocalizedText;

/**
 * Registers forms in the unit of work of their intakes: the number is taken last, since others wait for it, and is gone with the
 * transaction when that is taken back. Thread-safe.
 */
@Component
public final class FormRegistration implements ServiceDesk {

    private final ServiceCatalogue catalogue;
    private final ServiceAccess access;
    private final FormJudgement judgement;
    private final FormStore store;
    private final FormSeal seal;
    private final FormLife life;
    private final FormCases cases;
    private final Numbering numbering;
    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;
    private final Accounts accounts;

    @Activate
    public FormRegistration(
            @Reference ServiceCatalogue catalogue,
            @Reference ServiceAccess access,
            @Reference FormJudgement judgement,
            @Reference FormStore store,
            @Reference FormSeal seal,
            @Reference FormLife life,
            @Reference FormCases cases,
            @Reference Numbering numbering,
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar,
            @Reference Accounts accounts) {
        this.catalogue = catalogue;
        this.access = access;
        this.judgement = judgement;
        this.store = store;
        this.seal = seal;
        this.life = life;
        this.cases = cases;
        this.numbering = numbering;
        this.directory = directory;
        this.calendar = calendar;
        this.accounts = accounts;
    }

    @Override
    public CaseDraft draft(Found found) {
        access.require(caller(found), found.service(), ServiceRight.REGISTER);
        ActiveService service = judgement.active(found.service());
        Assessment.Accepted accepted = judge(service, found);
        refuseRegistered(found, accepted);
        KnownService known = catalogue.known(found.service()).orElseThrow();
        return new CaseDraft(
                known.caseSubject().fr().formatted(accepted.formNumber()),
                null,
                found.receivedAt(),
                found.site(),
                topic(known),
                null,
                null,
                null,
                List.of(),
                null,
                found.service());
    }

    private Caller caller(Found found) {
        return accounts.find(found.account()).orElseThrow(() -> ServiceAccess.unknown(found.service()));
    }

    private @Nullable TopicId topic(KnownService service) {
        return Optional.ofNullable(service.topic())
                .filter(topic -> directory.office().topic(topic.value()).isPresent())
                .orElse(null);
    }

    /** The form as the plug-in accepts it; everything else is a refusal. */
    private Assessment.Accepted judge(ActiveService service, Found found) {
        return judgement.judge(service, found.form(), found.pointer());
    }

    private void refuseRegistered(Found found, Assessment.Accepted accepted) {
        store.active(found.service(), accepted.formNumber()).ifPresent(first -> {
            throw RelaisException.builder(
                            ServiceErrors.ALREADY_REGISTERED,
                            new LocalizedText(
                                            "Le formulaire n° %s est déjà enregistré sous le numéro %s.",
                                            "Form no. %s is registered already, as %s.")
                                    .formatted(accepted.formNumber(), first.number()))
                    .members(Map.of("registration", first.number().value()))
                    .build();
        });
    }

    @Override
    public RegistrationNumber register(Found found, OpenedCase opened) {
        ActiveService service = judgement.active(found.service());
        Assessment.Accepted accepted = judge(service, found);
        Office office = directory.office();
        Instant now = life.now();
        LocalDate day = calendar.officeDay(now);
        String register = service.descriptor().register();
        String desk = office.desk().value();
        long sequence = numbering.next("service-" + found.service() + "-" + desk, day.getYear());
        // whoever was quicker has stored theirs before the number was free for us, be it in the same envelope
        refuseRegistered(found, accepted);
        StoredForm received = received(
                RegistrationNumber.ofForm(register, desk, day.getYear(), sequence),
                new StoredForm.Series(desk, day.getYear(), sequence),
                found,
                accepted,
                opened,
                now);
        StoredForm registered = life.happen(received, FormAction.REGISTER, found.account(), null);
        StoredForm judged = life.happen(
                registered, FormJudgement.action(accepted), found.account(), FormJudgement.detail(accepted));
        store.add(judged, seal.fingerprints(found.service(), accepted.found()));
        cases.registered(caller(found), judged, accepted.missing());
        return judged.number();
    }

    private StoredForm received(
            RegistrationNumber number,
            StoredForm.Series series,
            Found found,
            Assessment.Accepted accepted,
            OpenedCase opened,
            Instant now) {
        return new StoredForm(
                number,
                found.service(),
                series,
                accepted.formNumber(),
                FormState.RECEIVED,
                now,
                accepted.destination().id(),
                found.receivedAt(),
                now,
                calendar.officeDay(now),
                found.account(),
                new StoredForm.Origin(found.intake(), found.pointer(), opened.id(), opened.reference()),
                seal.seal(number, FormContent.of(found.form(), accepted)),
                null,
                null,
                0,
                "",
                0);
    }
}
